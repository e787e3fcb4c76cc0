import assert from 'node:assert/strict';
import { defaultSettings, type Settings } from '../../src/analysis';
import { analyse } from '../support/knowledge';

const found = (text: string, settings?: Settings) =>
  analyse(text, 'yaml', settings).findings.map(({ code, start, end }) => [code, text.slice(start, end)] as const);

describe('what a tool adds to a template', () => {
  it('may stand in lines of its own at the top', () => {
    const template =
      'Resources:\n  Inbox: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: 901, QueueName: !ImportValue a}}\n';
    const expected = found(template);
    assert.ok(expected.length > 0);
    for (const head of ['{% set stage = "live" %}\n', '# first\n\n{#- a note -#}\n{% import "x" as y %}\r\n'])
      assert.deepEqual(found(head + template), expected, head);
  });
  it('may decide which lines stand in it, so that nothing is known to be missing or counted', () => {
    const table = (begin: string, end: string) => `Resources:
  Orders:
    Type: AWS::DynamoDB::Table
    Properties:
      KeySchema:
        - {AttributeName: a, KeyType: HASH}
        ${begin}
        - {AttributeName: b, KeyType: RANGE}
        ${end}
        - {AttributeName: c, KeyType: RANGE}
  Work:
    Type: AWS::Lambda::Function
    Properties:
      Timeout: 901
      Environment:
        Variables:
          ${begin}
          CLASS: a
          ${end}
  Inbox: {Type: AWS::SQS::Queue}
`;
    for (const [begin, end] of [
      ['{% for key, value in env.items() %}', '{% endfor %}'],
      ['{%- if sorted -%}', '{%- else -%}{%- endif -%}'],
      ['<% if sorted %>', '<% end %>'],
      ['{{#if sorted}}', '{{/if}}'],
      ['{{- range $key, $value := .Env }}', '{{- end }}'],
    ] as const)
      assert.deepEqual(found(table(begin, end)), [['lambda-timeout', '901']], begin);
  });
  it('only fills a value with a placeholder, so the template is whole', () => {
    const hints = found(
      'Resources:\n  Topic: {Type: AWS::SNS::Topic, Properties: {TopicName: <%TOPIC_NAME%>}}\n  Api:\n    Type: AWS::Lambda::Function\n    Properties: {Runtime: nodejs22.x, Handler: a.b, Role: !ImportValue a, Code: {S3Bucket: <%BUCKET%>, S3Key: a}}\n',
    );
    assert.deepEqual(
      hints.map(([code]) => code),
      ['lambda-log-retention', 'xray-tracing'],
    );
  });
  it('may decide that in JSON, which it is no longer', () => {
    const text = `{"Resources": {"Orders": {"Type": "AWS::DynamoDB::Table", "Properties": {
      "KeySchema": [
        <% for (const key of keys) { %>
        {"AttributeName": "<%= key.name %>", "KeyType": "<%= key.type %>"} <% if (!key.last) { %> , <% } %>
        <% } %>
      ]
    }}}}`;
    assert.deepEqual(analyse(text, 'json').findings, []);
  });
  it('may fill a text, be it alone or joined', () => {
    for (const hole of ['<%= name %>!', '#{AWS::StackName}!', '{{ name }}!'])
      for (const value of [`'${hole}'`, `!Join ['-', ['${hole}', !Ref AWS::Region]]`, `!Sub '${hole}-\${AWS::Region}'`])
        assert.deepEqual(
          found(`Resources:\n  Role: {Type: AWS::IAM::Role, Properties: {RoleName: ${value}}}\n`),
          [],
          value,
        );
  });
  it('may fill a property that packing sets', () => {
    const work = (metadata: string) =>
      found(
        `Resources:\n  Work: {Type: AWS::Lambda::Function, Metadata: ${metadata}, Properties: {Role: !ImportValue a, Runtime: python3.14, Handler: a.b}}\n`,
        defaultSettings,
      ).filter(([code]) => code === 'schema-required');
    assert.deepEqual(work("{'aws:asset:path': src, 'aws:asset:property': Code}"), []);
    assert.equal(work('{}').length, 1);
  });
  it('is no tag of a tool in the texts of a state machine', () => {
    const text = `Resources:
  Flow:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: !ImportValue role
      Definition: {QueryLanguage: JSONata, StartAt: A, States: {A: {Type: Pass, Output: '{% $states.input %}', Next: B}}}
`;
    assert.ok(found(text).some(([code]) => code === 'xray-tracing'));
  });
  it('may be the rest of a file of the Serverless Framework', () => {
    const text = `service: shop
provider: {name: aws}
resources:
  Resources:
    Inbox: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: 901}}
    News: {Type: AWS::SNS::Topic, Properties: {Subscription: [{Protocol: sqs, Endpoint: !GetAtt Inbox.Arn}]}}
`;
    assert.deepEqual(found(text), [['sqs-ranges-delay', '901']]);
    assert.deepEqual(found(text.replace('service', 'services')), []);
    const listed = text.replace('  Resources:\n', '  - ${file(roles.yml)}\n  - Outputs: {}\n  - Resources:\n');
    assert.deepEqual(found(listed.replace(/^ {4}(?=\w)/gm, '      ')), [['sqs-ranges-delay', '901']]);
  });
});

describe('an ARN that is half-typed', () => {
  const queue = (arn: string) =>
    found(
      `Resources:\n  In: {Type: AWS::SQS::Queue, Properties: {FifoQueue: true, RedrivePolicy: {deadLetterTargetArn: '${arn}', maxReceiveCount: 5}}}\n`,
    );
  it('says nothing of its queue', () => {
    for (const arn of ['arn:aws:sqs', 'arn:aws:sqs:eu', 'arn:aws:sqs:eu-west-1:111122223333:'])
      assert.deepEqual(queue(arn), [], arn);
    assert.deepEqual(queue('arn:aws:sqs:eu-west-1:111122223333:dead'), [
      ['sqs-dlq-same-type', "'arn:aws:sqs:eu-west-1:111122223333:dead'"],
    ]);
  });
});
