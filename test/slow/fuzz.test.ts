import { cleanOnAnyArguments } from '../fuzz/arguments';
import { cleanWithAnyNotes } from '../fuzz/notes';
import { sameAfterEdits, sameWhileTyped } from '../fuzz/same';
import { cleanOnAnyText } from '../fuzz/target';

// The short runs of `npm run fuzz`, the same each time.
describe('any text', () => {
  it('is read, checked, hovered and mended without failing', () => cleanOnAnyText(100, 20201208)).timeout(300_000);
  it('can stand behind the command', () => cleanOnAnyArguments(10, 20201208)).timeout(300_000);
  it("can stand in a team's note", () => cleanWithAnyNotes(6, 20201208)).timeout(300_000);
});

describe('an analysis that goes on', () => {
  it('says what a fresh one says, after any edits', () => sameAfterEdits(25, 20201208)).timeout(300_000);
  it('says what a fresh one says, while a text is typed', () => sameWhileTyped(2, 20201208, 40)).timeout(300_000);
});
