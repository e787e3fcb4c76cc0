import assert from 'node:assert/strict';
import { languageOfFile } from '../../src/syntax/language';

describe('languageOfFile', () => {
  const files: readonly [name: string, text: string, language: string][] = [
    ['a.yaml', '{"a": 1}', 'yaml'],
    ['a.json', 'a: 1', 'json'],
    ['a.template', '{"a": 1}', 'json'],
    ['a.template', ' \n{\n', 'json'],
    ['a.template', '{% set a = 1 %}\nResources:\n', 'yaml'],
    ['a.template', '{# a #}\nResources:\n', 'yaml'],
    ['a.cfn', 'Resources:\n', 'yaml'],
    ['a.cfn', '\uFEFF{}', 'json'],
  ];
  for (const [name, text, language] of files)
    it(`reads ${name} with ${JSON.stringify(text)} as ${language}`, () =>
      assert.equal(languageOfFile(name, text), language));
});
