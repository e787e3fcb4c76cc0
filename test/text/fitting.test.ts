import assert from 'node:assert/strict';
import { fitting } from '../../src/text/fitting';

describe('what fits in a line', () => {
  it('is all of it, or the first parts and what still fits', () => {
    const parts = ['2 deployments', '.fieldnotes.yaml', 'checked'];
    assert.equal(fitting(parts, 50), '2 deployments · .fieldnotes.yaml · checked');
    assert.equal(fitting(parts, 30), '2 deployments · checked');
    assert.equal(fitting(parts, 13), '2 deployments');
    assert.equal(fitting(parts, -3), '');
  });
});
