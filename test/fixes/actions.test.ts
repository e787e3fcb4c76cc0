import assert from 'node:assert/strict';
import { createAnalyzer } from '../../src/analysis';
import { fixOfFile } from '../../src/fixes/actions';
import { bundledKnowledge } from '../../src/knowledge/bundled';
import { finished } from '../../src/work';

const queues = `Resources:
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      DelaySeconds: 901
      MessageRetentionPeriod: 1209601
  Jobs:
    Type: AWS::SQS::Queue
    Properties:
      DelaySeconds: 902
`;

function analyse(text: string) {
  return createAnalyzer(bundledKnowledge()).analyse(text, 'yaml', { advice: false, severities: {} });
}

function titlesAt(word: string): readonly string[] {
  const start = queues.indexOf(word);
  return finished(analyse(queues).actionsAt({ start, end: start })).map(({ title }) => title);
}

describe('what can be done about a finding', () => {
  it('is mending it, then all that are alike, then the whole file, and last to ignore it', () => {
    assert.deepEqual(titlesAt('901'), [
      'Set to 900 s',
      'Fix all sqs-ranges-delay in this file',
      'Fix all findings in this file',
      'Ignore sqs-ranges-delay here',
    ]);
  });

  it('names no others that are alike where there are none', () => {
    assert.ok(!titlesAt('1209601').includes('Fix all sqs-ranges-retention in this file'));
  });

  it('is nothing where nothing is found', () => {
    assert.deepEqual(titlesAt('Orders'), []);
  });

  it('prefers a fix that is the only one', () => {
    const start = queues.indexOf('901');
    const [first] = finished(analyse(queues).actionsAt({ start, end: start }));
    assert.deepEqual(first?.kind === 'fix' && first.isPreferred, true);
  });

  it('mends a file as a whole by the codes that have one way out', () => {
    assert.deepEqual(fixOfFile(analyse(queues).findings)?.codes, ['sqs-ranges-delay', 'sqs-ranges-retention']);
    assert.equal(fixOfFile([]), undefined);
  });

  it('makes nothing anew unasked', () => {
    const machine = `Resources:
  Approval:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      StateMachineType: EXPRESS
      RoleArn: !ImportValue role
      Definition:
        StartAt: Ask
        States:
          Ask: {Type: Task, Resource: arn:aws:states:::sqs:sendMessage.waitForTaskToken, End: true}
`;
    const { findings } = analyse(machine);
    const told = findings.find(({ code }) => code === 'sfn-express-token');
    assert.deepEqual(
      told?.fixes.map(({ title }) => title),
      ['Make it a Standard workflow'],
    );
    assert.equal(fixOfFile(findings), undefined);
  });
});
