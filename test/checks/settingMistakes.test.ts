import assert from 'node:assert/strict';
import { misspeltIdsIn, severityMistakes } from '../../src/checks/report/settingMistakes';
import { knowledge } from '../support/knowledge';

const mistakes = (value: unknown) => severityMistakes(value, knowledge());

describe('mistakes in fieldnotes.severity', () => {
  it('are none where ids and severities are known, or nothing is set', () => {
    assert.deepEqual(mistakes({ 'sqs-no-dlq': 'off', 'lambda-timeout': 'warning' }), []);
    assert.deepEqual(mistakes(undefined), []);
  });

  it('name the id that was meant', () =>
    assert.deepEqual(mistakes({ 'sqs-no-dql': 'off' }), [
      'fieldnotes.severity: there is no finding "sqs-no-dql". Did you mean sqs-no-dlq?',
    ]));

  it('name the severities that there are', () =>
    assert.deepEqual(mistakes({ 'sqs-no-dlq': 'warn', __proto__: 1 }), [
      'fieldnotes.severity: "warn" is ignored for sqs-no-dlq. Use error, warning, information, hint or off.',
    ]));

  it('are said of what is no list of ids at all', () =>
    assert.deepEqual(mistakes(['sqs-no-dlq']), [
      'fieldnotes.severity is ignored. Write ids with their severities: { "sqs-no-dlq": "off" }.',
    ]));
});

describe('ids in a settings.json', () => {
  const misspelt = (text: string) =>
    misspeltIdsIn(text, knowledge().ids).map(({ start, end, message }) => `${text.slice(start, end)} ${message}`);
  const sentence = '"sqs-no-dql" There is no finding "sqs-no-dql". Did you mean sqs-no-dlq?';
  const severity = `"fieldnotes.severity": {
    // Ours, a team's, and one that is misspelt.
    "lambda-timeout": "off", "our-names": "error", "sqs-no-dql": "off",
  }`;

  it('are told where it is plain which one is meant', () => {
    assert.deepEqual(misspelt(`{ "editor.fontSize": 12, ${severity} }`), [sentence]);
    assert.deepEqual(misspelt(`{ "folders": [], "settings": { ${severity}, } }`), [sentence]);
  });

  it('are none in other texts, or while somebody types', () => {
    for (const text of [
      '',
      '[]',
      '{ "fieldnotes.severity": "off" }',
      '{ "fieldnotes.severity": {',
      '{ "settings": 1 }',
    ])
      assert.deepEqual(misspelt(text), []);
  });
});
