import { ways } from '../support/derive';
import { brokenIn, tryAll, tryDerived } from '../support/everyFix';
import { commented } from '../support/fixing';
import { notes } from '../support/notes';

/** Every fix of every `breaks` example, and of the same value where a template can have it come from. */
describe('every fix of every example', () => {
  for (const note of notes) {
    describe(note.name, () => {
      const all = brokenIn(note);
      it('leaves a template without that finding and without a new one', () => {
        for (const { one, id } of all) tryAll(one, id);
      });
      it('keeps comments, and the line breaks of Windows', () => {
        for (const { one, id } of all.filter(({ one }) => one.language === 'yaml')) {
          const { text, language } = commented(one);
          tryAll({ text: text.replaceAll('\n', '\r\n'), language }, id);
        }
      });
      for (const way of ways) {
        it(`mends a value where it sits: ${way}`, () => {
          for (const { one, id } of all) tryDerived(one, id, way);
        });
      }
    });
  }
});
