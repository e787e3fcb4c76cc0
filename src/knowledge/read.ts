import { readFrontMatter } from './frontMatter';
import type {
  CheckFact,
  Delivery,
  Limit,
  Need,
  Note,
  Numbers,
  Problem,
  Right,
  Section,
  Statement,
  TakenAttribute,
  Trust,
  Unique,
  Wait,
} from './note';
import { quantity } from './quantity';
import { readLimits, type TeamContext, toPath } from './readLimits';
import { asked, type FrontMatter, type Issue } from './schema';
import { readSections, summaryOf } from './sections';

export type ReadNote =
  | { readonly note: Note; readonly problems: readonly [] }
  | { readonly note: undefined; readonly problems: readonly Problem[] };

/** Reads one note from Markdown with front matter. All mistakes are told, each at its line. */
export function readNote(name: string, source: string, team?: TeamContext): ReadNote {
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const front = /^---\n([\s\S]*?\n)---[ \t]*(?:\n|$)/.exec(text);
  if (front?.[1] === undefined) return failed([withoutFrontMatter]);
  const read = readFrontMatter(front[1], team !== undefined);
  if (!('frontMatter' in read)) return failed(read);
  const { frontMatter } = read;
  const written = text.slice(front[0].length);
  const body = team === undefined ? written : withoutPictures(written);
  const sections = readSections(body, front[0].split('\n').length);
  const { limits, issues } = readLimits(name, frontMatter, team);
  const all = team === undefined ? [...issues, ...withoutSection(frontMatter, sections)] : issues;
  if (all.length > 0) return failed(all.map(issue => read.placed(issue)));
  const origin = team && { team: team.file };
  const note: Note = {
    name,
    title: frontMatter.title,
    types: frontMatter.types ?? (team === undefined ? [] : typesOf(limits)),
    docs: frontMatter.docs,
    summary: summaryOf(body),
    sections,
    limits,
    checks: readChecks(name, frontMatter).map(check => ({ ...check, ...origin })),
    statements: readStatements(name, frontMatter),
    numbers: readNumbers(frontMatter),
    ...origin,
  };
  return { note, problems: [] };
}

/** Nothing is loaded from anywhere because somebody reads a note: a picture becomes a link, a tag a text. */
function withoutPictures(markdown: string): string {
  const asText = (text: string) => text.replace(/!(?=\[)|<(?=[a-z!/](?![a-z+.-]*:))/gi, '\\$&');
  // Every second part is code.
  const parts = markdown.split(/(```[\s\S]*?(?:```|$)|`[^`\n]*`)/);
  return parts.map((part, index) => (index % 2 === 0 ? asText(part) : part)).join('');
}

const withoutFrontMatter = { line: 1, column: 1, message: 'A note begins with front matter between two --- lines' };

function failed(problems: readonly Problem[]): ReadNote {
  return { note: undefined, problems };
}

/** Everything of ours that is reported is explained; a team may leave it at the number. */
function withoutSection(frontMatter: FrontMatter, sections: readonly Section[]): readonly Issue[] {
  const known = new Set(sections.map(section => section.id));
  return (['limits', 'checks'] as const).flatMap(kind =>
    Object.keys(frontMatter[kind] ?? {})
      .filter(id => !known.has(id))
      .map(id => ({ path: [kind, id], message: `${id} has no section: add a heading that ends in {#${id}}` })),
  );
}

/** A team's note needs no list of types: it is about what its limits are for. */
function typesOf(limits: readonly Limit[]): readonly string[] {
  return [...new Set(limits.flatMap(limit => limit.at.map(at => at.type)))];
}

function readChecks(note: string, { checks = {} }: FrontMatter): readonly CheckFact[] {
  const unset = { noted: undefined, now: undefined, source: undefined, checked: undefined };
  return Object.entries(checks).map(
    ([id, { attributes, deliveries, keys, needs, rights, tasks, trusts, forms, uniques, waits, numbers, ...raw }]) => ({
      ...{ ...unset, ...withNumbers(raw, numbers), id, note },
      ...(deliveries && { deliveries: deliveries.map(toDelivery) }),
      ...(keys && { keys: keys.map(toDelivery) }),
      ...(attributes && { attributes: attributes.map(toAttribute) }),
      ...(needs && { needs: needs.flatMap(toNeed) }),
      ...(rights && { rights: rights.map(toRight) }),
      ...(tasks && { tasks: tasks.map(({ fails, ...task }) => ({ ...task, vital: vitalOf(fails, task.actions) })) }),
      ...(trusts && { trusts: trusts.map(toTrust) }),
      ...(forms && { forms: forms.map(one => ({ ...one, at: one.at.map(toPath), of: one.of, when: one.when })) }),
      ...(uniques && { uniques: uniques.map(toUnique) }),
      ...(waits && { waits: waits.map(toWait) }),
    }),
  );
}

function readNumbers({ limits, checks }: FrontMatter): Numbers {
  return Object.fromEntries(
    [limits, checks].flatMap(facts =>
      Object.entries(facts ?? {}).flatMap(([id, { numbers }]) => (numbers === undefined ? [] : [[id, numbers]])),
    ),
  );
}

/** `{most}` in a sentence of a check is that number of its own. */
function withNumbers<T extends Pick<CheckFact, 'reason' | 'fix'>>(raw: T, numbers: Numbers[string] = {}): T {
  const fill = (text: string | undefined) =>
    text?.replace(/\{(\w+)\}/g, (all, name: string) =>
      numbers[name] === undefined ? all : quantity(numbers[name], undefined),
    );
  const { reason, fix } = raw;
  const ways = typeof fix === 'object' ? Object.entries(fix).map(([name, way]) => [name, fill(way)]) : undefined;
  return {
    ...raw,
    ...(reason !== undefined && { reason: fill(reason) }),
    ...(fix !== undefined && { fix: ways === undefined ? fill(String(fix)) : Object.fromEntries(ways) }),
  };
}

type RawCheck = NonNullable<FrontMatter['checks']>[string];

function toDelivery<T extends NonNullable<RawCheck['keys']>[number]>(raw: T): Omit<Delivery, 'to'> & Pick<T, 'to'> {
  const { at, 'by-default': byDefault = false, any = false, fails = false, waits = false, ...rest } = raw;
  const { role, sender, source, when, unless, also = [] } = raw;
  const by = raw.by === undefined ? undefined : toPath(raw.by);
  return {
    ...rest,
    to: raw.to,
    at: at.map(toPath),
    by,
    also,
    any,
    byDefault,
    fails,
    waits,
    role,
    sender,
    source,
    when,
    unless,
  };
}

function toNeed(raw: NonNullable<RawCheck['needs']>[number]): readonly Need[] {
  const { at, to, matches, when, unless, having, without = [], fails = false, otherwise, source } = raw;
  const rest = { to, matches, when, unless, having, without, fails, otherwise, source };
  const one = asked(raw);
  return one === undefined ? [] : [{ ...one, at: at.map(toPath), ...rest }];
}

function toAttribute(raw: NonNullable<RawCheck['attributes']>[number]): TakenAttribute {
  const { at, takes, wrong, instead, what, when, fails = false } = raw;
  return { ...raw, at: at.map(toPath), takes, wrong, instead, what, when, fails };
}

function toRight(raw: NonNullable<RawCheck['rights']>[number]): Right {
  const { at, to, matches, when, unless, 'none-of': noneOf = [], passes, key, fails, ...rest } = raw;
  const { everywhere = false } = raw;
  const vital = vitalOf(fails, raw.actions);
  return { ...rest, at: at.map(toPath), to, matches, when, unless, noneOf, passes, key, everywhere, vital };
}

/** The actions without which the deployment fails: all, or those of a list. */
function vitalOf(fails: boolean | readonly string[] = false, actions: readonly string[]): readonly string[] {
  if (typeof fails !== 'boolean') return fails;
  return fails ? actions : [];
}

function toTrust(raw: NonNullable<RawCheck['trusts']>[number]): Trust {
  const { at, when, unless, fails = false, source } = raw;
  return { ...raw, at: at.map(toPath), when, unless, fails, source };
}

function toUnique(raw: NonNullable<RawCheck['uniques']>[number]): Unique {
  const { at, when, unless, also = [], within = [], matches, items = false } = raw;
  const { otherwise = 'so the deployment fails', fails = true } = raw;
  return { at: at.map(toPath), when, unless, also: also.map(toPath), within, matches, items, otherwise, fails };
}

function toWait(raw: NonNullable<RawCheck['waits']>[number]): Wait {
  const { at, to, matches, when, unless, any = false, all = false, shares, by, having, without = [], none } = raw;
  const rest = { when, unless, any, all, shares, by, having, without, none, source: raw.source };
  return { ...raw, at: at.map(toPath), to, matches, ...rest };
}

function readStatements(note: string, { statements = {} }: FrontMatter): readonly Statement[] {
  const unset = { now: undefined, since: undefined, source: undefined, checked: undefined };
  return Object.entries(statements).map(([id, raw]) => ({ ...unset, ...raw, id, note, on: raw.on ?? [] }));
}
