import assert from 'node:assert/strict';
import { jsonOf, minifiedJson } from '../../src/patterns/json';
import type { Language } from '../../src/syntax/tree';
import { all, templateFrom } from '../patterns/bundled';
import { accepted } from '../support/accepted';

describe('every accepted suggestion', () => {
  for (const { title, pattern, form, language } of all) {
    it(`${title} is the pattern's template in an empty file`, () => {
      const text = accepted(language === 'json' ? '{\n  |\n}' : '|', `${form.name}-${pattern.id}`, language);
      assert.equal(meaning(text, language), meaning(form.text, 'yaml'));
      assert.doesNotMatch(text, /[ \t]$/m);
    });

    it(`${title} leaves a template as it was, but for what it adds`, () => {
      const before =
        language === 'yaml'
          ? 'Resources:\n  Mine:\n    Type: AWS::SNS::Topic\n  |\n\n  Last:\n    Type: AWS::SNS::Topic\nOutputs:\n  X:\n    Value: 1\n'
          : '{\n  "Resources": {\n    "Mine": {\n      "Type": "AWS::SNS::Topic"\n    }\n    |\n    "Last": {\n      "Type": "AWS::SNS::Topic"\n    }\n  }\n}\n';
      const text = accepted(before, `${form.name}-${pattern.id}`, language);
      if (language === 'json') JSON.parse(text);
      const template = templateFrom(text, language);
      const own = templateFrom(form.text, 'yaml');
      assert.deepEqual([...template.resources.keys()], ['Mine', ...own.resources.keys(), 'Last']);
      assert.deepEqual(template.transforms, own.transforms);
      assert.doesNotMatch(text, /[ \t]$/m);
    });
  }
});

function meaning(text: string, language: Language): string {
  const { root } = templateFrom(text, language).document;
  assert.ok(root);
  return jsonOf(root, minifiedJson);
}
