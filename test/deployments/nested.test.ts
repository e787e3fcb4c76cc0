import assert from 'node:assert/strict';
import { seen, sentences } from '../support/project';

const child = `Parameters:
  Seconds: {Type: Number}
  Size: {Type: Number, Default: 128, AllowedValues: [128, 256]}
Resources:
  F:
    Type: AWS::Lambda::Function
    Properties: {Timeout: !Ref Seconds}
Outputs:
  Most: {Value: !Ref Seconds}
`;

function parent(passed: string, more = ''): string {
  return `Parameters:
  Most: {Type: Number, Default: 1000}
Resources:
  Child:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: ./nested/child.yaml
      Parameters: {${passed}}
${more}`;
}

const project = (passed: string, more?: string) => ({
  'parent.yaml': parent(passed, more),
  'nested/child.yaml': child,
});

describe('nested stacks', () => {
  it('get their values from the parent', async () => {
    assert.deepEqual(await seen(project('Seconds: 1000'), 'nested/child.yaml'), [
      'error nested/child.yaml:7 "Seconds" lambda-timeout',
      '  parent.yaml:8 "1000"',
    ]);
    assert.match(
      (await sentences(project('Seconds: 1000'), 'lambda-timeout', 'nested/child.yaml')).join(),
      /nested stack Child \(parent\.yaml\)\.$/,
    );
  });

  it('get them in the deployments of the parent, and with its defaults', async () => {
    const deployed = { ...project('Seconds: !Ref Most'), 'parent.params.prod.json': '{"Most": 901}' };
    assert.deepEqual(await seen(deployed, 'nested/child.yaml'), [
      'error nested/child.yaml:7 "Seconds" lambda-timeout',
      '  parent.yaml:8 "!Ref Most"',
      '  parent.params.prod.json:1 "901"',
    ]);
    assert.deepEqual(await seen(project('Seconds: !Ref Most'), 'nested/child.yaml'), [
      'warning nested/child.yaml:7 "Seconds" lambda-timeout',
      '  parent.yaml:8 "!Ref Most"',
    ]);
  });

  const live = 'Conditions: {IsLive: !Equals [!Ref AWS::Region, eu-west-1]}\n';
  const sizes = 'Mappings: {Sizes: {dev: {Seconds: 60}, live: {Seconds: 901}}}\n';
  const stage = 'Parameters: {Stage: {Type: String, AllowedValues: [dev, live]}}\n';
  const declaring = (sections: string, passed: string, condition = '') => ({
    'parent.yaml': parent(passed)
      .replace(/^Parameters:\n.*\n/, sections)
      .replace('    Properties', `${condition}    Properties`),
    'nested/child.yaml': child,
  });

  it('get them in each case that the parent tells apart', async () => {
    for (const [sections, passed, words] of [
      [live, '!If [IsLive, 901, 60]', 'IsLive is true'],
      [live, '!If [IsLive, 60, !ImportValue most]', undefined],
      [stage + sizes, '!FindInMap [Sizes, !Ref Stage, Seconds]', 'Stage is live'],
    ] as const) {
      const files = declaring(sections, `Seconds: ${passed}`);
      const told = words === undefined ? [] : ['warning nested/child.yaml:7 "Seconds" lambda-timeout'];
      const all = await seen(files, 'nested/child.yaml');
      assert.deepEqual(
        all.filter(line => !line.startsWith(' ')),
        told,
      );
      const [sentence = ''] = await sentences(files, 'lambda-timeout', 'nested/child.yaml');
      if (words !== undefined)
        assert.ok(sentence.endsWith(`This happens in nested stack Child where ${words} (parent.yaml).`), sentence);
    }
  });

  it('are nowhere where the parent does not make them', async () => {
    const made = (passed: string) => declaring(live, `Seconds: ${passed}`, '    Condition: IsLive\n');
    assert.deepEqual(await seen(made('!If [IsLive, 60, 901]'), 'nested/child.yaml'), []);
    const [told] = await seen(made('!If [IsLive, 901, 60]'), 'nested/child.yaml');
    assert.equal(told, 'error nested/child.yaml:7 "Seconds" lambda-timeout');
  });

  it('are refused a value that the parent passes in one case only', async () => {
    const files = declaring(live, 'Seconds: 1, Size: !If [IsLive, 512, 256]');
    assert.deepEqual(await seen(files, 'parent.yaml'), [
      'warning parent.yaml:7 "!If [IsLive, 512, 256]" deployment-value',
      '  nested/child.yaml:3 "[128, 256]"',
    ]);
    assert.deepEqual(await sentences(files, 'deployment-value', 'parent.yaml'), [
      'Size is 512, but child.yaml allows 128, 256. This happens where IsLive is true.',
    ]);
  });

  it('are refused what they lack, refuse or are not passed, in the parent', async () => {
    assert.deepEqual(await seen(project('Secnds: 1, Size: 1'), 'parent.yaml'), [
      'error parent.yaml:8 "Parameters" nested-missing-parameter',
      '  nested/child.yaml:2 "{Type: Number}"',
      'error parent.yaml:8 "Secnds" nested-unknown-parameter',
      'error parent.yaml:8 "1" deployment-value',
      '  nested/child.yaml:3 "[128, 256]"',
    ]);
    assert.deepEqual(await sentences(project('Secnds: 1, Seconds: 1'), 'nested-unknown-parameter', 'parent.yaml'), [
      'child.yaml has no parameter Secnds, so CloudFormation refuses the stack. Did you mean Seconds?',
    ]);
  });

  it('tell their outputs', async () => {
    const user = '  G:\n    Type: AWS::Lambda::Function\n    Properties: {Timeout: !GetAtt Child.Outputs.Most}\n';
    assert.deepEqual((await seen(project('Seconds: 901', user), 'parent.yaml')).slice(0, 1), [
      'error parent.yaml:11 "Child.Outputs.Most" lambda-timeout',
    ]);
    assert.deepEqual(await seen(project('Seconds: 90', user), 'parent.yaml'), []);
  });

  it('can be applications of SAM', async () => {
    const sam = parent('Seconds: 1000')
      .replace('AWS::CloudFormation::Stack', 'AWS::Serverless::Application')
      .replace('TemplateURL', 'Location');
    const files = { 'parent.yaml': `Transform: AWS::Serverless-2016-10-31\n${sam}`, 'nested/child.yaml': child };
    assert.equal((await seen(files, 'nested/child.yaml'))[0], 'error nested/child.yaml:7 "Seconds" lambda-timeout');
  });

  it('are read once where they contain themselves', async () => {
    const self = parent('Most: 1').replace('./nested/child.yaml', 'parent.yaml');
    assert.deepEqual(await seen({ 'parent.yaml': self }, 'parent.yaml'), [
      'error parent.yaml:7 "parent.yaml" nested-cycle',
    ]);
    assert.deepEqual(await sentences({ 'parent.yaml': self }, 'nested-cycle', 'parent.yaml'), [
      'Child nests its own template, so creating the stack never ends. Nest another template, or give it a Condition.',
    ]);
    const ring = {
      'a.yaml': parent('Most: 1').replace('./nested/child.yaml', 'b.yaml'),
      'b.yaml': parent('Most: 1').replace('./nested/child.yaml', 'a.yaml'),
    };
    assert.deepEqual(await seen(ring, 'a.yaml'), ['error a.yaml:7 "b.yaml" nested-cycle']);
    const conditional = ring['b.yaml'].replace('    Properties:', '    Condition: IsRoot\n    Properties:');
    assert.deepEqual(await seen({ ...ring, 'b.yaml': conditional }, 'a.yaml'), []);
  });

  it('are left alone where they are elsewhere', async () => {
    const elsewhere = parent('Anything: 1').replace(
      './nested/child.yaml',
      'https://s3.amazonaws.com/bucket/child.yaml',
    );
    assert.deepEqual(await seen({ 'parent.yaml': elsewhere, 'nested/child.yaml': child }, 'parent.yaml'), []);
  });
});

describe('AWS::Include', () => {
  it('puts in what is a file beside the template', async () => {
    const text = `Mappings:
  Fn::Transform: {Name: AWS::Include, Parameters: {Location: maps.yaml}}
Resources:
  F:
    Type: AWS::Lambda::Function
    Properties:
      Timeout: !FindInMap [Limits, one, Seconds]
`;
    const files = { 'template.yaml': text, 'maps.yaml': 'Limits:\n  one: {Seconds: 1000}\n' };
    assert.deepEqual(await seen(files), [
      'error template.yaml:7 "[Limits, one, Seconds]" lambda-timeout',
      '  maps.yaml:2 "1000"',
    ]);
  });
});
