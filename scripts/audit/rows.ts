import type { Knowledge } from '../../src/knowledge/knowledge';
import type { Limit } from '../../src/knowledge/note';
import type { Bounds, PropertySchema } from '../../src/schema/property';

/** What differs, `min`, and what both say of it. */
type Difference = readonly [what: string, words: string];

/**
 * Where a row of a note says something else than AWS's schema does of the same property, and what both say, by place:
 * `ddb-warm AWS::DynamoDB::Table.WarmThroughput.ReadUnitsPerSecond min`. A row that depends on other properties may be
 * stricter than the schema, which knows of no such case; it may not be looser.
 */
export function differencesOf(knowledge: Knowledge): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const limit of knowledge.rules.limits) {
    if (limit.ofKey || limit.severity === 'hint' || limit.severity === 'information') continue;
    for (const at of limit.at) {
      const property = knowledge.schema.type(at.type)?.property(at.path);
      if (property === undefined) continue;
      for (const [what, words] of compared(limit, property)) {
        found.set(`${limit.id} ${at.type}.${at.path.join('.')} ${what}`, words);
      }
    }
  }
  return found;
}

function compared(limit: Limit, property: PropertySchema): readonly Difference[] {
  if (limit.measure === 'one-of') return words(limit, property);
  if (limit.measure === 'pattern') return forms(limit, property);
  const { range, characters, items } = property;
  const all: { readonly [measure in string]?: Bounds | undefined } = {
    number: range,
    characters,
    bytes: characters,
    count: items,
  };
  const bounds = all[limit.measure];
  return bounds === undefined ? [] : ends(limit, bounds);
}

function ends(limit: Limit, bounds: Bounds): readonly Difference[] {
  const isSpecial = limit.when !== undefined || limit.unless !== undefined || limit.quota !== undefined;
  return (['min', 'max'] as const).flatMap((end): readonly Difference[] => {
    const [ours, theirs] = [limit[end], bounds[end]];
    if (ours === undefined || theirs === undefined || ours === theirs) return [];
    const isStricter = end === 'min' ? ours > theirs : ours < theirs;
    return isSpecial && isStricter ? [] : [[end, `${ours} in the note, ${theirs} in the schema`]];
  });
}

function words({ oneOf = [], when, unless }: Limit, property: PropertySchema): readonly Difference[] {
  if (property.words === undefined) return [];
  const [ours, theirs] = [new Set(oneOf), new Set(property.words)];
  const more = oneOf.filter(word => !theirs.has(word));
  const less = when === undefined && unless === undefined ? property.words.filter(word => !ours.has(word)) : [];
  const parts = [
    more.length > 0 && `only in the note: ${more.join(', ')}`,
    less.length > 0 && `only in the schema: ${less.join(', ')}`,
  ];
  const said = parts.filter(Boolean).join('; ');
  return said === '' ? [] : [['one-of', said]];
}

function forms({ pattern, not, ending }: Limit, { pattern: theirs }: PropertySchema): readonly Difference[] {
  // What a note only excludes, it excludes from what the schema allows.
  if (theirs === undefined || pattern === theirs || not !== undefined) return [];
  return [['pattern', `${pattern ?? `…${ending}`} in the note, ${theirs} in the schema`]];
}
