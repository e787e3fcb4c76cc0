import assert from 'node:assert/strict';
import { audited } from '../../scripts/audit/audited';
import { knowledge } from '../support/knowledge';

/** `npm run audit` says the same, and what a new version of AWS's schema changes. */
describe('the notes beside AWS’s schema', () => {
  it('differ only where that is explained, and speak of a breach only where there is one', () => {
    const { unexplained, idle, misplaced } = audited(knowledge());
    assert.deepEqual({ unexplained, idle, misplaced }, { unexplained: [], idle: [], misplaced: [] });
  });
});
