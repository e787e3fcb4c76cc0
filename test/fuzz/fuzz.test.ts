import { sameAfterEdits, sameWhileTyped } from './same';
import { fuzz } from './target';

// The short runs of `npm run fuzz`, the same each time.
describe('mangled templates and notes', () => {
  it('are read, checked and hovered without failing', () => fuzz(150, 20201208)).timeout(60_000);
});

describe('an analysis that goes on', () => {
  it('says what a fresh one says, after any edits', () => sameAfterEdits(40, 20201208)).timeout(60_000);
  it('says what a fresh one says, while a text is typed', () => sameWhileTyped(4, 20201208, 20)).timeout(60_000);
});
