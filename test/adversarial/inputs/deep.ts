import { type Input, json, machine, many, queue } from './input';

/** Levels upon levels. */
export const deep: readonly Input[] = [
  {
    name: 'flow lists in YAML',
    full: 100_000,
    text: size => queue(`      Tags: ${'['.repeat(size)}${']'.repeat(size)}`),
  },
  { name: 'open flow lists in YAML', full: 100_000, text: size => queue(`      Tags: ${'['.repeat(size)}`) },
  {
    name: 'flow mappings in YAML',
    full: 100_000,
    text: size => queue(`      Tags: ${'{a: '.repeat(size)}${'}'.repeat(size)}`),
  },
  { name: 'lists in one line', full: 100_000, text: size => queue(`      Tags:\n        ${'- '.repeat(size)}x`) },
  { name: 'keys of keys', full: 50_000, text: size => queue(`      ${'? '.repeat(size)}x`) },
  {
    name: 'mappings by indentation',
    full: 1500,
    text: size => queue(many(size, level => `${' '.repeat(7 + level)}a:`, '\n')),
  },
  { name: 'lists in JSON', full: 100_000, text: size => json(`"Tags": ${'['.repeat(size)}${']'.repeat(size)}`) },
  { name: 'objects in JSON', full: 100_000, text: size => json(`"Tags": ${'{"a":'.repeat(size)}1${'}'.repeat(size)}`) },
  { name: 'open objects in JSON', full: 100_000, text: size => json(`"Tags": ${'{"a":'.repeat(size)}`) },
  {
    name: 'Fn::If in Fn::If',
    full: 30_000,
    text: size =>
      `Conditions:\n  C: !Equals [!Ref A, b]\n${queue(`      DelaySeconds: ${'!If [C, 901, '.repeat(size)}1${']'.repeat(size)}`)}`,
  },
  {
    name: 'Fn::If in Fn::If in JSON',
    full: 30_000,
    text: size => json(`"DelaySeconds": ${'{"Fn::If": ["C", 901, '.repeat(size)}1${']}'.repeat(size)}`),
  },
  {
    name: 'Fn::FindInMap in Fn::FindInMap',
    full: 20_000,
    text: size => queue(`      DelaySeconds: ${'!FindInMap [M, a, '.repeat(size)}b${']'.repeat(size)}`),
  },
  {
    name: 'a parallel state in another',
    full: 3000,
    text: size =>
      machine(
        `{"StartAt": "A", "States": {"A": {"Type": "Parallel", "End": true, "Branches": [`.repeat(size) +
          ']}}}'.repeat(size),
      ),
  },
];
