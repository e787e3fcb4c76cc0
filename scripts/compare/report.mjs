// The comparison as a page.

/** Both directions, each with the explanation of what the one has and the other hasn't. */
export function asMarkdown({ theirs, ours }, rules, { versions, templates }) {
  return `# Beside cfn-lint and AWS's validator

What two other engines find of numbers, lengths, counts and forms, and we don't, and the other way round; each rule with its reason. Run on ${count(templates)} templates that people have published, tests of other tools and examples of AWS's own documentation among them, and on templates of theirs with one value changed.

- ${versions.lint}: its findings in ${count(templates.filter(({ lint }) => lint !== undefined))} of them.
- @aws/cloudformation-validate ${versions.validator}: it reads ${count(templates.filter(({ validator }) => validator !== undefined))} of them. ${unread(templates)}

Two findings are the same when they are at the same property of the same resource, wherever in the text that is, or when a rule is known to say the same of the resource. Only errors and warnings of ours count as such.

Written by \`npm run compare\`; the sentences are in \`scripts/compare/rules.yaml\`.

## What they find
How many findings of each rule there are, and at how many of them we have one too.

${table(['rule', 'cfn-lint', 'we too', 'validator', 'we too', 'ours', 'the others'], limitRows(theirs, rules))}

## What they find that is not about limits
${Object.entries(rules.others)
  .map(([topic, known]) => otherRules(topic, known, theirs))
  .filter(text => text !== '')
  .join('\n')}

## What we find
How many findings of each id there are; in how many of them the other engine read the template, and at how many of these it has a finding too; and how many nobody else has.

${rules.ours.map(({ why, codes }) => ourRules(why, codes, ours)).join('\n\n')}
`;
}

function unread(templates) {
  const failed = name => templates.filter(({ status }) => status === name);
  return `${count(failed('ERROR'))} are no templates to it, ${count(failed('TIMEOUT'))} keep it busy for more than 20 seconds, and ${count(failed('CRASH'))} make it crash.`;
}

function limitRows(theirs, { limits }) {
  return [...limits]
    .filter(([rule]) => theirs.has(rule))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([rule, { why }]) => {
      const { lint, validator, codes } = theirs.get(rule);
      const counts = [lint, validator].flatMap(({ all, limits: some, met }) => (all === 0 ? ['', ''] : [some, met]));
      return [`\`${rule}\``, ...counts, coded(codes), why];
    });
}

function otherRules(topic, known, theirs) {
  const found = known.filter(rule => theirs.has(rule)).sort();
  const total = rule => theirs.get(rule).lint.all + theirs.get(rule).validator.all;
  return found.length === 0 ? '' : `- **${topic}**: ${found.map(rule => `${rule} (${total(rule)})`).join(', ')}`;
}

function ourRules(why, codes, ours) {
  const rows = codes
    .filter(code => ours.has(code))
    .sort()
    .map(code => {
      const { all, neither, lint, validator, rules } = ours.get(code);
      return [`\`${code}\``, all, lint.all, lint.met, validator.all, validator.met, neither, coded(rules)];
    });
  const head = ['id', 'we', 'cfn-lint read', 'it too', 'validator read', 'it too', 'nobody else', 'their rules'];
  return `${why}\n\n${table(head, rows)}`;
}

function table(head, rows) {
  return [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n');
}

function coded(ids) {
  return [...ids]
    .sort()
    .map(id => `\`${id}\``)
    .join(', ');
}

function count({ length }) {
  return length.toLocaleString('en-US');
}
