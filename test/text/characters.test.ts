import assert from 'node:assert/strict';
import { charactersInWords } from '../../src/text/characters';

describe('charactersInWords', () => {
  const sets: readonly [string, string | undefined][] = [
    ['^[\\w-]+$', 'letters, digits, underscores and hyphens'],
    ['^(?:[0-9A-Za-z._-]*)$', 'letters, digits, dots, underscores and hyphens'],
    ['^[a-z0-9.\\-]+$', 'lowercase letters, digits, dots and hyphens'],
    ['^[A-Z]+$', 'uppercase letters'],
    ['^\\d+$', undefined],
    ['^[\\d]+$', 'digits'],
    ['^[\\w\\s+=,.@-]+$', 'letters, digits and the characters _+=,.@- and space'],
    ['^[\\w+=,.@-]+$', 'letters, digits and the characters _+=,.@-'],
    ['^[^:*]*$', undefined],
    ['^[\\x20-\\x7e]+$', undefined],
    ['^[\\p{L}_]+$', 'letters and underscores'],
    ['^[\\p{L}\\p{P}]+$', undefined],
    ['^[a-f0-9]+$', undefined],
    ['^[a-z][a-z0-9]*$', undefined],
    ['^[a-z]{1,20}$', undefined],
    ['[a-z]+', undefined],
    ['', undefined],
  ];
  for (const [pattern, words] of sets) {
    it(`${pattern || 'nothing'} is ${words ?? 'no set that words tell'}`, () =>
      assert.equal(charactersInWords(pattern), words));
  }
});
