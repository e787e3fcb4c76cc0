import fc from 'fast-check';
import { words } from './words';

/** What breaks parsers: marks of both languages, intrinsic functions, strange names, odd characters. */
const marks = [
  '\r',
  '\u0000',
  '\uFEFF',
  '\uD800',
  '\u2028',
  '😀',
  '\\',
  '\\u',
  '`',
  '/*',
  '//',
  '%',
  '>',
  '|2-',
  '...\n',
];
const names =
  '__proto__ constructor toString Fn::If Fn::Sub Fn::ForEach::L Fn::Transform !FindInMap[ 1e309 -0 0x1F 012 .inf 2020-12-08 ~ AWS:: Resources:';

/** Pieces of templates, good and bad. */
export const pieces: readonly string[] = [...words, ...marks, ...names.split(' ')];

const share = fc.double({ min: 0, max: 1, noNaN: true });

/** A text with pieces put in, cut out, doubled. */
export function mangled(start: string): fc.Arbitrary<string> {
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

/** A text with single characters that are others, as on a broken disk. */
export function damaged(start: string): fc.Arbitrary<string> {
  const damage = fc.record({ at: share, code: fc.oneof(fc.nat(127), fc.nat(0xffff)) });
  return fc.array(damage, { minLength: 1, maxLength: 30 }).map(all => {
    const codes = Array.from(start, char => char.charCodeAt(0));
    for (const { at, code } of all) codes[Math.floor(at * (codes.length - 1))] = code;
    return codes.map(code => String.fromCharCode(code)).join('');
  });
}

/** Nothing but pieces, below a head that makes it a template. */
export const soup: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(
      'Resources:\n  A:\n    Type: AWS::SQS::Queue\n',
      '{"Resources": {"A": {"Type": "AWS::SQS::Queue"',
      'AWSTemplateFormatVersion: x\n',
      '',
    ),
    fc.array(
      fc.oneof(fc.constantFrom(...pieces), fc.constantFrom('\n', '\n  ', '\n    ', '\n      ', ': ', '": ', ', "')),
      { maxLength: 60 },
    ),
  )
  .map(([head, all]) => head + all.join(''));
