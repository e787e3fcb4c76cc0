import { brokenIn, tryAll } from '../support/everyFix';
import { notes } from '../support/notes';

/** One `breaks` example of each note; test/slow tries every fix of all of them. */
describe('a fix', () => {
  for (const note of notes) {
    const [first] = brokenIn(note);
    if (first === undefined) continue;
    it(`of ${first.id} leaves a template without that finding and without a new one`, () =>
      tryAll(first.one, first.id));
  }
});
