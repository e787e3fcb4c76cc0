import { type Input, json, machine, many, queue, resources } from './input';

/** Long lists. */
export const wide: readonly Input[] = [
  {
    name: 'tiny resources',
    full: 100_000,
    text: size => resources(many(size, index => `  R${index}: {Type: AWS::SNS::Topic}\n`)),
  },
  {
    name: 'tiny resources in JSON',
    full: 60_000,
    text: size => `{"Resources": {${many(size, index => `"R${index}": {"Type": "AWS::SNS::Topic"}`, ',\n')}}}`,
  },
  {
    name: 'tiny resources in JSON on one line',
    full: 60_000,
    text: size => `{"Resources": {${many(size, index => `"R${index}": {"Type": "AWS::SNS::Topic"}`, ', ')}}}`,
  },
  {
    name: 'remarks behind a key at the left, in lines of Windows',
    full: 300_000,
    text: size => `${resources('')}Stray:\r\n${'#\r\n'.repeat(size)}`,
  },
  { name: 'keys', full: 100_000, text: size => queue(many(size, index => `      k${index}: v\n`)) },
  { name: 'equal keys', full: 100_000, text: size => queue('      DelaySeconds: 901\n'.repeat(size)) },
  {
    name: 'tags',
    full: 50_000,
    text: size => queue(`      Tags: [${many(size, index => `{Key: k${index}, Value: v}`, ', ')}]`),
  },
  {
    name: 'branches',
    full: 50_000,
    text: size => queue(`      Tags: [${many(size, () => '!If [C, {Key: k, Value: v}, !Ref AWS::NoValue]', ', ')}]`),
  },
  {
    name: 'parameters',
    full: 50_000,
    text: size =>
      `Parameters:\n${many(size, index => `  P${index}: {Type: Number, Default: 901}\n`)}${queue('      DelaySeconds: !Ref P1')}`,
  },
  {
    name: 'mapping rows',
    full: 50_000,
    text: size =>
      `Mappings:\n  M:\n${many(size, index => `    r${index}: {k: 901}\n`)}${queue('      DelaySeconds: !FindInMap [M, !Ref A, k]')}`,
  },
  {
    name: 'allowed values',
    full: 100_000,
    text: size =>
      `Parameters:\n  P: {Type: Number, AllowedValues: [${many(size, index => `${index}`, ', ')}]}\n${queue('      DelaySeconds: !Ref P')}`,
  },
  {
    name: 'names in a text',
    full: 100_000,
    text: size => queue(`      QueueName: !Sub "${many(size, index => `\${P${index}}`)}"`),
  },
  {
    name: 'variables of a text',
    full: 50_000,
    text: size =>
      queue(
        `      QueueName: !Sub ["${many(size, index => `\${P${index}}`)}", {${many(size, index => `P${index}: v`, ', ')}}]`,
      ),
  },
  {
    name: 'remarks',
    full: 60_000,
    text: size =>
      `${resources(many(size, index => `  # fieldnotes-ignore sqs-no-dlq: ${index}\n`))}  Q: {Type: AWS::SQS::Queue}\n`,
  },
  {
    name: 'remarks with what they hold back',
    full: 20_000,
    text: size =>
      resources(
        many(
          size,
          index =>
            `  # fieldnotes-ignore sqs-no-dlq: meant\n  Q${index}: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: 901}}\n`,
        ),
      ),
  },
  { name: 'sections', full: 100_000, text: size => 'Resources:\n  Q: {Type: AWS::SQS::Queue}\n'.repeat(size) },
  {
    name: 'blank lines and spaces',
    full: 500_000,
    text: size => queue(`${' \n'.repeat(size)}      DelaySeconds: 901${' '.repeat(size)}`),
  },
  { name: 'one long text', full: 3_000_000, text: size => queue(`      QueueName: ${'a'.repeat(size)}`) },
  { name: 'one long text in JSON', full: 3_000_000, text: size => json(`"QueueName": "${'a'.repeat(size)}"`) },
  {
    name: 'statements',
    full: 10_000,
    text: size =>
      resources(
        `  P:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument:\n        Statement:\n${many(size, index => `          - {Effect: Allow, Action: "s3:Get${index}", Resource: "arn:aws:s3:::b${index}/*"}\n`)}`,
      ),
  },
  {
    name: 'states',
    full: 10_000,
    text: size =>
      machine(
        `{"StartAt": "S0", "States": {${many(size, index => `"S${index}": {"Type": "Wait", "Seconds": 99999999999, "Next": "S${index + 1}"}`, ', ')}}}`,
      ),
  },
];
