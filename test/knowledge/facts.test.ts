import assert from 'node:assert/strict';
import { factsIn } from '../../src/knowledge/facts';
import { compiled } from '../support/knowledge';

describe('facts', () => {
  const { proven, unproven } = factsIn(compiled);

  it('are all there: every limit, check and statement', () => {
    const ids = new Set([...proven, ...unproven].map(({ id }) => id));
    const wanted = [...compiled.limits, ...compiled.checks, ...compiled.texts.flatMap(note => note.statements)];
    assert.deepEqual(
      wanted.filter(({ id }) => !ids.has(id)),
      [],
    );
  });

  it('come oldest first', () => {
    const dates = proven.map(({ checked }) => checked ?? '');
    assert.deepEqual(dates, dates.toSorted());
  });

  it('have a source, but for statements that no source can tell', () => {
    const statements = new Map(
      compiled.texts.flatMap(note => note.statements).map(statement => [statement.id, statement.verdict]),
    );
    for (const { id } of unproven) assert.ok(['correct', 'undecidable'].includes(statements.get(id) ?? ''), id);
  });
});
