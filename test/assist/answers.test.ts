import assert from 'node:assert/strict';
import { checkAnswer, noteAnswer, patternAnswer } from '../../src/assist/answers';
import { patterns } from '../patterns/bundled';
import { knowledge } from '../support/knowledge';

describe('answers to assistants', () => {
  it('name each finding with its line, its way out and its source', () => {
    const text = 'Resources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties:\n      Timeout: 901\n';
    const line = checkAnswer(knowledge(), text)
      .split('\n')
      .find(one => one.startsWith('line 5'));
    assert.match(
      line ?? '',
      /^line 5: error lambda-timeout: Timeout is 901 s.* Fix: .*900.* Source: https:\/\/docs\.aws/,
    );
  });

  it('give the page of an id, else what the words find', () => {
    const all = knowledge();
    assert.match(noteAnswer(all, 'sqs'), /^# Amazon SQS/);
    assert.match(noteAnswer(all, 'retention'), /^Ask again with one of these ids.*\n- .*sqs-/s);
    assert.match(noteAnswer(all, 'zzzzzzzz'), /^There is no note on zzzzzzzz\./);
  });

  it('read JSON, and say why something is not checked', () => {
    const json = '{"Resources": {"Q": {"Type": "AWS::SQS::Queue", "Properties": {"DelaySeconds": 901}}}}';
    assert.match(checkAnswer(knowledge(), json), /error sqs-ranges-delay/);
    assert.match(checkAnswer(knowledge(), 'services: {}'), /^This is not a template/);
  });

  it('give a pattern as a template that has no finding of ours', () => {
    const list = patternAnswer(patterns, { id: undefined, form: undefined, language: 'yaml' });
    const id = /^- ([\w-]+) /m.exec(list)?.[1];
    const template = patternAnswer(patterns, { id, form: undefined, language: 'json' });
    assert.match(template, /^\{/);
    assert.doesNotMatch(checkAnswer(knowledge(), template), /: error /);
    assert.match(
      patternAnswer(patterns, { id: 'nothing', form: 'sam', language: 'yaml' }),
      /^There is no pattern nothing/,
    );
  });
});
