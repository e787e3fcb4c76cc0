/**
 * Where a row of a note says something else than AWS's schema does of the same property, by place: `ddb-warm
 * AWS::DynamoDB::Table.WarmThroughput.ReadUnitsPerSecond min`. A row that depends on other properties may be
 * stricter than the schema, which knows of no such case; it may not be looser.
 * @param {import('../../src/knowledge/knowledge').Knowledge} knowledge
 * @returns {Map<string, string>} what both say
 */
export function differencesOf(knowledge) {
  const found = new Map();
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

/**
 * @param {import('../../src/knowledge/note').Limit} limit
 * @param {import('../../src/schema/property').PropertySchema} property
 * @returns {[string, string][]}
 */
function compared(limit, property) {
  if (limit.measure === 'one-of') return words(limit, property);
  if (limit.measure === 'pattern') return forms(limit, property);
  const bounds = {
    number: property.range,
    characters: property.characters,
    bytes: property.characters,
    count: property.items,
  }[/** @type {'number'} */ (limit.measure)];
  return bounds === undefined ? [] : ends(limit, bounds);
}

/**
 * @param {import('../../src/knowledge/note').Limit} limit
 * @param {import('../../src/schema/property').Bounds} bounds
 * @returns {[string, string][]}
 */
function ends(limit, bounds) {
  const isSpecial = limit.when !== undefined || limit.unless !== undefined || limit.quota !== undefined;
  return /** @type {const} */ (['min', 'max']).flatMap(end => {
    const [ours, theirs] = [limit[end], bounds[end]];
    if (ours === undefined || theirs === undefined || ours === theirs) return [];
    const isStricter = end === 'min' ? ours > theirs : ours < theirs;
    return isSpecial && isStricter ? [] : [[end, `${ours} in the note, ${theirs} in the schema`]];
  });
}

/**
 * @param {import('../../src/knowledge/note').Limit} limit
 * @param {import('../../src/schema/property').PropertySchema} property
 * @returns {[string, string][]}
 */
function words({ oneOf = [], when, unless }, property) {
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

/**
 * @param {import('../../src/knowledge/note').Limit} limit
 * @param {import('../../src/schema/property').PropertySchema} property
 * @returns {[string, string][]}
 */
function forms({ pattern, not, ending }, { pattern: theirs }) {
  if (theirs === undefined || pattern === theirs) return [];
  const ours = pattern ?? (not === undefined ? `…${ending}` : `not ${not}`);
  return [['pattern', `${ours} in the note, ${theirs} in the schema`]];
}
