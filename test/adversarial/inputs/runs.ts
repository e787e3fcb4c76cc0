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
export const runs: readonly Input[] = baits.map(bait => ({
  name: `runs of ${JSON.stringify(bait)}`,
  full: 50_000,
  text: size => {
    const run = `'${bait.repeat(size / bait.length)}!'`;
    return resources(
      `  Q:\n    Type: AWS::SQS::Queue\n    Properties: {QueueName: ${run}, RedrivePolicy: ${run}}\n  B:\n    Type: AWS::S3::Bucket\n    Properties: {BucketName: ${run}}\n  R:\n    Type: AWS::Events::Rule\n    Properties: {ScheduleExpression: ${run}, Name: ${run}}\n  F:\n    Type: AWS::Serverless::Function\n    Properties: {Handler: ${run}, FunctionName: !Sub ${run}, Events: {A: {Type: Schedule, Properties: {Schedule: ${run}}}}}\n  S:\n    Type: AWS::StepFunctions::StateMachine\n    Properties: {DefinitionString: ${run}}\n  ${run}: {Type: ${run}, Properties: ${run}, # fieldnotes-ignore ${run}\n    DependsOn: ${run}}\n`,
    );
  },
}));
