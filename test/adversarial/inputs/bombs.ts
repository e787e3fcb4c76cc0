import { type Input, many, queue } from './input';

/** Small texts that stand for large things. */
export const bombs: readonly Input[] = [
  {
    name: 'aliases of aliases',
    full: 60,
    text: size =>
      `A: &a0 [x, x]\n${many(size, level => `B${level}: &a${level + 1} [*a${level}, *a${level}]\n`)}${queue(`      Tags: *a${size}`)}`,
  },
  {
    name: 'aliases one in the other',
    full: 20_000,
    text: size =>
      `A: &a0 [x]\n${many(size, level => `B${level}: &a${level + 1} [*a${level}]\n`)}${queue(`      Tags: *a${size}`)}`,
  },
  {
    name: 'mappings merged twice',
    full: 60,
    text: size =>
      `A: &a0 {k: v, l: w}\n${many(size, level => `B${level}: &a${level + 1} {<<: [*a${level}, *a${level}], k${level}: v}\n`)}${queue(`      Tags: *a${size}`)}`,
  },
  {
    name: 'mappings merged one by one',
    full: 2000,
    text: size =>
      `A: &a0 {k: v}\n${many(size, level => `B${level}: &a${level + 1} {<<: *a${level}, k${level}: v}\n`)}${queue(`      Tags: *a${size}`)}`,
  },
  {
    name: 'joined texts',
    full: 60,
    text: size =>
      `A: &a0 xxxxxxxx\n${many(size, level => `B${level}: &a${level + 1} !Join ["", [*a${level}, *a${level}]]\n`)}${queue(`      QueueName: *a${size}`)}`,
  },
  {
    name: 'substituted texts',
    full: 60,
    text: size =>
      `A: &a0 xxxxxxxx\n${many(size, level => `B${level}: &a${level + 1} !Sub ["\${v}\${v}", {v: *a${level}}]\n`)}${queue(`      QueueName: *a${size}`)}`,
  },
  {
    name: 'branches of branches',
    full: 60,
    text: size =>
      `A: &a0 901\n${many(size, level => `B${level}: &a${level + 1} !If [C${level}, *a${level}, *a${level}]\n`)}Conditions:\n${many(size, level => `  C${level}: !Equals [!Ref P${level}, a]\n`)}${queue(`      DelaySeconds: *a${size}`)}`,
  },
  {
    name: 'JSON in JSON',
    full: 60,
    text: size =>
      `A: &a0 x\n${many(size, level => `B${level}: &a${level + 1} {Fn::ToJsonString: [*a${level}, *a${level}]}\n`)}${queue(`      QueueName: *a${size}`)}`,
  },
  {
    name: 'conditions of conditions',
    full: 5000,
    text: size =>
      `Conditions:\n${many(size, level => `  C${level}: !And [!Condition C${level + 1}, !Condition C${level + 1}]\n`)}  C${size}: !Equals [!Ref A, b]\n${queue('      DelaySeconds: !If [C0, 901, !If [C1, 901, 1]]')}`,
  },
  {
    name: 'conditions in a circle',
    full: 5000,
    text: size =>
      `Conditions:\n${many(size, level => `  C${level}: !Or [!Condition C${(level + 1) % size}, !Condition C${(level + 2) % size}]\n`)}${queue('      DelaySeconds: !If [C0, 901, 1]')}`,
  },
  {
    name: 'allowed values, joined',
    full: 10_000,
    text: size =>
      `Parameters:\n${many(20, index => `  P${index}: {Type: String, AllowedValues: [${many(size / 20, value => `v${value}`, ', ')}]}\n`)}${queue(`      QueueName: !Join ["", [${many(20, index => `!Ref P${index}`, ', ')}]]`)}`,
  },
  {
    name: 'loops in loops',
    full: 60,
    text: size =>
      `Transform: AWS::LanguageExtensions\nResources:\n${many(size, level => `${'  '.repeat(2 * level + 1)}Fn::ForEach::L${level}:\n${'  '.repeat(2 * level + 2)}- V${level}\n${'  '.repeat(2 * level + 2)}- [${many(100, value => `a${value}`, ', ')}]\n${'  '.repeat(2 * level + 2)}-\n`)}${'  '.repeat(2 * size + 1)}Q: {Type: AWS::SQS::Queue}\n`,
  },
];
