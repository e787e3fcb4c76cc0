import assert from 'node:assert/strict';
import { canRunAway } from '../../src/text/runaway';
import { note, read } from '../support/team';

const endless = [
  ...['^(a+)+$', '(a*)*b', '(a|a)*b', '(a|aa)+$', '(a|b|ab)*c', '(a?b?)*c', '(.*)*x', '(x+x+)+y', '^([a-z]+)*$'],
  ...['(?:[a-z]+-?)+$', '^(\\w+\\s?)*$', '([a-zA-Z0-9]+)*\\.com', '^(([a-z])+.)+[A-Z]([a-z])+$', '(?=(a+)+b)a'],
  ...['^(?:a?){28}b$', '^(?:a?){26,28}b$', '^(?:[a-z]*){3}$'],
];
const harmless = [
  ...['^team-[a-z]+$', '^[a-z]+(-[a-z]+)*$', '^(?:[0-9A-F]{2}){8}$', '(\\d{1,3}\\.){3}\\d{1,3}', '^(?!aws:).*'],
  ...['^arn:aws[a-z-]*:iam::\\d{12}:role/.+$', '^\\/([^/]+\\/)*$', 'a*a*a*', '^(?:a{2}|b)*$', '^(?:dev|prod)-.{1,63}$'],
  ...['^$|^[a-z][a-z0-9]*(\\.[a-z0-9]+)+$', '^\\p{L}+(?: \\p{L}+)*$', '^((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.|$)){4}$'],
  '^(([a-z0-9]|[a-z0-9][a-z0-9-]*[a-z0-9])\\.)*([a-z0-9]|[a-z0-9][a-z0-9-]*[a-z0-9])$',
];

describe('an expression that others write', () => {
  for (const source of endless) it(`can take for ever: ${source}`, () => assert.ok(canRunAway(source)));
  for (const source of harmless) it(`can't: ${source}`, () => assert.ok(!canRunAway(source)));

  it('is judged however large it is', () => {
    const letters = Array.from({ length: 2000 }, (_, index) => String.fromCharCode(0x4e00 + index));
    const large = [
      `^(?:${letters.join('|')})*$`,
      '(?:){1000000000}',
      '(?:[a-z]{300}){300}',
      `${'('.repeat(200)}a${')*'.repeat(200)}`,
    ];
    // Far above what it takes: what isn't bounded would not come back at all.
    for (const source of large) assert.equal(typeof canRunAway(source), 'boolean');
  });

  it('is not taken where it refers back: that is not followed', () => assert.ok(canRunAway('^(a)\\1$')));

  it("is told in a team's note where it can", () => {
    const { problems, limits } = read(
      note("limits:\n  team-name:\n    at: AWS::SQS::Queue.QueueName\n    pattern: '^([a-z]+-?)+$'"),
    );
    assert.deepEqual(
      problems.map(({ line, message }) => [line, message]),
      [
        [
          6,
          'pattern could take for ever on some texts, as (a+)+ does: what repeats must be read in one way, and nothing may refer back. This note is ignored until that is fixed.',
        ],
      ],
    );
    assert.deepEqual(limits, []);
  });

  it('is told in the guard of a note too, where a value that begins with ^ is one', () => {
    const guarded = (value: string) =>
      read(
        note(
          `limits:\n  team-name:\n    at: AWS::SQS::Queue.DelaySeconds\n    max: 1\n    when: {QueueName: '${value}'}`,
        ),
      ).problems.map(({ message }) => message);
    assert.deepEqual(guarded('^orders-'), []);
    const told =
      'when has a value that begins with ^, so it must be a regular expression that ends on any text. This note is ignored until that is fixed.';
    assert.deepEqual(guarded('^(a+)+$'), [told]);
    assert.deepEqual(guarded('^('), [told]);
  });
});
