import assert from 'node:assert/strict';
import { analysed, type Project } from '../support/project';

/** The rows of the table of deployments in the hover of the n-th occurrence of a text. */
async function rows(project: Project, template: string, text: string, occurrence = 1): Promise<readonly string[]> {
  const analysis = await analysed(project, template);
  const whole = project[template] ?? '';
  let offset = -1;
  for (let n = 0; n < occurrence; n++) offset = whole.indexOf(text, offset + 1);
  const { markdown = '' } = analysis.hoverAt(offset + 1) ?? {};
  return markdown.split('| Deployment | Value |\n|:---|:---|\n')[1]?.split('\n\n')[0]?.split('\n') ?? [];
}

const template = `Parameters:
  Env: {Type: String}
  Secret: {Type: String, NoEcho: true}
Mappings:
  Sizes:
    dev: {Memory: 256}
    prod: {Memory: 512}
Resources:
  F:
    Type: AWS::Lambda::Function
    Properties:
      MemorySize: !FindInMap [Sizes, !Ref Env, Memory]
      FunctionName: !Ref Env
      Description: !Ref Secret
  Child:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: child.yaml
      Parameters:
        Name: !Sub '\${Env}-orders'
        Size: 3
        Of: !GetAtt F.Arn
`;
const child = `Parameters:
  Name: {Type: String}
  Size: {Type: Number}
  Of: {Type: String}
Resources:
  T:
    Type: AWS::SNS::Topic
    Properties:
      TopicName: !Ref Name
`;
const project: Project = {
  'template.yaml': template,
  'child.yaml': child,
  'template.params.dev.yaml': 'Env: dev\nSecret: s3cr3t\n',
  'template.params.prod.yaml': 'Env: prod\nSecret: s3cr3t\n',
  'template.params.test.json': '[{"ParameterKey": "Env", "UsePreviousValue": true}]',
};

const chosen = `Parameters:
  Env: {Type: String}
  Size: {Type: Number}
Conditions:
  IsProd: !Equals [!Ref Env, prod]
Resources:
  F:
    Type: AWS::Lambda::Function
    Condition: IsProd
    Properties:
      MemorySize: !Ref Size
  G:
    Type: AWS::Lambda::Function
    Properties:
      MemorySize: !If [IsProd, 1024, !Ref Size]
`;

describe('a hover leaves out the deployments', () => {
  const deployments: Project = {
    'template.yaml': chosen,
    'template.params.dev.yaml': 'Env: dev\nSize: 256\n',
    'template.params.prod.yaml': 'Env: prod\nSize: 512\n',
  };
  it('without the resource', async () => {
    assert.deepEqual(await rows(deployments, 'template.yaml', 'Ref Size'), ['| prod | `512` |']);
  });
  it('that take another branch', async () => {
    assert.deepEqual(await rows(deployments, 'template.yaml', 'Ref Size', 2), ['| dev | `256` |']);
  });
});

describe('a hover shows what each deployment has', () => {
  const both = ['| dev | `dev` |', '| prod | `prod` |'];

  it('for a parameter, and for a reference to it', async () => {
    assert.deepEqual(await rows(project, 'template.yaml', 'Env'), both);
    assert.deepEqual(await rows(project, 'template.yaml', 'Env', 3), both);
    assert.deepEqual(await rows(project, 'template.yaml', '!Ref Env', 2), both);
  });

  it('for the row of a mapping', async () => {
    assert.deepEqual(await rows(project, 'template.yaml', '!FindInMap'), ['| dev | `256` |', '| prod | `512` |']);
  });

  it('but no value that is to be hidden', async () => {
    assert.deepEqual(await rows(project, 'template.yaml', 'Secret'), []);
    assert.deepEqual(await rows(project, 'template.yaml', 'Secret', 2), []);
  });

  it('for what is passed to a nested stack, as far as it is known', async () => {
    assert.deepEqual(await rows(project, 'template.yaml', 'Name: !Sub'), [
      '| dev | `dev-orders` |',
      '| prod | `prod-orders` |',
    ]);
    assert.deepEqual(await rows(project, 'template.yaml', 'Of: !GetAtt'), []);
  });

  it('for the parameters of a nested stack: what the parent always passes has one row', async () => {
    assert.deepEqual(await rows(project, 'child.yaml', 'Size'), ['| nested stack Child (template.yaml) | `3` |']);
    assert.deepEqual(await rows(project, 'child.yaml', 'Name'), [
      '| dev (stack Child of template.yaml) | `dev-orders` |',
      '| prod (stack Child of template.yaml) | `prod-orders` |',
    ]);
    assert.deepEqual(await rows(project, 'child.yaml', 'Of'), []);
  });
});
