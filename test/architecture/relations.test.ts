import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allBaseChecks, allChecks, allGroupChecks, allTemplateChecks } from '../../src/checks/relations/all';
import { compiled } from '../support/knowledge';

const relations = join(__dirname, '../../src/checks/relations');
const folders = readdirSync(relations, { withFileTypes: true })
  .filter(one => one.isDirectory() && one.name !== 'support')
  .map(({ name }) => name);
const all = [...allChecks, ...allGroupChecks, ...allTemplateChecks, ...allBaseChecks];

/** The checks of a folder: those of its files that `all.ts` imports. */
function idsIn(folder: string): readonly string[] {
  const texts = readdirSync(join(relations, folder)).map(file => readFileSync(join(relations, folder, file), 'utf8'));
  const ids = new Set(all.flatMap(check => check.ids));
  return [...ids].filter(id => texts.some(text => new RegExp(`ids?: \\[?[^\\]\\n]*'${id}'`).test(text)));
}

describe('relations', () => {
  const noteOf = new Map([...compiled.limits, ...compiled.checks].map(({ id, note }) => [id, note]));

  it('stand in a folder that is named after a note', () => {
    const notes = new Set(compiled.texts.map(({ name }) => name));
    assert.deepEqual(
      folders.filter(folder => !notes.has(folder)),
      [],
      'rename the folder after its note in knowledge/, or move the files',
    );
  });

  for (const folder of folders) {
    it(`of ${folder} report ids of knowledge/${folder}.md only`, () => {
      const strangers = idsIn(folder).filter(id => noteOf.get(id) !== folder);
      assert.deepEqual(
        strangers.map(id => `${id} is in knowledge/${noteOf.get(id)}.md: move its check to that folder`),
        [],
      );
    });
  }
});
