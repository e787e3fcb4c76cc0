import assert from 'node:assert/strict';
import { firstProjectFile } from '../../src/deployments/firstProjectFile';
import { turnedOff } from '../../src/deployments/turnOff';
import { applyEdits } from '../../src/patterns/edit';

function changed(text: string, id = 'sqs-no-dlq'): string | undefined {
  const edit = turnedOff(text, id);
  return edit && applyEdits(text, [edit]);
}

describe('turning a finding off for the project', () => {
  it('begins the list in a file that has none', () => {
    assert.equal(changed(''), 'severities:\n  sqs-no-dlq: off\n');
    assert.equal(changed('advice: true'), 'advice: true\nseverities:\n  sqs-no-dlq: off\n');
    assert.ok(changed(firstProjectFile)?.endsWith('severities:\n  sqs-no-dlq: off\n'));
  });

  it('adds to the list that is there, in its indentation and line ends', () => {
    assert.equal(
      changed('severity:\r\n    a: error\r\nadvice: true\r\n'),
      'severity:\r\n    sqs-no-dlq: off\r\n    a: error\r\nadvice: true\r\n',
    );
  });

  it('changes what is set already', () =>
    assert.equal(changed('severities:\n  sqs-no-dlq: error\n'), 'severities:\n  sqs-no-dlq: off\n'));

  it('leaves a list in braces to its author', () => assert.equal(changed('severities: {a: off}\n'), undefined));
});
