import assert from 'node:assert/strict';
import { choicesFor } from '../../src/patterns/choices';
import { applyEdits } from '../../src/patterns/edit';
import { insertPattern } from '../../src/patterns/insert';
import { landingOf } from '../../src/patterns/landing';
import type { Language } from '../../src/syntax/tree';
import { analyse } from '../support/knowledge';
import { patternOf, patterns } from './bundled';

const yaml = `AWSTemplateFormatVersion: '2010-09-09'
Resources:
  OrdersQueue:
    DeletionPolicy: Retain
    Type: AWS::SQS::Queue
    Properties:
      DelaySeconds: 1
  Guarded:
    Type: AWS::SQS::Queue
    Properties: {RedrivePolicy: {}}
  InOrder:
    Type: AWS::SQS::Queue
    Properties: {FifoQueue: true}
  News: {Type: AWS::SNS::Topic}
Outputs:
  A: {Value: !Ref News}
`;

const json = `{
  "Resources": {
    "OrdersQueue": { "Type": "AWS::SQS::Queue" },
    "News": {
      "Type": "AWS::SNS::Topic"
    }
  }
}`;

describe('what can be attached to a resource', () => {
  it('is offered in the line of its logical ID and of its type, from the first column to the last', () => {
    const deadLetters = 'Add a dead-letter queue to OrdersQueue';
    assert.ok(titles(yaml, '  OrdersQueue:').includes(deadLetters));
    assert.ok(titles(yaml, 'ueue:\n    Del').includes(deadLetters));
    assert.ok(titles(yaml, '    Type: AWS::SQS').includes(deadLetters));
    assert.ok(titles(yaml, '\n    Properties:\n').includes(deadLetters));
    assert.ok(titles(json, '"OrdersQueue"', 'json').includes(deadLetters));
    assert.ok(titles(json, '  "Type": "AWS::SNS', 'json').includes('Subscribe a queue to News'));
  });

  it('is offered nowhere else', () => {
    for (const text of [
      'Resources:',
      '    DeletionPolicy',
      '    Properties:\n',
      'DelaySeconds',
      'Outputs:',
      '!Ref News',
    ]) {
      assert.deepEqual(titles(yaml, text), [], text);
    }
  });

  it('is only what it has not already, and what it can have', () => {
    assert.deepEqual(titles(yaml, 'Guarded'), ['Consume Guarded with a function']);
    assert.deepEqual(
      analyse(yaml, 'yaml')
        .offersAt(yaml.indexOf('InOrder'), patterns)
        .map(({ pattern }) => pattern.id),
      ['sqs-lambda', 'sqs-fifo'],
    );
  });

  it('is not what other resources have of it already', () => {
    const shop = `Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      RedrivePolicy: { deadLetterTargetArn: !GetAtt Failed.Arn, maxReceiveCount: 5 }
  Failed:
    Type: AWS::SQS::Queue
  Kept:
    Type: AWS::SQS::Queue
  Work:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: work
      DeadLetterQueue: { Type: SQS, TargetArn: !GetAtt Kept.Arn }
      Events:
        New: { Type: SQS, Properties: { Queue: !GetAtt Orders.Arn } }
  WorkLogs:
    Type: AWS::Logs::LogGroup
    Properties: { LogGroupName: /aws/lambda/work }
  Rest:
    Type: AWS::Serverless::Function
  RestLogs:
    Type: AWS::Logs::LogGroup
    Properties: { LogGroupName: !Sub '/aws/lambda/\${Rest}' }
`;
    assert.deepEqual(titles(shop, '  Orders:'), []);
    assert.deepEqual(titles(shop, '  Failed:'), ['Consume Failed with a function']);
    assert.deepEqual(titles(shop, '  Kept:'), ['Consume Kept with a function']);
    assert.deepEqual(titles(shop, '  Work:'), []);
    assert.deepEqual(titles(shop, '  Rest:'), []);
    const inGlobals = `Globals:\n  Function:\n    LoggingConfig: {LogGroup: !Ref L}\n${shop.replace('  RestLogs', '  Other')}`;
    assert.deepEqual(titles(inGlobals.replace('${Rest}', 'x'), '  Rest:'), []);
  });

  it('is not offered for what a loop makes', () => {
    const loop = `Transform: AWS::LanguageExtensions
Resources:
  'Fn::ForEach::Queues':
    - Name
    - [A, B]
    - '\${Name}Queue':
        Type: AWS::SQS::Queue
`;
    assert.deepEqual(titles(loop, 'Type: AWS::SQS'), []);
  });

  it('is told why it is refused', () => {
    const refused = insertPattern(yaml, 'yaml', patternOf('sqs-dlq'), undefined, 'InOrder');
    assert.deepEqual(refused, {
      problem: 'This pattern is not for what has FifoQueue, like InOrder.',
    });
    const other = insertPattern(yaml, 'yaml', patternOf('sqs-fifo'), undefined, 'OrdersQueue');
    assert.deepEqual(other, { problem: 'This pattern is for what has FifoQueue, unlike OrdersQueue.' });
  });
});

describe('the list of patterns', () => {
  it('begins with what goes with the resource at the place, anywhere in its lines', () => {
    const { resource, connecting } = choicesFor(yaml, 'yaml', patterns, yaml.indexOf('DelaySeconds'));
    assert.equal(resource, 'OrdersQueue');
    assert.deepEqual(
      connecting.map(({ title }) => title),
      ['Add a dead-letter queue to OrdersQueue', 'Consume OrdersQueue with a function'],
    );
  });

  it('takes a logical ID for a place', () => {
    assert.equal(choicesFor(yaml, 'yaml', patterns, 'News').connecting[0]?.connectTo, 'News');
    assert.equal(choicesFor(yaml, 'yaml', patterns, 'Gone').resource, undefined);
  });

  it('has all patterns by use, each once, the most used first', () => {
    for (const text of ['', '# new\n', 'Resources:\n', yaml]) {
      const { groups } = choicesFor(text, 'yaml', patterns, 0);
      assert.equal(groups[0]?.title, 'Functions');
      const listed = groups.flatMap(group => group.patterns);
      assert.equal(listed[0]?.id, 'function');
      assert.equal(listed.length, patterns.length);
      assert.equal(new Set(listed).size, patterns.length);
    }
  });

  it('lets an empty file become CloudFormation or SAM', () => {
    for (const text of ['', '# new\n', '---\n']) assert.ok(choicesFor(text, 'yaml', patterns, 0).isEmpty, text);
    assert.ok(choicesFor('{}', 'json', patterns, 0).isEmpty);
    assert.ok(!choicesFor('Resources:\n', 'yaml', patterns, 0).isEmpty);
  });

  it('says what SALAD is', () => {
    assert.match(patternOf('salad').title, /S3, API Gateway, Lambda, DynamoDB/);
  });

  it('says so where the file is no template', () => {
    assert.equal(
      choicesFor('services:\n  db: {}\n', 'yaml', patterns, 0).problem,
      'This file is not a CloudFormation template.',
    );
  });
});

describe('the place to go to after an insertion', () => {
  const landedOn = (text: string, language: Language, id: string, connectTo?: string): string => {
    const result = insertPattern(text, language, patternOf(id), undefined, connectTo);
    assert.ok('edits' in result);
    const landing = landingOf(text, language, result);
    assert.equal(landing.text, applyEdits(text, result.edits));
    return landing.text.slice(landing.at).split('\n')[0] ?? '';
  };

  it('is the first new resource', () => {
    assert.match(landedOn(yaml, 'yaml', 'sns-sqs', 'News'), /^\w+:$/);
    assert.equal(landedOn(yaml, 'yaml', 'sqs-dlq', 'OrdersQueue'), 'OrdersDeadLetterQueue:');
    assert.equal(landedOn(json, 'json', 'sqs-dlq', 'OrdersQueue'), '"OrdersDeadLetterQueue": {');
    assert.equal(landedOn('', 'yaml', 'sqs-dlq'), 'OrdersQueue:');
    assert.equal(landedOn('', 'json', 'sqs-dlq'), '"OrdersQueue": {');
    assert.equal(landedOn(yaml, 'yaml', 'sqs-dlq'), 'OrdersQueue2:');
  });
});

function titles(text: string, place: string, language: Language = 'yaml'): readonly string[] {
  return analyse(text, language)
    .offersAt(text.indexOf(place), patterns)
    .map(({ title }) => title);
}
