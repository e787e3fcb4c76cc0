import { nearestChoices } from '../text/nearest';

/** What has become of an id that was published and is no more. */
export interface FormerId {
  /** The day of the release without it, an ISO date: a year later the entry goes. */
  readonly since: string;
  /** The id that says the same now, where there is one. */
  readonly instead?: string;
}

type FormerIds = Readonly<Record<string, FormerId>>;

/** Who still writes one of these is told by name. None was removed so far. */
const formerIds: FormerIds = {};

/** What became of an id: a sentence; undefined where it never was one. */
export function removalOf(id: string, former: FormerIds = formerIds): string | undefined {
  const found = Object.hasOwn(former, id) ? former[id] : undefined;
  if (found === undefined) return undefined;
  const { since, instead } = found;
  return `${id} was removed on ${since}. ${instead === undefined ? 'Nothing takes its place.' : `Use ${instead}.`}`;
}

/** What helps who wrote an id that is none: a sentence, empty where nothing does. */
export function hintOn(id: string, ids: readonly string[], former: FormerIds = formerIds): string {
  const [meant, ...others] = nearestChoices(ids, id);
  return removalOf(id, former) ?? (meant === undefined || others.length > 0 ? '' : `Did you mean ${meant}?`);
}
