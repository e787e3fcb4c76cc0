import assert from 'node:assert/strict';
import type { Statement } from '../../src/knowledge/note';
import { compiled } from '../support/knowledge';
import expected from './statements.json';

const statements = compiled.texts.flatMap(note => note.statements);
const byId = new Map(statements.map(statement => [statement.id, statement]));

describe('statements of December 2020', () => {
  it('are all there, each once, and no others', () => {
    assert.deepEqual(statements.map(({ id }) => id).sort(), Object.keys(expected).sort());
  });

  it('are counted as they were found: 135 right, 15 outdated, 14 wrong, 1 undecidable', () => {
    const count = (verdict: string) => statements.filter(statement => statement.verdict === verdict).length;
    assert.deepEqual(['correct', 'outdated', 'wrong', 'undecidable'].map(count), [135, 15, 14, 1]);
  });

  for (const [id, verdict] of Object.entries(expected)) {
    it(`${id} is ${verdict}`, () => assert.equal(byId.get(id)?.verdict, verdict));
  }

  for (const statement of statements.filter(({ verdict }) => verdict === 'outdated' || verdict === 'wrong')) {
    it(`${statement.id} says what holds today, where AWS says so, and when we looked`, () => assertProven(statement));
  }
});

function assertProven({ now, source, checked }: Statement): void {
  assert.ok(now !== undefined && now.length > 0, 'now');
  assert.match(source ?? '', /^https:\/\/(?:[\w-]+\.)*(?:aws\.amazon\.com|amazonaws\.com|github\.com)\//, 'source');
  assert.match(checked ?? '', /^\d{4}-\d\d-\d\d$/, 'checked');
}
