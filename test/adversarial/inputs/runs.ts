import { type Input, resources } from './input';

/** What expressions stumble over: a run of nearly the right thing, in every place for a text. */
const baits = [
  'a',
  'a.',
  'a-',
  '0',
  ' ',
  '\t',
  '\\n',
  '\\"',
  "''",
  '${',
  '${a',
  '{{resolve:',
  '{{resolve:ssm:',
  '/',
  ':',
  'arn:',
  ',',
  '*',
  '(',
  'rate(',
  '%',
  '[',
  '#',
];

/** Runs that only one place takes for the beginning of something. */
const placed: readonly Input[] = [
  {
    name: 'a schedule of blanks',
    full: 500_000,
    text: size =>
      resources(
        `  R:\n    Type: AWS::Events::Rule\n    Properties: {ScheduleExpression: 'cron(${' '.repeat(size)}x'}\n`,
      ),
  },
  {
    name: 'tags that never end, in a comment at the top',
    full: 500_000,
    text: size => `# ${'{%'.repeat(size / 2)}\n${resources('  Q: {Type: AWS::SQS::Queue}\n')}`,
  },
  {
    name: 'conditional tags that never end',
    full: 500_000,
    text: size =>
      `${resources('  Q: {Type: AWS::SQS::Queue}\n')}# ${'{{if '.repeat(size / 5)}\n# {%${'{%if '.repeat(size / 5)}\n# %}\n`,
  },
  {
    name: 'tags that are comments, and never end',
    full: 500_000,
    text: size => `${resources('  Q: {Type: AWS::SQS::Queue}\n')}${'{#\r'.repeat(size / 3)}\n# #}\n`,
  },
  {
    name: 'blank lines',
    full: 500_000,
    text: size => `${'\n'.repeat(size)}${resources('  Q: {Type: AWS::SQS::Queue}\n')}`,
  },
];

const repeated: readonly Input[] = baits.map(bait => ({
  name: `runs of ${JSON.stringify(bait)}`,
  full: 50_000,
  text: size => {
    const run = `'${bait.repeat(size / bait.length)}!'`;
    return resources(
      `  Q:\n    Type: AWS::SQS::Queue\n    Properties: {QueueName: ${run}, RedrivePolicy: ${run}}\n  B:\n    Type: AWS::S3::Bucket\n    Properties: {BucketName: ${run}}\n  R:\n    Type: AWS::Events::Rule\n    Properties: {ScheduleExpression: ${run}, Name: ${run}}\n  F:\n    Type: AWS::Serverless::Function\n    Properties: {Handler: ${run}, FunctionName: !Sub ${run}, Events: {A: {Type: Schedule, Properties: {Schedule: ${run}}}}}\n  S:\n    Type: AWS::StepFunctions::StateMachine\n    Properties: {DefinitionString: ${run}}\n  ${run}: {Type: ${run}, Properties: ${run}, # fieldnotes-ignore ${run}\n    DependsOn: ${run}}\n`,
    );
  },
}));

export const runs: readonly Input[] = [...repeated, ...placed];
