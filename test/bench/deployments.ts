// Measures what the files around templates cost in a large workspace: `npm run bench:deployments`.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createAnalyzer, defaultSettings } from '../../src/analysis';
import { disk } from '../../src/cli/around';
import type { Files } from '../../src/deployments/files';
import { SurroundedTexts } from '../../src/deployments/surroundedTexts';
import type { Surroundings } from '../../src/deployments/surroundings';
import { bundledKnowledge } from '../../src/knowledge/bundled';
import { median } from './measure';

const services = 200;
const templatesEach = 25;
const opened = 20;

function each<T>(count: number, made: (index: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, index) => made(index));
}

const template = `Parameters:
  Env: {Type: String, Default: dev}
  Seconds: {Type: Number, Default: 30}
Conditions:
  IsProd: !Equals [!Ref Env, prod]
Resources:
${each(
  20,
  index => `  F${index}:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: nodejs22.x
      Handler: index.handler
      Role: !GetAtt Role.Arn
      Code: {S3Bucket: code, S3Key: f${index}.zip}
      Timeout: !Ref Seconds
      MemorySize: !If [IsProd, 1024, 256]
  Q${index}:
    Type: AWS::SQS::Queue
    Properties: {VisibilityTimeout: 60, MessageRetentionPeriod: !If [IsProd, 1209600, 60]}
`,
).join('')}  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: 'sts:AssumeRole'}]
`;

/** A workspace of 5,000 templates, and the files that name 200 deployments. */
function made(deployments: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'fieldnotes-bench-'));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (let service = 0; service < services; service++) {
    for (let index = 0; index < templatesEach; index++) write(pathOf(service, index), template);
  }
  for (const [path, text] of Object.entries(deployments)) write(path, text);
  return folder;
}

function pathOf(service: number, index: number): string {
  return `services/s${service}/t${index}.yaml`;
}

const families: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'no deployments': {},
  'one for each of 200 templates, in files of Git sync': Object.fromEntries(
    each(
      services,
      service =>
        [
          `deployments/s${service}.yaml`,
          `template-file-path: ${pathOf(service, 0)}\nparameters: {Env: prod, Seconds: "${service + 1}"}\n`,
        ] as const,
    ),
  ),
  '200 in the file of the project, each for the templates of a service': {
    '.fieldnotes.yaml': `deployments:\n${each(services, service => `  d${service}: {template: services/s${service}/*.yaml, parameters: {Env: prod, Seconds: ${service + 1}}}\n`).join('')}`,
  },
  '200 in the file of the project for all templates, in five ways': {
    '.fieldnotes.yaml': `deployments:\n${each(services, service => `  d${service}: {parameters: {Env: prod, Seconds: ${service % 5}}}\n`).join('')}`,
  },
  '200 in the file of the project for all templates, each with other values': {
    '.fieldnotes.yaml': `deployments:\n${each(services, service => `  d${service}: {parameters: {Env: prod, Seconds: ${service + 1}}}\n`).join('')}`,
  },
};

async function measure(name: string, deployments: Readonly<Record<string, string>>): Promise<void> {
  const folder = made(deployments);
  const knowledge = bundledKnowledge();
  let reads = 0;
  const counting: Files = {
    list: path => disk.list(path),
    read: path => {
      reads++;
      return disk.read(path);
    },
  };
  const texts = new SurroundedTexts(
    counting,
    () => ({ root: folder, named: [], config: undefined }),
    () => {},
  );
  const open = async (service: number) => {
    const path = join(folder, pathOf(service, 0));
    const text = { key: path, path, version: 1, getText: () => template };
    const before = performance.now();
    await texts.ready(text);
    const between = performance.now();
    const around = texts.of(text);
    const checked = analysed(around);
    return { reading: between - before, checking: checked, deployments: around?.deployments.length ?? 0 };
  };
  const analysed = (around: Surroundings | undefined) => {
    const before = performance.now();
    createAnalyzer(knowledge).analyse(template, 'yaml', defaultSettings, around);
    return performance.now() - before;
  };
  for (let turn = 0; turn < 5; turn++) analysed(undefined);
  const alone = median(each(opened, () => analysed(undefined)));
  const first = await open(0);
  const firstReads = reads;
  const later: Awaited<ReturnType<typeof open>>[] = [];
  for (let service = 1; service <= opened; service++) later.push(await open(service));
  const of = (key: 'reading' | 'checking') => median(later.map(one => one[key])).toFixed(1);
  console.log(
    `${name} (${later[0]?.deployments} a template)
  the first: ${first.reading.toFixed(1)} ms reading ${firstReads} files, ${first.checking.toFixed(1)} ms checking
  later ones: ${of('reading')} ms reading ${((reads - firstReads) / opened).toFixed(1)} files, ${of('checking')} ms checking; the text alone ${alone.toFixed(1)} ms`,
  );
  rmSync(folder, { recursive: true, force: true });
}

void (async () => {
  for (const [name, deployments] of Object.entries(families)) await measure(name, deployments);
})();
