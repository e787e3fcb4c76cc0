import assert from 'node:assert/strict';
import { seen, sentences } from '../support/project';

const template = `Parameters:
  Seconds: {Type: Number, Default: 30}
  Env: {Type: String, Default: dev}
Resources:
  F:
    Type: AWS::Lambda::Function
    Properties:
      Timeout: !Ref Seconds
`;

/** The use in the template, with a link to where a file gives the value. */
function broken(place: string): readonly string[] {
  return ['error template.yaml:8 "Seconds" lambda-timeout', `  ${place}`];
}

const ways: Readonly<Record<string, readonly [files: Readonly<Record<string, string>>, place: string]>> = {
  'samconfig.toml, one text': [
    { 'samconfig.toml': 'version = 0.1\n[prod.deploy.parameters]\nparameter_overrides = "Env=prod Seconds=1000"\n' },
    'samconfig.toml:3 "1000"',
  ],
  'samconfig.toml, quotes and blanks': [
    { 'samconfig.toml': '[prod.deploy.parameters]\r\nparameter_overrides = "Env=\\"a b\\" Seconds=\\"1000\\""\r\n' },
    'samconfig.toml:2 "1000"',
  ],
  'samconfig.toml, ParameterKey': [
    {
      'samconfig.toml':
        "[prod.deploy.parameters]\nparameter_overrides = 'ParameterKey=Env,ParameterValue=a ParameterKey=Seconds,ParameterValue=1000'\n",
    },
    'samconfig.toml:2 "1000"',
  ],
  'samconfig.toml, a list': [
    {
      'samconfig.toml':
        '[prod.deploy.parameters]\nparameter_overrides = [\n  "Env=prod", # the stage\n  "Seconds=1000",\n]\n',
    },
    'samconfig.toml:4 "1000"',
  ],
  'samconfig.toml, a table': [
    { 'samconfig.toml': '[prod.deploy.parameters.parameter_overrides]\nEnv = "prod"\nSeconds = 1000\n' },
    'samconfig.toml:3 "1000"',
  ],
  'samconfig.toml, an inline table in global': [
    { 'samconfig.toml': '[prod.global.parameters]\nparameter_overrides = { Env = "prod", Seconds = 1000 }\n' },
    'samconfig.toml:2 "1000"',
  ],
  'samconfig.toml, a file': [
    {
      'samconfig.toml': '[prod.deploy.parameters]\nparameter_overrides = "file://params/prod.yaml"\n',
      'params/prod.yaml': 'Env: prod\nSeconds: 1000\n',
    },
    'params/prod.yaml:2 "1000"',
  ],
  'samconfig.toml, several lines': [
    { 'samconfig.toml': '[prod.deploy.parameters]\nparameter_overrides = """\nEnv=prod\nSeconds=1000\n"""\n' },
    'samconfig.toml:4 "1000"',
  ],
  'samconfig.yaml': [
    {
      'samconfig.yaml':
        'version: 0.1\nprod:\n  deploy:\n    parameters:\n      parameter_overrides: Env=prod Seconds=1000\n',
    },
    'samconfig.yaml:5 "1000"',
  ],
  'samconfig.yaml, a list of texts': [
    {
      'samconfig.yaml':
        'prod:\n  deploy:\n    parameters:\n      parameter_overrides:\n        - Env=prod\n        - Seconds=1000\n',
    },
    'samconfig.yaml:6 "1000"',
  ],
  'samconfig.json': [
    {
      'samconfig.json':
        '{"prod": {"deploy": {"parameters": {\n"parameter_overrides": "Env=\\"prod\\" Seconds=\\"1000\\""}}}}',
    },
    'samconfig.json:2 "1000"',
  ],
  'a file of the AWS CLI': [
    {
      'template.params.prod.json':
        '[{"ParameterKey": "Env", "ParameterValue": "prod"},\n{"ParameterKey": "Seconds", "ParameterValue": "1000"}]',
    },
    'template.params.prod.json:2 "\\"1000\\""',
  ],
  'a file of CodePipeline': [
    { 'template.prod.parameters.json': '{"Parameters": {"Env": "prod",\n"Seconds": "1000"}}' },
    'template.prod.parameters.json:2 "\\"1000\\""',
  ],
  'a plain map': [{ 'template.params.prod.yml': 'Env: prod\nSeconds: 1000\n' }, 'template.params.prod.yml:2 "1000"'],
  'Git sync': [
    { 'deployments/prod.yaml': 'template-file-path: ./template.yaml\nparameters:\n  Env: prod\n  Seconds: "1000"\n' },
    'deployments/prod.yaml:4 "\\"1000\\""',
  ],
};

describe('values of a deployment', () => {
  for (const [way, [files, place]] of Object.entries(ways)) {
    it(`are read from ${way}`, async () => {
      const project = { 'template.yaml': template, ...files };
      assert.deepEqual(await seen(project), broken(place));
      assert.match((await sentences(project, 'lambda-timeout')).join(), / This happens in deployment prod\.$/);
    });
  }

  it('can be named by whoever asks', async () => {
    const project = { 'template.yaml': template, 'p.json': '{"Seconds": 1000}' };
    const named = [{ name: 'prod', path: '/project/p.json' }];
    assert.deepEqual(await seen(project, undefined, named), broken('p.json:1 "1000"'));
    assert.deepEqual(await seen(project), []);
  });

  it('are unknown where the previous value is kept', async () => {
    const kept = '[{"ParameterKey": "Seconds", "UsePreviousValue": true}]';
    const text = template.replace('Default: 30', 'Default: 1000');
    assert.deepEqual(await seen({ 'template.yaml': text, 'template.params.prod.json': kept }), [
      'warning template.yaml:8 "Seconds" lambda-timeout',
      '  template.yaml:2 "1000"',
    ]);
  });
});

describe('which template a samconfig is for', () => {
  const values = 'parameter_overrides = "Seconds=1000"\n';
  const other = { 'template.yaml': template, 'app/stack.yaml': template };

  it('is template.yaml beside it, where it names none', async () => {
    const project = { ...other, 'samconfig.toml': `[default.deploy.parameters]\n${values}` };
    assert.equal((await seen(project, 'template.yaml')).length, 2);
    assert.deepEqual(await seen(project, 'app/stack.yaml'), []);
  });

  it('is the one that it names, from above too', async () => {
    const project = {
      ...other,
      'samconfig.toml': `[default.deploy.parameters]\ntemplate_file = "app/stack.yaml"\n${values}`,
    };
    assert.deepEqual(await seen(project, 'template.yaml'), []);
    assert.equal((await seen(project, 'app/stack.yaml')).length, 2);
  });

  it('is the one that is built, where the built one is deployed', async () => {
    const built = '[default.build.parameters]\ntemplate_file = "app/stack.yaml"\n';
    const project = { ...other, 'samconfig.toml': `${built}[default.deploy.parameters]\n${values}` };
    assert.equal((await seen(project, 'app/stack.yaml')).length, 2);
  });
});
