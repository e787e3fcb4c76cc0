import { sameAfterEdits, sameWhileTyped } from './same';
import { cleanOnAnyText } from './target';

// A sample of `npm run fuzz`, the same each time; test/slow has more, and other seeds find more still.
describe('any text', () => {
  it('is read, checked, hovered and mended without failing', () => cleanOnAnyText(4, 20260101));
});

describe('an analysis that goes on', () => {
  it('says what a fresh one says, after any edits', () => sameAfterEdits(2, 20260101));
  it('says what a fresh one says, while a text is typed', () => sameWhileTyped(1, 20260101, 200));
});
