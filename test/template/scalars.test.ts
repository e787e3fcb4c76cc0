import assert from 'node:assert/strict';
import { found, functionWith } from '../support/found';

/** Whether a value of a timeout, which is 1 to 900, breaks that limit. */
const breaks = (value: string) => found(functionWith(`Timeout: ${value}`), 'lambda-timeout').length > 0;

describe('a scalar', () => {
  it('is a number as YAML 1.1 reads it', () => {
    for (const value of [
      '01605',
      '+901',
      '1_000',
      '0x385',
      '0b1110000101',
      '15:01',
      '901.0',
      '!!int 901',
      '1e3',
      '9.01e2',
      '-1',
      '"901"',
      "'901'",
    ])
      assert.ok(breaks(value), value);
    for (const value of ['01604', '00900', '9_00', '0x384', '0b1110000100', '15:00', '900.0', '"900"'])
      assert.ok(!breaks(value), value);
  });

  it('is no number where nobody can say which', () => {
    for (const value of [
      '0o1605',
      '0901',
      '"01605"',
      '"1_000"',
      '"15:01"',
      '901s',
      '1,000',
      '.inf',
      'NaN',
      '~',
      'null',
      '[901]',
      '{a: 901}',
      '!!str x',
      '"٩٠١"',
    ])
      assert.ok(!breaks(value), value);
  });

  it('is true or false as YAML 1.1 reads it', () => {
    const code = 'sqs-fifo-name';
    const named = (fifo: string) =>
      found(`Resources:\n  Q:\n    Type: AWS::SQS::Queue\n    Properties: {QueueName: a, FifoQueue: ${fifo}}\n`, code)
        .length > 0;
    for (const value of ['true', 'True', 'yes', 'Yes', 'ON', '"true"']) assert.ok(named(value), value);
    for (const value of ['false', 'no', 'Off', '"yes"', 'y', '1', '!Ref A']) assert.ok(!named(value), value);
  });
});
