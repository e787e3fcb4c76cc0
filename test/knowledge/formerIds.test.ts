import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hintOn, removalOf } from '../../src/knowledge/formerIds';
import { knowledge } from '../support/knowledge';

describe('an id', () => {
  it('that was released is known, or it is told what became of it', () => {
    const released = readFileSync(join(__dirname, 'released-ids.txt'), 'utf8').trim().split('\n');
    const ids = new Set(knowledge().ids);
    assert.deepEqual(
      released.filter(id => !ids.has(id) && removalOf(id) === undefined),
      [],
      'src/knowledge/formerIds.ts',
    );
    assert.ok(released.length > 200);
  });

  it('that was removed is told by name, with what takes its place', () => {
    const former = { 'sqs-old': { since: '2026-12-01', instead: 'sqs-new' }, 'sqs-gone': { since: '2026-12-02' } };
    assert.equal(hintOn('sqs-old', ['sqs-odd'], former), 'sqs-old was removed on 2026-12-01. Use sqs-new.');
    assert.equal(hintOn('sqs-gone', [], former), 'sqs-gone was removed on 2026-12-02. Nothing takes its place.');
    assert.equal(hintOn('sqs-ol', ['sqs-odd', 'sqs-one', 'sqs-old'], {}), 'Did you mean sqs-old?');
    assert.equal(hintOn('__proto__', [], former), '');
  });
});
