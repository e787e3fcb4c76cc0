import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createAnalyzer } from '../../src/analysis';
import { NoteSearch } from '../../src/knowledge/search';
import { pageNamed, placeOf } from '../../src/pages/pages';
import { market } from '../support/market';
import { knowledgeWith, read } from '../support/team';
import { cleanAnalysis, cleanHover, readable } from './clean';
import { damaged, mangled, pieces } from './mangled';

/** A team's note with a bit of everything that a note can have. */
const note = `---
title: Our team
types: [AWS::SQS::Queue, AWS::Lambda::*]
docs: https://example.com/
limits:
  team-timeout:
    at: [AWS::Lambda::Function.Timeout, AWS::Serverless::Function.Timeout]
    min: 1
    max: 60
    unit: seconds
    severity: warning
    reason: our API answers within {max}
    fix: Hand longer work to a queue, {min} to {max}.
    mend: remove
  team-name:
    at: AWS::SQS::Queue.QueueName
    pattern: ^team-[a-z]+$
    not: x
    ending: .fifo
    when: {FifoQueue: true}
  team-tags:
    at: AWS::SQS::Queue.Tags
    measure: count
    max: 5
    integer: true
    unless: FifoQueue
  team-mode:
    at: AWS::DynamoDB::Table.BillingMode
    one-of: [PAY_PER_REQUEST, 1, true]
    source: https://example.com/
    checked: 2026-11-23
  ddb-gsi-count:
    max: 40
  team-rows:
    at: AWS::SNS::Topic.TopicName
    rows: [{max: 3, measure: characters}, {at: AWS::SQS::Queue.DelaySeconds, max: 3}]
statements:
  team-says:
    kind: limit
    verdict: outdated
    noted: A queue holds 5.
    now: It holds 6.
    on: [Timeout]
---
What our team has agreed on.

## Timeout {#team-timeout}
Why it is so.

\`\`\`yaml breaks
      Timeout: 61
\`\`\`
`;

const input = fc.record({
  notes: fc.array(fc.oneof(mangled(note), damaged(note)), { minLength: 1, maxLength: 2 }),
  words: fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...pieces)),
  place: fc.nat(market.length),
});

/** A team's notes are read or their mistakes told, and what they say is fit to be read. */
export function cleanWithAnyNotes(runs: number, seed: number): void {
  fc.assert(
    fc.property(input, ({ notes, words, place }) => {
      const team = read(...notes);
      for (const { file, line, column, message } of team.problems) {
        const lines = notes[Number(/\d+/.exec(file))]?.split(/\r\n?|\n/) ?? [];
        assert.ok(line >= 1 && line <= lines.length && column >= 1, `${file}:${line}:${column}`);
        readable(message, notes.join());
      }
      const known = knowledgeWith(team);
      const template = {
        language: 'yaml' as const,
        text: market + notes.map(text => text.replace(/^/gm, '# ')).join('\n'),
      };
      const analysis = createAnalyzer(known).analyse(template.text, template.language);
      cleanAnalysis(analysis, template);
      cleanHover(analysis, template, place);
      for (const { id } of new NoteSearch(known).find(words)) placeOf(known, id);
      for (const { name } of team.texts) readable(pageNamed(known, name)?.markdown ?? '', template.text);
    }),
    { numRuns: runs, seed },
  );
}
