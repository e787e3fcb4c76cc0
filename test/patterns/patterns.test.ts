import assert from 'node:assert/strict';
import { jsonOf, minifiedJson } from '../../src/patterns/json';
import { readPattern } from '../../src/patterns/read';
import { renderForm } from '../../src/patterns/render';
import { all, patterns, sources, templateFrom } from './bundled';

describe('the patterns in snippets/', () => {
  it('are at least 43, each with a title of its own', () => {
    assert.ok(patterns.length >= 43, `only ${patterns.length}`);
    assert.equal(new Set(patterns.map(pattern => pattern.title)).size, patterns.length);
  });

  for (const [id, source] of sources) {
    it(`${id} is read without problems`, () => {
      const read = readPattern(id, source);
      assert.ok('id' in read, JSON.stringify(read));
    });
  }

  for (const { title, pattern, form, language } of all) {
    it(`${title} is a template that means the same in both languages`, () => {
      const template = templateFrom(renderForm(pattern, form, language), language);
      assert.ok(template.isTemplate);
      const { root } = template.document;
      assert.ok(root !== undefined);
      const yamlRoot = templateFrom(form.text, 'yaml').document.root;
      assert.ok(yamlRoot !== undefined);
      assert.equal(jsonOf(root, minifiedJson), jsonOf(yamlRoot, minifiedJson));
      if (language === 'json') JSON.parse(renderForm(pattern, form, 'json'));
    });
  }
});
