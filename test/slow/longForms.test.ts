import assert from 'node:assert/strict';
import type { Finding } from '../../src/analysis';
import { casesOf } from '../support/examples';
import { analyse } from '../support/knowledge';
import { notes } from '../support/notes';
import { shop } from '../support/shop';
import { shopJson } from '../support/shopJson';

/** What was found, in an order of its own: places differ. The size of the text is about the text. */
function told(findings: readonly Finding[]): readonly string[] {
  const all = findings.filter(({ code }) => !code.startsWith('cfn-body'));
  return all.map(({ code, severity, message }) => `${code} ${severity} ${message}`).sort();
}

describe('a template with the long forms of its functions, as JSON', () => {
  for (const note of notes) {
    it(`is told the same: the examples of ${note.name}`, () => {
      const examples = note.sections.flatMap(section =>
        section.examples.map(example => ({
          section,
          example,
          rows: note.limits.filter(({ id }) => id === section.id),
        })),
      );
      for (const { section, example, rows } of examples) {
        const [short, long] = casesOf(example, rows);
        // Lines of a tool that writes templates are no YAML, and gone in JSON.
        if (short?.language !== 'yaml' || long === undefined || short.text.includes('{%')) continue;
        const [ours, theirs] = [short, long].map(({ text, language }) => told(analyse(text, language).findings));
        assert.deepEqual(theirs, ours, `${note.name} ${section.id} (line ${example.line})`);
      }
    });
  }
  it('is told the same: the shop', () => {
    assert.deepEqual(told(analyse(shopJson, 'json').findings), told(analyse(shop).findings));
  });
});
