import assert from 'node:assert/strict';
import { Draft } from '../../src/fixes/draft';
import { applyEdits, insertion } from '../../src/patterns/edit';

describe('a draft', () => {
  it('tells edits on top of edits as edits of the first text', () => {
    const draft = new Draft('one two three');
    draft.apply([insertion(0, '0 '), { start: 4, end: 7, text: '2' }]);
    assert.equal(draft.text, '0 one 2 three');
    draft.apply([{ start: 1, end: 7, text: ' 1+2' }, insertion(13, '!')]);
    assert.equal(draft.text, '0 1+2 three!');
    assert.deepEqual(draft.edits, [{ start: 0, end: 7, text: '0 1+2' }, insertion(13, '!')]);
    assert.equal(applyEdits('one two three', draft.edits), draft.text);
  });
  it('without an edit has none', () => assert.deepEqual(new Draft('one').edits, []));
});
