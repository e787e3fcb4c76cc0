import assert from 'node:assert/strict';
import { firstProjectFile } from '../../src/deployments/firstProjectFile';
import { analysed, seen, sentences } from '../support/project';

const template = `Parameters:
  Seconds: {Type: Number, Default: 30}
Resources:
  F:
    Type: AWS::Lambda::Function
    Properties:
      Timeout: !Ref Seconds
      ReservedConcurrentExecutions: 2000
`;

describe("the project's file", () => {
  it('names deployments, by a file, by files for some templates, or by values', async () => {
    const project = {
      'app/template.yaml': template.replace('2000', '1'),
      'p/prod.json': '{"Seconds": 1000}',
      '.fieldnotes.yaml':
        'deployments:\n  prod: p/prod.json\n  dev:\n    template: app/*.yaml\n    parameters: {Seconds: 1000}\n  other:\n    template: web/**\n    parameters: {Seconds: 1000}\n',
    };
    assert.deepEqual(await seen(project, 'app/template.yaml'), [
      'error app/template.yaml:7 "Seconds" lambda-timeout',
      '  p/prod.json:1 "1000"',
      '  .fieldnotes.yaml:5 "1000"',
    ]);
    assert.match(
      (await sentences(project, 'lambda-timeout', 'app/template.yaml')).join(),
      /deployments prod and dev\.$/,
    );
  });

  it('begins with all that it can say, as comments that no editor folds', async () => {
    assert.doesNotMatch(firstProjectFile, /^\s*#\s*region/m);
    const said = firstProjectFile
      .replace(/^#(?! )/gm, '')
      .replace(/^# {2}/gm, '  ')
      .replace('params/prod.json', 'p.json');
    const files = {
      'templates/app.yaml': 'Parameters: {Env: {Type: String}}\nResources: {F: {Type: AWS::SNS::Topic}}\n',
    };
    const project = { ...files, 'p.json': '{"Env": "prod"}', 'ci/auth/a.yaml': '', '.fieldnotes.yaml': said };
    assert.match(said, /^severities:\n {2}sqs-no-dlq: off\n/m);
    const { deployments, elsewhere } = await analysed(project, 'templates/app.yaml');
    assert.deepEqual(deployments, ['prod', 'dev', 'load-test']);
    assert.deepEqual(
      elsewhere.map(({ message }) => message),
      [],
    );
  });

  it('raises quotas, for the project and for a deployment', async () => {
    const quotas = (text: string) => ({ 'template.yaml': template, '.fieldnotes.yaml': text });
    assert.deepEqual(await seen({ 'template.yaml': template }), ['warning template.yaml:8 "2000" lambda-reserved-sum']);
    assert.deepEqual(await seen(quotas('quotas: {lambda-concurrency: 3000}')), []);
    const low = await sentences(quotas('quotas: {lambda-concurrency: 2000}'), 'lambda-reserved-sum');
    assert.match(low.join(), /2,000.*1,900/);
  });

  it('sets severities and advice, and whoever uses the editor has the last word', async () => {
    const project = {
      'template.yaml': template,
      '.fieldnotes.yaml': 'advice: false\nseverities:\n  lambda-reserved-sum: error\n',
    };
    const { findings } = await analysed(project);
    assert.deepEqual(
      findings.map(({ severity, code }) => `${severity} ${code}`),
      ['error lambda-reserved-sum'],
    );
  });

  it('is found upward, and the nearest counts', async () => {
    const project = {
      'a/b/template.yaml': template,
      '.fieldnotes.yaml': 'severities: {lambda-reserved-sum: hint}',
      'a/.fieldnotes.yaml': 'severities: {lambda-reserved-sum: off}',
    };
    assert.deepEqual(await seen(project, 'a/b/template.yaml'), []);
  });

  const mistakes: readonly (readonly [text: string, sentence: string])[] = [
    ['severty: {}', 'Unknown field "severty". Did you mean "severity"? It is ignored until that is fixed.'],
    ['advice: maybe', 'advice must be true or false. It is ignored until that is fixed.'],
    [
      'severities: {a-b: bad}',
      'a-b must be error, warning, information, hint or off. It is ignored until that is fixed.',
    ],
    [
      'severities: {lambda-timeot: off}',
      'Unknown id "lambda-timeot". Did you mean "lambda-timeout"? It is ignored until that is fixed.',
    ],
    [
      'quotas: {lambda-concurency: 1}',
      'Unknown quota "lambda-concurency". Did you mean "lambda-concurrency"? It is ignored until that is fixed.',
    ],
    ['quotas: {lambda-concurrency: many}', 'lambda-concurrency must be a number. It is ignored until that is fixed.'],
    ['deployments: [a]', 'Names with values were expected here. It is ignored until that is fixed.'],
    [
      'templates: {auth: {merge: {}}}',
      'merge must be a glob or a list of globs, such as ci/**/*.yaml. It is ignored until that is fixed.',
    ],
  ];
  for (const [text, sentence] of mistakes) {
    it(`has one sentence for ${text}, and the rest holds`, async () => {
      const project = { 'template.yaml': template, '.fieldnotes.yaml': `${text}\nexclude: []\nnotes: notes\n` };
      assert.deepEqual(await sentences(project, 'project-file'), [sentence]);
    });
  }

  it('names a file that is not there, at its place', async () => {
    const project = { 'template.yaml': template, '.fieldnotes.yaml': 'deployments: {prod: p.json}' };
    assert.deepEqual((await seen(project)).slice(-1), ['error .fieldnotes.yaml:1 "p.json" deployment-file']);
  });

  it('says that files make one template together', async () => {
    const project = {
      '.fieldnotes.yaml': 'templates: {auth: {merge: [ci/auth/**/*.yaml]}}',
      'ci/auth/base.yaml':
        'AWSTemplateFormatVersion: "2010-09-09"\nParameters:\n  Seconds: {Type: Number, Default: 901}\n',
      'ci/auth/functions/one.yaml':
        'Resources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties: {Timeout: !Ref Seconds}\n',
      'ci/auth/functions/two.yaml':
        'Resources:\n  G:\n    Type: AWS::Lambda::Function\n    Properties: {MemorySize: 1}\n',
    };
    assert.deepEqual(await seen(project, 'ci/auth/functions/one.yaml'), [
      'warning ci/auth/functions/one.yaml:4 "Seconds" lambda-timeout',
      '  ci/auth/base.yaml:3 "901"',
    ]);
    assert.deepEqual(await seen(project, 'ci/auth/functions/two.yaml'), [
      'error ci/auth/functions/two.yaml:4 "1" lambda-memory',
    ]);
    assert.deepEqual(await seen(project, 'ci/auth/base.yaml'), []);
  });

  it('and tells what is wrong with the whole in one of them', async () => {
    const topic = (id: string, other: string) =>
      `Resources:\n  ${id}:\n    Type: AWS::SNS::Topic\n    DependsOn: ${other}\n`;
    const project = {
      '.fieldnotes.yaml': 'templates: {all: {merge: [parts/*.yaml]}}',
      'parts/a.yaml': topic('A', 'B'),
      'parts/b.yaml': topic('B', 'A'),
    };
    const told = (await Promise.all(['parts/a.yaml', 'parts/b.yaml'].map(name => seen(project, name)))).flat();
    assert.deepEqual(
      told.filter(line => line.includes('cfn-cycle')),
      ['error parts/a.yaml:4 "B" cfn-cycle'],
    );
  });
});
