import fc from 'fast-check';
import { type Analyzer, createAnalyzer, type Language } from '../../src/analysis';
import { readNote } from '../../src/knowledge/read';
import { knowledge } from '../support/knowledge';
import { shop } from '../support/shop';
import { shopJson } from '../support/shopJson';

/** What breaks parsers: marks of both languages, intrinsic functions, strange names, odd characters. */
const pieces = [
  ...[
    '"',
    "'",
    '`',
    '${',
    '}',
    '{',
    '[',
    ']',
    ':',
    ': ',
    ',',
    '- ',
    '? ',
    '#',
    '|',
    '>',
    '|2-',
    '&a ',
    '*a',
    '<<: *a',
    '%',
  ],
  ...[
    '---\n',
    '...\n',
    '\n',
    '\r',
    '\r\n',
    '\t',
    '  ',
    '\u0000',
    '\uFEFF',
    '\uD800',
    '\u2028',
    '😀',
    '\\',
    '\\u',
    '/*',
    '//',
  ],
  ...['!Ref ', '!Sub ', '!If [', '!GetAtt a.b', 'Fn::If', 'Fn::Sub', 'Fn::ForEach::L', 'Fn::Transform', '!FindInMap ['],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'null',
    '~',
    'true',
    '1e309',
    '-0',
    '0x1F',
    '012',
    '901',
    '{{resolve:ssm:a}}',
  ],
  ...['Resources:\n', 'Parameters:\n', '  X:\n    Type: AWS::SQS::Queue\n', '"Resources": {', 'AWS::', 'Globals:\n'],
];

const note = `---
title: Queues
types: [AWS::SQS::Queue]
limits:
  team-delay:
    at: AWS::SQS::Queue.DelaySeconds
    max: 10
---
A queue.

## Delay {#team-delay}
Why.
`;

/** A text with pieces put in, cut out, doubled. */
function mangled(start: string): fc.Arbitrary<string> {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const added = fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 12, unit: 'binary' }));
  const cut = fc.record({
    at: share,
    length: fc.nat(300),
    added: fc.array(added, { maxLength: 4 }),
    again: fc.boolean(),
  });
  return fc.array(cut, { minLength: 1, maxLength: 8 }).map(cuts =>
    cuts.reduce((text, { at, length, added: more, again }) => {
      const from = Math.floor(at * text.length);
      const to = Math.min(text.length, from + length);
      return text.slice(0, from) + more.join('') + (again ? text.slice(from, to).repeat(2) : '') + text.slice(to);
    }, start),
  );
}

const input = fc.record({
  language: fc.constantFrom<Language>('yaml', 'json'),
  texts: fc.array(fc.oneof(mangled(shop), mangled(shopJson)), { minLength: 1, maxLength: 3 }),
  note: mangled(note),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
});

/** Everything that a stranger's text goes through: nothing throws, every place lies within the text. */
export function fuzz(runs: number, seed: number): void {
  fc.assert(
    fc.property(input, ({ language, texts, note: source, at }) => {
      const analyzer = createAnalyzer(knowledge());
      for (const text of texts) analysed(analyzer, text, language, Math.floor(at * text.length));
      readNote('fuzz', source);
    }),
    { numRuns: runs, seed },
  );
}

function analysed(analyzer: Analyzer, text: string, language: Language, at: number): void {
  const analysis = analyzer.analyse(text, language);
  for (const finding of analysis.findings) {
    for (const { start, end } of [finding, ...finding.related]) inside(text, start, end);
    for (const fix of analysis.fixesFor(finding)) {
      if ('edits' in fix) for (const { start, end } of fix.edits) inside(text, start, end);
    }
    analysis.suppressing(finding);
  }
  const hover = analysis.hoverAt(at);
  if (hover !== undefined) inside(text, hover.start, hover.end);
}

function inside(text: string, start: number, end: number): void {
  if (!(start >= 0 && start <= end && end <= text.length)) throw new Error(`${start}–${end} is outside of the text`);
}
