import assert from 'node:assert/strict';
import { applyEdits } from '../../src/patterns/edit';
import { insertPattern } from '../../src/patterns/insert';
import type { FormName, Pattern } from '../../src/patterns/pattern';
import { isPattern, readPattern } from '../../src/patterns/read';
import { templateOf } from '../../src/patterns/render';
import type { Language } from '../../src/syntax/tree';
import { patternOf } from './bundled';

const topic = small(`---
AWSTemplateFormatVersion: '2010-09-09'
Resources:
  OrdersTopic:
    # Encrypted.
    Type: AWS::SNS::Topic
    Properties:
      DisplayName: !Sub '\${AWS::StackName} \${OrdersTopic.TopicName}'
      Subscription:
        - Protocol: sqs
          Endpoint: !GetAtt OrdersQueue.Arn

  OrdersQueue:
    Type: AWS::SQS::Queue
`);

const everything = small(`---
AWSTemplateFormatVersion: '2010-09-09'
Parameters:
  Email:
    Type: String
Conditions:
  HasEmail: !Not [!Equals [!Ref Email, '']]
Resources:
  OrdersTopic:
    Type: AWS::SNS::Topic
    Condition: HasEmail
    DependsOn: [OrdersQueue]
    Properties:
      DisplayName: !If [HasEmail, !Ref Email, !Ref AWS::NoValue]
  OrdersQueue:
    Type: AWS::SQS::Queue
Outputs:
  TopicArn:
    Condition: HasEmail
    Value: !Ref OrdersTopic
---
Transform: AWS::Serverless-2016-10-31
Resources:
  OrdersTopic:
    Type: AWS::Serverless::SimpleTable
`);

describe('inserting a pattern', () => {
  describe('into YAML', () => {
    it('adds to the end of Resources, with comments, blank lines and what follows left alone', () => {
      const before = `Resources:
  # about A
  A:
    Type: AWS::SNS::Topic # here
    # the end of A

# about the outputs
Outputs:
  X:
    Value: 1
`;
      const after = before.replace('of A\n', `of A\n\n${resources('')}`);
      assert.equal(inserted(before, 'yaml', topic), after);
    });

    it('writes no blank lines where the template has none', () => {
      const before = 'Resources:\n  A:\n    Type: AWS::SNS::Topic\n  B:\n    Type: AWS::SNS::Topic\n';
      assert.equal(inserted(before, 'yaml', topic), before + resources('').replace('\n\n', '\n'));
    });

    it('keeps four columns, and two after a dash', () => {
      const before = 'Resources:\n    A:\n        Type: AWS::SNS::Topic\n';
      const after = `${before}
    OrdersTopic:
        # Encrypted.
        Type: AWS::SNS::Topic
        Properties:
            DisplayName: !Sub '\${AWS::StackName} \${OrdersTopic.TopicName}'
            Subscription:
                - Protocol: sqs
                  Endpoint: !GetAtt OrdersQueue.Arn

    OrdersQueue:
        Type: AWS::SQS::Queue
`;
      assert.equal(inserted(before, 'yaml', topic), after);
    });

    it('keeps line breaks, and a last line without one', () => {
      const before = 'Resources:\r\n  A:\r\n    Type: AWS::SNS::Topic';
      const after = `${before}\r\n\r\n${resources('').trimEnd().replaceAll('\n', '\r\n')}`;
      assert.equal(inserted(before, 'yaml', topic), after);
    });

    it('keeps block texts as they are', () => {
      const pattern = small(`---
AWSTemplateFormatVersion: '2010-09-09'
Resources:
  OrdersFunction:
    Type: AWS::Lambda::Function
    Properties:
      Code:
        ZipFile: |
          def handler():
            if True:

              return 1
      Timeout: 3
`);
      const text = inserted('Resources:\n   A:\n      Type: AWS::SNS::Topic\n', 'yaml', pattern);
      assert.ok(
        text.includes(
          '         Code:\n            ZipFile: |\n               def handler():\n                 if True:\n\n                   return 1\n         Timeout: 3\n',
        ),
        text,
      );
    });

    it('fills Resources that are empty, however they are written', () => {
      const head = "AWSTemplateFormatVersion: '2010-09-09'\n";
      for (const empty of ['Resources:\n', 'Resources: {}\n', 'Resources: { }\n', 'Resources:', 'Resources:\n\n']) {
        const text = inserted(head + empty, 'yaml', topic);
        assert.equal(text.trimEnd(), `${head}Resources:\n${resources('').trimEnd()}`, JSON.stringify(empty));
      }
      assert.ok(inserted(`${head}Resources: null\nOutputs:\n`, 'yaml', topic).endsWith('AWS::SQS::Queue\nOutputs:\n'));
    });

    it('makes the section where it belongs', () => {
      const before = "AWSTemplateFormatVersion: '2010-09-09'\nOutputs:\n  X:\n    Value: 1\n";
      const after = `AWSTemplateFormatVersion: '2010-09-09'\n\nResources:\n${resources('')}Outputs:\n  X:\n    Value: 1\n`;
      assert.equal(inserted(before, 'yaml', topic), after);
    });

    it('writes the whole template into an empty file, below comments that stand there', () => {
      const whole = templateOf(topic, 'cfn', 'yaml');
      for (const before of ['', '\n', '# mine\n', '---\n', '\uFEFF']) {
        assert.equal(inserted(before, 'yaml', topic), before + whole, JSON.stringify(before));
      }
    });

    it('leaves the blank lines to a block text that keeps them', () => {
      const before = 'Resources:\n  A:\n    Type: |+\n      AWS::SNS::Topic\n\n\n';
      assert.equal(inserted(before, 'yaml', topic), before + resources(''));
      assert.equal(inserted(`${before}Outputs: {}\n`, 'yaml', topic), `${before}${resources('')}Outputs: {}\n`);
      assert.equal(inserted('Resources:\n  A: |+\n', 'yaml', topic), `Resources:\n  A: |+\n${resources('')}`);
    });

    it('keeps the indentation of a template that is indented as a whole', () => {
      const before =
        "  AWSTemplateFormatVersion: '2010-09-09'\n  # about A\n  Resources:\n    A:\n      Type: AWS::SNS::Topic\n";
      const text = inserted(before, 'yaml', everything, 'sam');
      assert.ok(
        text.startsWith(
          "  AWSTemplateFormatVersion: '2010-09-09'\n  Transform: AWS::Serverless-2016-10-31\n  # about A\n",
        ),
        text,
      );
      assert.ok(text.endsWith('\n\n    OrdersTopic:\n      Type: AWS::Serverless::SimpleTable\n'), text);
    });

    it('stays in the first of several documents', () => {
      const text = inserted('Resources:\n  A:\n    Type: AWS::SNS::Topic\n---\nB: 1\n', 'yaml', topic);
      assert.ok(text.endsWith('AWS::SQS::Queue\n---\nB: 1\n'), text);
    });

    it('goes into braces', () => {
      const text = inserted('Resources: { A: { Type: AWS::SNS::Topic } }\n', 'yaml', patternOf('sqs-dlq'));
      assert.ok(text.startsWith('Resources: { A: { Type: AWS::SNS::Topic }, OrdersQueue: { Type'), text);
    });

    it('refuses what is no template', () => {
      assert.ok('problem' in insertPattern('apiVersion: v1\nkind: Pod\n', 'yaml', topic));
      assert.ok('problem' in insertPattern('- a\n- b\n', 'yaml', topic));
      assert.ok('problem' in insertPattern('Resources:\n  - a\n', 'yaml', topic));
    });
  });

  describe('with names that are taken', () => {
    it('numbers them, and references follow, in texts too', () => {
      const text = inserted('Resources:\n  OrdersTopic:\n    Type: AWS::SNS::Topic\n', 'yaml', topic);
      assert.ok(text.includes('  OrdersTopic2:\n'));
      assert.ok(text.includes(`'\${AWS::StackName} \${OrdersTopic2.TopicName}'`));
      assert.ok(text.includes('!GetAtt OrdersQueue.Arn'));
    });

    it('numbers the whole pattern alike the third time', () => {
      const text = twice(inserted('Resources:\n', 'yaml', topic), topic);
      const ids = [...text.matchAll(/^ {2}(\w+):$/gm)].map(match => match[1]);
      assert.deepEqual(ids, [
        'OrdersTopic',
        'OrdersQueue',
        'OrdersTopic2',
        'OrdersQueue2',
        'OrdersTopic3',
        'OrdersQueue3',
      ]);
      assert.ok(text.includes('!GetAtt OrdersQueue3.Arn'));
    });

    it('follows DependsOn, conditions and outputs, and shares a parameter that says the same', () => {
      const text = twice(inserted('Resources:\n', 'yaml', everything, 'cfn'), everything);
      assert.equal(text.match(/^ {2}Email:$/gm)?.length, 1);
      assert.equal(text.match(/^ {2}HasEmail:/gm)?.length, 1);
      assert.equal(text.match(/^Outputs:$/gm)?.length, 1);
      assert.ok(text.includes('    DependsOn: [OrdersQueue3]\n'));
      assert.ok(text.includes('  TopicArn3:\n    Condition: HasEmail\n    Value: !Ref OrdersTopic3'));
    });

    it('sections come in their usual order', () => {
      const text = inserted("AWSTemplateFormatVersion: '2010-09-09'\nResources:\n", 'yaml', everything, 'cfn');
      assert.deepEqual(text.match(/^\w+/gm), [
        'AWSTemplateFormatVersion',
        'Parameters',
        'Conditions',
        'Resources',
        'Outputs',
      ]);
    });

    it('leaves alone the role that SAM makes for a function', () => {
      const before = 'Resources:\n  OrdersFunction:\n    Type: AWS::Serverless::Function\n';
      const text = inserted(before, 'yaml', patternOf('sqs-lambda'), 'cfn');
      assert.ok(text.includes('OrdersFunctionRole2:') && text.includes('OrdersFunction2:'));
    });
  });

  describe('with a transform', () => {
    const cases: [string, string][] = [
      ['Resources:\n', 'Transform: AWS::Serverless-2016-10-31\n'],
      [
        "AWSTemplateFormatVersion: '2010-09-09'\nResources:\n",
        "09'\nTransform: AWS::Serverless-2016-10-31\nResources:",
      ],
      ['Transform: AWS::Serverless-2016-10-31\nResources:\n', 'Transform: AWS::Serverless-2016-10-31\nResources:'],
      ['Transform: Mine # c\nResources:\n', 'Transform: [Mine, AWS::Serverless-2016-10-31] # c\n'],
      ['Transform: [Mine]\nResources:\n', 'Transform: [Mine, AWS::Serverless-2016-10-31]\n'],
      ['Transform:\n  - Mine # c\nResources:\n', 'Transform:\n  - Mine # c\n  - AWS::Serverless-2016-10-31\nResources'],
      ['Transform:\n- Mine\nResources:\n', 'Transform:\n- Mine\n- AWS::Serverless-2016-10-31\nResources'],
    ];
    for (const [before, part] of cases) {
      it(`${JSON.stringify(before)} has SAM's once`, () => {
        const text = inserted(before, 'yaml', everything, 'sam');
        assert.ok(text.includes(part), text);
        assert.equal(text.match(/AWS::Serverless-2016-10-31/g)?.length, 1);
      });
    }

    it('the form is SAM where the template is, else CloudFormation', () => {
      assert.ok(
        inserted('Transform: AWS::Serverless-2016-10-31\nResources:\n', 'yaml', everything).includes('SimpleTable'),
      );
      assert.ok(!inserted('Resources:\n', 'yaml', everything).includes('SimpleTable'));
      assert.ok(!inserted('', 'yaml', everything).includes('SimpleTable'));
    });
  });

  describe('into JSON', () => {
    const entries = '"OrdersQueue":{"Type":"AWS::SQS::Queue"}';

    it('minified stays minified', () => {
      const text = inserted('{"Resources":{"A":{"Type":"AWS::SNS::Topic"}}}', 'json', topic);
      assert.ok(text.startsWith('{"Resources":{"A":{"Type":"AWS::SNS::Topic"},"OrdersTopic":{"Type"'), text);
      assert.ok(text.endsWith(`,${entries}}}`), text);
    });

    it('keeps indentation by tabs and line breaks', () => {
      const before = '{\r\n\t"Resources": {\r\n\t\t"A": {\r\n\t\t\t"Type": "AWS::SNS::Topic"\r\n\t\t}\r\n\t}\r\n}';
      const text = inserted(before, 'json', topic);
      assert.ok(
        text.endsWith('\t\t},\r\n\t\t"OrdersQueue": {\r\n\t\t\t"Type": "AWS::SQS::Queue"\r\n\t\t}\r\n\t}\r\n}'),
        text,
      );
      assert.ok(!/[^\r]\n/.test(text));
    });

    it('fills what is empty', () => {
      for (const empty of [
        '{"Resources":{}}',
        '{"Resources":null}',
        '{ "Resources": { } }',
        '{\n  "Resources": {}\n}',
        '{\n  "Resources": {\n  }\n}\n',
        '{}',
        '',
        '{"Outputs":{}}',
        '{\n  "Resources": null\n}',
      ]) {
        const parsed = JSON.parse(inserted(empty, 'json', topic)) as { Resources: object };
        assert.deepEqual(Object.keys(parsed.Resources), ['OrdersTopic', 'OrdersQueue'], empty);
      }
      assert.equal(
        inserted('{\n  "Resources": {}\n}', 'json', topic),
        inserted('{\n  "Resources": {\n  }\n}', 'json', topic),
      );
    });

    it('comes after a trailing comma and comments', () => {
      const text = inserted('{\n  "Resources": {\n    "A": { "Type": "AWS::SNS::Topic" }, // a\n  }\n}', 'json', topic);
      assert.equal(text.match(/\},/g)?.length, 4, text);
    });

    it('makes sections in their usual order, and the transform a list', () => {
      const text = inserted('{"AWSTemplateFormatVersion":"2010-09-09","Resources":{}}', 'json', everything, 'cfn');
      assert.deepEqual(Object.keys(JSON.parse(text) as object), [
        'AWSTemplateFormatVersion',
        'Parameters',
        'Conditions',
        'Resources',
        'Outputs',
      ]);
      const sam = JSON.parse(inserted('{"Transform":"Mine","Resources":{}}', 'json', everything, 'sam')) as {
        Transform: unknown;
      };
      assert.deepEqual(sam.Transform, ['Mine', 'AWS::Serverless-2016-10-31']);
    });
  });

  describe('at a resource', () => {
    it('connects a dead-letter queue, named after the queue', () => {
      const before =
        'Resources:\n  InvoicesQueue:\n    Type: AWS::SQS::Queue\n    Properties:\n      DelaySeconds: 1 # one\n    DeletionPolicy: Retain\n';
      const text = inserted(before, 'yaml', patternOf('sqs-dlq'), undefined, 'InvoicesQueue');
      assert.ok(
        text.includes(
          'DelaySeconds: 1 # one\n      RedrivePolicy:\n        deadLetterTargetArn: !GetAtt InvoicesDeadLetterQueue.Arn\n',
        ),
        text,
      );
      assert.ok(text.includes('\n    DeletionPolicy: Retain\n\n  InvoicesDeadLetterQueue:\n'), text);
      assert.ok(!text.includes('OrdersQueue'));
    });

    it('makes the properties of a resource that has none, be it the last', () => {
      const text = inserted(
        'Resources:\n  Inbox:\n    Type: AWS::SQS::Queue',
        'yaml',
        patternOf('sqs-dlq'),
        undefined,
        'Inbox',
      );
      assert.ok(
        text.startsWith(
          'Resources:\n  Inbox:\n    Type: AWS::SQS::Queue\n    Properties:\n      RedrivePolicy:\n        deadLetterTargetArn: !GetAtt InboxDeadLetterQueue.Arn\n',
        ),
        text,
      );
    });

    it('does so in JSON', () => {
      const text = inserted(
        '{"Resources":{"Inbox":{"Type":"AWS::SQS::Queue"}}}',
        'json',
        patternOf('sqs-dlq'),
        undefined,
        'Inbox',
      );
      const { Inbox } = (JSON.parse(text) as { Resources: Record<string, unknown> }).Resources;
      assert.deepEqual(Inbox, {
        Type: 'AWS::SQS::Queue',
        Properties: {
          RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['InboxDeadLetterQueue', 'Arn'] }, maxReceiveCount: 5 },
        },
      });
    });

    it('subscribes a queue to a topic', () => {
      const text = inserted(
        'Resources:\n  News:\n    Type: AWS::SNS::Topic\n',
        'yaml',
        patternOf('sns-sqs'),
        undefined,
        'News',
      );
      assert.ok(text.includes('TopicArn: !Ref News\n') && text.includes('aws:SourceArn: !Ref News\n'));
      assert.ok(!text.includes('Orders'));
    });

    it('leaves a property that is there, where that does', () => {
      const before = 'Resources:\n  Q:\n    Type: AWS::SQS::Queue\n    Properties:\n      VisibilityTimeout: 600\n';
      const text = inserted(before, 'yaml', patternOf('sqs-lambda'), undefined, 'Q');
      assert.equal(text.match(/VisibilityTimeout/g)?.length, 1);
    });

    it('refuses where the property is taken, the type is another, or nothing is there', () => {
      const queue =
        'Resources:\n  Q:\n    Type: AWS::SQS::Queue\n    Properties:\n      RedrivePolicy: {}\n  T:\n    Type: AWS::SNS::Topic\n';
      for (const id of ['Q', 'T', 'None']) {
        assert.ok('problem' in insertPattern(queue, 'yaml', patternOf('sqs-dlq'), undefined, id), id);
      }
    });

    it('takes the form that has the type of the resource', () => {
      const before =
        'Transform: AWS::Serverless-2016-10-31\nResources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties: { Timeout: 3 }\n';
      const text = inserted(before, 'yaml', patternOf('log-group'), undefined, 'F');
      assert.ok(text.includes('Properties: { Timeout: 3, LoggingConfig: { LogGroup: { Ref: "FFunctionLogs" }'), text);
    });
  });

  it('puts values in the place of placeholders', () => {
    const result = insertPattern('', 'yaml', patternOf('sqs-dlq'), 'cfn', undefined, new Map([['Orders', 'News']]));
    assert.ok('edits' in result);
    assert.deepEqual(result.logicalIds, ['NewsQueue', 'NewsDeadLetterQueue']);
  });
});

function inserted(text: string, language: Language, pattern: Pattern, form?: FormName, connectTo?: string): string {
  const result = insertPattern(text, language, pattern, form, connectTo);
  assert.ok('edits' in result, 'problem' in result ? result.problem : '');
  return applyEdits(text, result.edits);
}

function twice(text: string, pattern: Pattern): string {
  return inserted(inserted(text, 'yaml', pattern), 'yaml', pattern);
}

/** The resources of `topic` as they stand in its source. */
function resources(indent: string): string {
  return (/Resources:\n([\s\S]*)/.exec(topic.forms[0]?.text ?? '')?.[1] ?? '').replace(/^(?=.)/gm, indent);
}

function small(forms: string): Pattern {
  const read = readPattern('small', `title: Small\nuse: For tests.\nnotes: []\ntypes: []\nplaceholders: []\n${forms}`);
  assert.ok(isPattern(read), JSON.stringify(read));
  return read;
}
