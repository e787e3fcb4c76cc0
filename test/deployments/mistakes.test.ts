import assert from 'node:assert/strict';
import { seen, sentences } from '../support/project';

function withParameter(attributes: string): string {
  return `Parameters:\n  Size: {${attributes}}\nResources:\n  Q:\n    Type: AWS::SQS::Queue\n`;
}

const config = (values: string) => `[prod.deploy.parameters]\nparameter_overrides = '${values}'\n`;

async function refusal(attributes: string, value: string): Promise<readonly string[]> {
  return sentences(
    { 'template.yaml': withParameter(attributes), 'samconfig.toml': config(`Size="${value}"`) },
    'deployment-value',
  );
}

describe('a value that the parameter refuses', () => {
  const refused: readonly (readonly [attributes: string, value: string, sentence: string])[] = [
    [
      'Type: String, AllowedValues: [s, m]',
      'l',
      'Size is l, but the template allows s, m. Choose one of them in deployment prod.',
    ],
    ['Type: Number', 'many', 'Size is many, but the parameter takes a number. Set a number in deployment prod.'],
    ['Type: Number, MinValue: 5', '4', 'Size is 4, but MinValue is 5. Set a larger value in deployment prod.'],
    ['Type: Number, MaxValue: 5', '6', 'Size is 6, but MaxValue is 5. Set a smaller value in deployment prod.'],
    [
      'Type: String, MinLength: 2',
      'a',
      'Size has 1 character, but MinLength is 2. Set a longer value in deployment prod.',
    ],
    [
      'Type: String, MaxLength: 2',
      'abc',
      'Size has 3 characters, but MaxLength is 2. Set a shorter value in deployment prod.',
    ],
    [
      "Type: String, AllowedPattern: '[a-z]+'",
      'a1',
      'Size is a1, but it must match [a-z]+. Set one that does in deployment prod.',
    ],
    [
      'Type: CommaDelimitedList, AllowedValues: [a, b]',
      'a,c',
      'Size is c, but the template allows a, b. Choose one of them in deployment prod.',
    ],
    ['Type: List<Number>', '1,x', 'Size is x, but the parameter takes a number. Set a number in deployment prod.'],
  ];
  for (const [attributes, value, sentence] of refused) {
    it(`${attributes}: ${value}`, async () => assert.deepEqual(await refusal(attributes, value), [sentence]));
  }

  const taken: readonly (readonly [attributes: string, value: string])[] = [
    ['Type: Number, AllowedValues: [1, 2.0]', '2'],
    ['Type: String, AllowedValues: [true, false]', 'True'],
    ["Type: String, AllowedPattern: '[a-z]+'", 'abc'],
    // Java's alone, or able to take for ever: not judged.
    ["Type: String, AllowedPattern: '[a-z&&[^x]]+'", 'x'],
    ["Type: String, AllowedPattern: '(?i)[a-z]+'", '1'],
    ["Type: String, AllowedPattern: '\\p{Alpha}++'", '1'],
    ["Type: String, AllowedPattern: '(a+)+b'", 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac'],
    ["Type: String, AllowedPattern: '[\\w\\-\\.\\_\\@]+'", 'a-b_c.d@e'],
    ['Type: AWS::SSM::Parameter::Value<String>, AllowedValues: [a]', '/path'],
    ['Type: String, MaxLength: 5', '{{resolve:ssm:name}}'],
  ];
  for (const [attributes, value] of taken) {
    it(`is none: ${attributes}: ${value}`, async () => assert.deepEqual(await refusal(attributes, value), []));
  }

  it('stands in the file, with a link to the parameter, and is told once', async () => {
    const project = {
      'template.yaml': `${withParameter('Type: Number, MaxValue: 20')}    Properties: {DelaySeconds: !Ref Size}\n`,
      'samconfig.toml': config('Size=901'),
    };
    assert.deepEqual(await seen(project), ['error samconfig.toml:2 "901" deployment-value', '  template.yaml:2 "20"']);
  });
});

describe('names', () => {
  const template = `Parameters:\n  Stage: {Type: String}\n  Secret: {Type: String, NoEcho: true}\nResources:\n  Q:\n    Type: AWS::SQS::Queue\n`;

  it('that the template lacks are told with the nearest, and what is missing', async () => {
    const project = { 'template.yaml': template, 'samconfig.toml': config('Stagee=prod') };
    assert.deepEqual(await seen(project), [
      'warning samconfig.toml:2 "Stagee" deployment-unknown-parameter',
      'warning samconfig.toml:1 "prod" deployment-missing-parameter',
      '  template.yaml:2 "{Type: String}"',
    ]);
    assert.deepEqual(await sentences(project, 'deployment-unknown-parameter'), [
      'The template has no parameter Stagee, so it has no effect in deployment prod. Did you mean Stage?',
    ]);
    assert.deepEqual(await sentences(project, 'deployment-missing-parameter'), [
      'Deployment prod has no value for Stage, which has no default. Give it one.',
    ]);
  });

  it('make a deployment fail with Git sync', async () => {
    const sync = 'template-file-path: template.yaml\nparameters:\n  Stagee: prod\n';
    assert.deepEqual(
      (await seen({ 'template.yaml': template, 'prod.yaml': sync })).filter(line => line.startsWith('error')),
      [
        'error prod.yaml:3 "Stagee" deployment-unknown-parameter',
        'error prod.yaml:1 "template.yaml" deployment-missing-parameter',
      ],
    );
  });

  it('are not missing where a file gives no value at all', async () => {
    assert.deepEqual(
      await seen({ 'template.yaml': template, 'samconfig.toml': '[prod.deploy.parameters]\nstack_name = "s"\n' }),
      [],
    );
  });
});

describe('a file that can not be read', () => {
  const template = `Parameters:\n  Seconds: {Type: Number, Default: 1}\nResources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties: {Timeout: !Ref Seconds}\n`;
  const broken = ['error template.yaml:6 "Seconds" lambda-timeout'];

  it('costs only what can not be read of it', async () => {
    const toml = `${config('Seconds=1000')}[dev.deploy.parameters]\nx = \nparameter_overrides = "Seconds=1"\n`;
    assert.deepEqual(await seen({ 'template.yaml': template, 'samconfig.toml': toml }), [
      ...broken,
      '  samconfig.toml:2 "1000"',
      'error samconfig.toml:4 "\\n" deployment-file',
    ]);
  });

  const targets: Readonly<Record<string, readonly [files: Readonly<Record<string, string>>, why: string]>> = {
    'is not there': [{}, 'there is no such file'],
    'is a folder': [{ 'p.yaml/x.txt': '' }, 'it is a folder'],
  };
  for (const [what, [files, why]] of Object.entries(targets)) {
    it(`${what}: the other deployments are checked`, async () => {
      const toml = `${config('Seconds=1000')}[dev.deploy.parameters]\nparameter_overrides = "file://p.yaml"\n`;
      const project = { 'template.yaml': template, 'samconfig.toml': toml, ...files };
      assert.deepEqual(await seen(project), [
        ...broken,
        '  samconfig.toml:2 "1000"',
        'error samconfig.toml:4 "\\"file://p.yaml\\"" deployment-file',
      ]);
      assert.deepEqual(await sentences(project, 'deployment-file'), [
        `p.yaml can't be read: ${why}. Its values are unknown until that is fixed.`,
      ]);
    });
  }

  it('holds pieces that are no value', async () => {
    const project = { 'template.yaml': template, 'samconfig.toml': config('Seconds 1 Seconds=1000') };
    assert.deepEqual(await sentences(project, 'deployment-file'), [
      'This is not of the form Name=Value. It is ignored until that is fixed.',
      'This is not of the form Name=Value. It is ignored until that is fixed.',
    ]);
    assert.deepEqual((await seen(project)).slice(0, 1), broken);
  });

  it('of a file for something else is said in a bounded number of sentences', async () => {
    const many = Array.from({ length: 5000 }, (_, index) => `K${index}: ${index}\n`).join('');
    const project = { 'template.yaml': template, 'template.params.prod.yaml': many };
    const told = await sentences(project, 'deployment-unknown-parameter');
    assert.equal(told.length, 21);
    assert.equal(
      told.at(-1),
      'The template lacks 4,980 more of the names in deployment prod. Is the file for another one?',
    );
  });

  it('of a samconfig that is a folder, or too large, is said at the template that it would be for', async () => {
    const folder = { 'template.yaml': template, 'other.yaml': template, 'samconfig.toml/x': '' };
    assert.deepEqual(await sentences(folder, 'deployment-file'), [
      "samconfig.toml can't be read: it is a folder. Its values are unknown until that is fixed.",
    ]);
    assert.deepEqual(await sentences(folder, 'deployment-file', 'other.yaml'), []);
  });
});
