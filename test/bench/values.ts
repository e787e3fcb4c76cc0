// Measures what values cost that come out of parameters and conditions: `npm run bench:values`. Needs dist/core.js.
import { parseDocument } from 'yaml';
import type { createAnalyzer as Create } from '../../src/core';
import { exponent, repeated } from './measure';

const core: { createAnalyzer: typeof Create } = require('../../dist/core.js');

/** A template whose size is a number of parameters, conditions or loops. */
interface Family {
  readonly name: string;
  readonly sizes: readonly number[];
  readonly text: (size: number) => string;
}

const each = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('');

function queue(name: string, seconds: string): string {
  return `  ${name}:\n    Type: AWS::SQS::Queue\n    Properties:\n      VisibilityTimeout: ${seconds}\n`;
}

/** `!If [C0, 1, !If [C1, 2, …]]` as deep as asked for. */
function nested(depth: number, isTrue: (level: number) => string): string {
  return `${each(depth, level => `!If [${isTrue(level)}, ${level + 1}, `)}43201${']'.repeat(depth)}`;
}

const families: readonly Family[] = [
  {
    name: 'parameters, one a resource',
    sizes: [10, 30, 100, 300, 1000],
    text: count =>
      `Parameters:\n${each(count, index => `  P${index}: {Type: Number, Default: ${index}, MaxValue: 43200}\n`)}Resources:\n${each(count, index => queue(`Q${index}`, `!Ref P${index}`))}`,
  },
  {
    name: 'parameters, all in one text',
    sizes: [10, 30, 100, 300, 1000],
    text: count =>
      `Parameters:\n${each(count, index => `  P${index}: {Type: String, Default: a}\n`)}Resources:\n${queue('Q', '30')}      QueueName: !Sub "${each(count, index => `\${P${index}}`)}"\n`,
  },
  {
    name: 'conditions on parameters, one a resource',
    sizes: [10, 30, 100, 300, 1000],
    text: count =>
      `Parameters:\n${each(count, index => `  P${index}: {Type: String, AllowedValues: [a, b, c]}\n`)}Conditions:\n${each(count, index => `  C${index}: !Equals [!Ref P${index}, a]\n`)}Resources:\n${each(count, index => queue(`Q${index}`, `!If [C${index}, 30, 60]`))}`,
  },
  {
    name: 'a hundred conditions, each of ten that are of ten',
    sizes: [10, 30, 100, 300, 1000],
    text: count => {
      const level = (depth: number) =>
        each(
          10,
          index =>
            `  C${depth}x${index}: !And [${each(10, part => `!Condition C${depth - 1}x${part}, `).slice(0, -2)}]\n`,
        );
      const last = each(10, index => `  C0x${index}: !Equals [!Ref AWS::Region, r${index}]\n`);
      return `Conditions:\n${last}${each(9, depth => level(depth + 1))}Resources:\n${each(count, index => queue(`Q${index}`, `!If [C9x${index % 10}, 30, 60]`))}`;
    },
  },
  {
    name: 'Fn::If nested as deep as that, in 100 resources',
    sizes: [1, 2, 5, 10, 20],
    text: depth =>
      `Conditions:\n${each(depth, index => `  C${index}: !Equals [!Ref AWS::Region, r${index}]\n`)}Resources:\n${each(
        100,
        index =>
          queue(
            `Q${index}`,
            nested(depth, level => `C${level}`),
          ),
      )}`,
  },
  {
    name: 'a chain of conditions as long as that, in 100 resources',
    sizes: [1, 2, 5, 10, 20],
    text: depth =>
      `Conditions:\n  C0: !Equals [!Ref AWS::Region, r]\n${each(depth, index => `  C${index + 1}: !Not [!Or [!Condition C${index}, !Condition C${index}]]\n`)}Resources:\n${each(100, index => queue(`Q${index}`, `!If [C${depth}, 30, 60]`))}`,
  },
  {
    name: 'mappings, a row a resource, keyed by a region',
    sizes: [10, 30, 100, 300],
    text: count =>
      `Mappings:\n${each(count, index => `  M${index}:\n${each(30, row => `    r${row}: {Seconds: ${row}}\n`)}`)}Resources:\n${each(count, index => queue(`Q${index}`, `!FindInMap [M${index}, !Ref AWS::Region, Seconds]`))}`,
  },
  {
    name: 'turns of a loop',
    sizes: [10, 30, 100],
    text: count =>
      `Transform: AWS::LanguageExtensions\nResources:\n  Fn::ForEach::Queues:\n    - Seconds\n    - [${each(count, index => `${index + 1}, `).slice(0, -2)}]\n    - Q\${Seconds}:\n        Type: AWS::SQS::Queue\n        Properties:\n          VisibilityTimeout: !Ref Seconds\n`,
  },
];

interface Point {
  readonly size: number;
  /** Milliseconds: the parser alone, and everything from the text to the findings. */
  readonly floor: number;
  readonly cold: number;
}

function measure({ sizes, text }: Family): readonly Point[] {
  return sizes.map(size => {
    const template = text(size);
    const times = size < 300 ? 9 : 5;
    const floor = repeated(times, () => parseDocument(template, { logLevel: 'silent' }));
    const cold = repeated(times, () => core.createAnalyzer().analyse(template, 'yaml'));
    return { size, floor, cold };
  });
}

function row(family: Family): string {
  const points = measure(family);
  const times = points.map(({ size, cold, floor }) => `${size}: ${cold.toFixed(1)} (${(cold / floor).toFixed(2)})`);
  const grown = [
    exponent(points.map(({ size, cold }) => [size, cold])),
    exponent(points.map(({ size, floor }) => [size, floor])),
  ];
  return `| ${[family.name, times.join(', '), ...grown.map(one => one.toFixed(2))].join(' | ')} |`;
}

for (const family of families) measure({ ...family, sizes: family.sizes.slice(0, 2) });
process.stdout.write(
  [
    '| what grows | size: milliseconds (times the parser alone) | growth, as an exponent | of the parser alone |',
    '|---|---|--:|--:|',
    ...families.map(row),
    '',
  ].join('\n'),
);
