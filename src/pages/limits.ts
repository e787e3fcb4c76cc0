import type { NoteText } from '../knowledge/knowledge';
import type { Limit, PropertyPath } from '../knowledge/note';
import { limitInWords } from '../knowledge/words';
import { codeInMarkdown, inMarkdown, withCode } from '../text/escape';
import { link, table } from '../text/markdown';
import { pathTo } from './links';
import { slugOf } from './page';

/** The same limit on a dozen properties is told by three of them. */
const maxNames = 3;

/** Of a path; the rest would leave no room for the limit. */
const mostSteps = 3;

/** The no-break space keeps the column wide enough for a date in one line. */
const head = ['Property', 'Limit', 'Kind', 'Last\u00a0checked'];

/** The limits of a note, each with the way to why it exists and to where AWS says so. */
export function limitTable(limits: readonly Limit[], note: NoteText): string | undefined {
  const words = new Map<string, { readonly limit: Limit; readonly said: Set<string> }>();
  for (const limit of limits) {
    // Length and form of a name are one row.
    const key = [properties(limit, note), kindOf(limit, note), checkedAt(limit)].join('\n');
    const row = words.get(key) ?? { limit, said: new Set() };
    words.set(key, row);
    row.said.add(withCode(limitInWords(limit)));
  }
  const rows = [...words.values()].map(({ limit, said }) => [
    properties(limit, note),
    [...said].join('. '),
    kindOf(limit, note),
    checkedAt(limit),
  ]);
  return table(head, rows);
}

/** A property that CloudFormation and SAM both have is one. */
function properties({ at, id, ofKey }: Limit, { sections }: NoteText): string {
  const names = [...new Set(at.map(one => nameOf(one, ofKey)))];
  const section = sections.find(one => one.id === id);
  const shown = names
    .slice(0, maxNames)
    .map(name => (section === undefined ? name : link(name, `#${slugOf(section.title)}`)));
  return names.length > maxNames ? `${shown.join(', ')} and ${names.length - maxNames} more` : shown.join(', ');
}

/** "Queue · RedrivePolicy.maxReceiveCount": what stands for lists, keys and SAM's own levels is left out. */
export function nameOf({ type, path }: PropertyPath, ofKey: boolean): string {
  const steps = path.filter((step, index) => step !== '*' && !(step === 'Properties' && path[index - 2] === 'Events'));
  const each = ofKey ? 'key of ' : path.at(-1) === '*' ? 'each of ' : '';
  // Of all types of a service, its name is told. Not as code: in high contrast, a link on code is hard to read.
  return inMarkdown(`${type.replace(/::\*$/, '').split('::').at(-1)} · ${each}${steps.slice(-mostSteps).join('.')}`);
}

/** Whose limit it is, whether it can be raised, and how what breaks it is reported where that is no error. */
export function kindOf({ quota, team, severity, note: home }: Limit, { name }: Pick<NoteText, 'name'>): string {
  if (team !== undefined)
    return `set by this team: ${home === name ? codeInMarkdown(team) : link(codeInMarkdown(team), pathTo(home, name))}`;
  if (quota !== undefined) return `quota “${inMarkdown(quota)}”, can be raised`;
  return severity === 'error' ? 'hard limit' : severity === 'warning' ? 'warning' : 'advice';
}

function checkedAt({ source, checked }: Limit): string {
  if (source === undefined) return checked ?? '–';
  return link(checked ?? 'source', source);
}
