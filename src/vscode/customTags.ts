/** The short forms of CloudFormation's functions, with the kinds of node that each takes, as `yaml.customTags` writes them. */
const tags: readonly string[] = [
  ...['And', 'Cidr', 'Equals', 'FindInMap', 'GetAtt', 'If', 'Join', 'Length', 'Not', 'Or', 'Select', 'Split', 'Sub'],
  'ToJsonString',
]
  .map(name => `!${name} sequence`)
  .concat(['Base64', 'Condition', 'GetAtt', 'GetAZs', 'ImportValue', 'Ref', 'Sub'].map(name => `!${name} scalar`))
  .concat(['Base64', 'GetAZs', 'ImportValue', 'Length', 'ToJsonString', 'Transform'].map(name => `!${name} mapping`));

/** What a list of tags lacks; a list that is no list lacks all. */
export function missingTags(value: unknown): readonly string[] {
  const there: readonly unknown[] = Array.isArray(value) ? value : [];
  return tags.filter(tag => !there.some(one => typeof one === 'string' && isSame(one, tag)));
}

/** Without a kind a tag stands for a scalar. */
function isSame(one: string, tag: string): boolean {
  const [name, kind = 'scalar'] = one.trim().split(/\s+/);
  return `${name} ${kind}` === tag;
}
