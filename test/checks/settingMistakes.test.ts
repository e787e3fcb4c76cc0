import assert from 'node:assert/strict';
import { severityMistakes } from '../../src/checks/report/settingMistakes';
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
