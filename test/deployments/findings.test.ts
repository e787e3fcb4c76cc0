import assert from 'node:assert/strict';
import { createAnalyzer } from '../../src/analysis';
import { knowledge } from '../support/knowledge';
import { analysed, around, seen, sentences } from '../support/project';

const template = `Parameters:
  Seconds: {Type: Number, Default: 30}
  Env: {Type: String, AllowedValues: [dev, prod], Default: dev}
Conditions:
  IsProd: !Equals [!Ref Env, prod]
Resources:
  F:
    Type: AWS::Lambda::Function
    Properties:
      Timeout: !Ref Seconds
  Q:
    Type: AWS::SQS::Queue
    Properties:
      FifoQueue: true
      QueueName: !If [IsProd, orders, orders.fifo]
`;

function samconfig(...environments: readonly (readonly [name: string, values: string])[]): string {
  return environments
    .map(([name, values]) => `[${name}.deploy.parameters]\nparameter_overrides = '${values}'\n`)
    .join('');
}

describe('findings in deployments', () => {
  it('that break alike are one, which names them', async () => {
    const five = ['a', 'b', 'c', 'd', 'e'].map(name => [name, 'Seconds=1000'] as const);
    const project = { 'template.yaml': template, 'samconfig.toml': samconfig(...five) };
    const [first, ...links] = (await seen(project)).filter(line => !line.includes('sqs-'));
    assert.equal(first, 'error template.yaml:10 "Seconds" lambda-timeout');
    assert.equal(links.filter(link => link.startsWith('  samconfig.toml')).length, 5);
    assert.match(
      (await sentences(project, 'lambda-timeout')).join(),
      /This happens in deployments a, b, c, d and e\.$/,
    );
  });

  it('name a deployment in one line in which nothing is hidden', async () => {
    const project = {
      'template.yaml': template,
      'samconfig.toml': samconfig(['"a\\n\\u001b[31m::error::b"', 'Seconds=1000']),
    };
    assert.match(
      (await sentences(project, 'lambda-timeout')).join(),
      /This happens in deployment a \\x1b\[31m::error::b\.$/,
    );
  });

  it('are marked in a hover at the value that breaks the limit, and at no other', async () => {
    const values = samconfig(['dev', 'Seconds=20'], ['test', 'Seconds=20'], ['prod', 'Seconds=1000']);
    const analysis = await analysed({ 'template.yaml': template, 'samconfig.toml': values });
    const markdown = analysis.hoverAt(template.indexOf('Timeout'))?.markdown ?? '';
    assert.match(
      markdown,
      /Here: 30 s \(default of Seconds\), 20 s \(deployments dev, test\), ✗ 1,000 s \(deployment prod\)\./,
    );
  });

  it('are named in a hover beside the default where they give the same value', async () => {
    const values = samconfig(['dev', 'Seconds=30'], ['prod', 'Seconds=900']);
    const analysis = await analysed({ 'template.yaml': template, 'samconfig.toml': values });
    const markdown = analysis.hoverAt(template.indexOf('Timeout'))?.markdown ?? '';
    assert.match(
      markdown,
      /Here: 30 s \(default of Seconds or deployment dev\), 900 s \(15 min\) \(deployment prod\)\./,
    );
  });

  it('lead to the file of each and are mended there, though the values are the same', async () => {
    const files = ['dev', 'prod'].map(name => [`template.params.${name}.yaml`, `Env: dev\nSeconds: 1000 # ${name}\n`]);
    const project = { 'template.yaml': template, ...Object.fromEntries(files) };
    assert.deepEqual((await seen(project)).slice(0, 3), [
      'error template.yaml:10 "Seconds" lambda-timeout',
      '  template.params.dev.yaml:2 "1000"',
      '  template.params.prod.yaml:2 "1000"',
    ]);
    const { findings, fixesFor } = await analysed(project);
    const [finding] = findings.filter(({ code }) => code === 'lambda-timeout');
    assert.ok(finding);
    assert.deepEqual(
      fixesFor(finding).map(fix => [fix.title, 'edits' in fix && fix.file?.path]),
      [
        ['Set to 900 s in deployment dev', '/project/template.params.dev.yaml'],
        ['Set to 900 s in deployment prod', '/project/template.params.prod.yaml'],
      ],
    );
  });

  it('are looked for in a bounded number of different deployments, which is said', async () => {
    const many = Array.from({ length: 60 }, (_, index) => [`d${index}`, `Seconds=${index + 1}`] as const);
    const alike = Array.from({ length: 60 }, (_, index) => [`e${index}`, 'Seconds=1000'] as const);
    const project = { 'template.yaml': template, 'samconfig.toml': samconfig(...alike, ...many) };
    assert.match((await sentences(project, 'lambda-timeout')).join(), /in deployments e0, e1, .* and 52 more\.$/);
    assert.deepEqual(await sentences(project, 'deployment-file'), [
      'This deployment and 10 more are not checked: a template is checked for 50 deployments with different values.',
    ]);
  });

  it('that differ in the value are told apart', async () => {
    const values = samconfig(['dev', 'Seconds=901'], ['prod', 'Seconds=1000']);
    const told = await sentences({ 'template.yaml': template, 'samconfig.toml': values }, 'lambda-timeout');
    assert.equal(told.length, 2);
    assert.match(told[0] ?? '', /^Timeout is 901 s, .* in deployment dev\.$/);
    assert.match(told[1] ?? '', /^Timeout is 1,000 s, .* in deployment prod\.$/);
  });

  it('are told once, as ever, where they are so in all of them', async () => {
    const literal = template.replace('!Ref Seconds', '901');
    const values = samconfig(['dev', 'Env=dev'], ['prod', 'Env=dev']);
    assert.deepEqual(
      await sentences({ 'template.yaml': literal, 'samconfig.toml': values }, 'lambda-timeout'),
      await sentences({ 'template.yaml': literal }, 'lambda-timeout'),
    );
  });

  it('leave the default to be checked for whoever else deploys', async () => {
    const text = template.replace('Default: 30', 'Default: 1000');
    assert.deepEqual(
      (await seen({ 'template.yaml': text, 'samconfig.toml': samconfig(['prod', 'Seconds=30']) })).slice(0, 2),
      ['warning template.yaml:10 "Seconds" lambda-timeout', '  template.yaml:2 "1000"'],
    );
  });

  it('lead to the values that decide a condition', async () => {
    const project = { 'template.yaml': template, 'samconfig.toml': samconfig(['prod', 'Seconds=30 Env=prod']) };
    assert.deepEqual(await seen(project), [
      'error template.yaml:15 "orders" sqs-fifo-name',
      '  samconfig.toml:2 "prod"',
    ]);
  });

  it('know the Region that a file tells', async () => {
    const text = `Mappings:
  Seconds:
    eu-west-1: {Most: 1000}
    us-east-1: {Most: 30}
Resources:
  F:
    Type: AWS::Lambda::Function
    Properties:
      Timeout: !FindInMap [Seconds, !Ref AWS::Region, Most]
`;
    const inRegion = (region: string) => `[prod.deploy.parameters]\nregion = "${region}"\n`;
    const told = await sentences({ 'template.yaml': text, 'samconfig.toml': inRegion('eu-west-1') }, 'lambda-timeout');
    assert.match(told.join(), /This happens in deployment prod\.$/);
    const others = await sentences(
      { 'template.yaml': text, 'samconfig.toml': inRegion('us-east-1') },
      'lambda-timeout',
    );
    assert.doesNotMatch(others.join(), /deployment/);
  });

  it('have fixes for the file in which the value stands', async () => {
    const project = {
      'template.yaml': template,
      'samconfig.toml': samconfig(['prod', 'Seconds="1000"'], ['dev', 'Seconds=1000']),
    };
    const analysis = await analysed(project);
    const finding = analysis.findings.find(({ code }) => code === 'lambda-timeout');
    assert.ok(finding);
    const fixes = analysis.fixesFor(finding).map(fix => {
      assert.ok('edits' in fix && fix.file !== undefined);
      const [edit] = fix.edits;
      assert.ok(edit);
      const { text } = fix.file;
      return [fix.title, text.slice(0, edit.start) + edit.text + text.slice(edit.end)];
    });
    assert.deepEqual(fixes, [
      ['Set to 900 s in deployment prod', samconfig(['prod', 'Seconds="900"'], ['dev', 'Seconds=1000'])],
      ['Set to 900 s in deployment dev', samconfig(['prod', 'Seconds="1000"'], ['dev', 'Seconds=900'])],
    ]);
  });

  it('show no value of a parameter with NoEcho', async () => {
    const text = template.replace('Default: 30', 'NoEcho: true');
    const project = { 'template.yaml': text, 'samconfig.toml': samconfig(['prod', 'Seconds=4321']) };
    const { findings, elsewhere } = await analysed(project);
    assert.doesNotMatch(JSON.stringify([...findings, ...elsewhere].map(({ message }) => message)), /4,?321/);
  });

  it('go on with the text while it is edited', async () => {
    const project = { 'template.yaml': template, 'samconfig.toml': samconfig(['prod', 'Seconds=1000 Env=prod']) };
    const surroundings = await around(project, 'template.yaml');
    const analyzer = createAnalyzer(knowledge());
    const told = (text: string) =>
      analyzer
        .analyse(text, 'yaml', undefined, surroundings)
        .findings.filter(({ deployments }) => deployments)
        .map(({ code }) => code);
    assert.deepEqual(told(template), ['lambda-timeout', 'sqs-fifo-name']);
    assert.deepEqual(told(template.replace('!Ref Seconds', '30')), ['sqs-fifo-name']);
    assert.deepEqual(told(template.replace('!Equals [!Ref Env, prod]', '!Equals [!Ref Env, dev]')), ['lambda-timeout']);
    assert.deepEqual(told(template), ['lambda-timeout', 'sqs-fifo-name']);
  });
});
