import assert from 'node:assert/strict';
import { completionsAt } from '../../src/completion/completions';
import type { Language } from '../../src/syntax/tree';
import { knowledge } from '../support/knowledge';

/** What is offered where `|` stands. */
function at(marked: string, language: Language) {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  return { text, words: completionsAt(text, language, offset, knowledge())?.words ?? [] };
}

function offered(marked: string, language: Language = 'yaml'): readonly string[] {
  return at(marked, language).words.map(({ label }) => label);
}

/** The line of `|` once a word is taken. */
function accepted(marked: string, label: string, language: Language = 'yaml'): string | undefined {
  const { text, words } = at(marked, language);
  const word = words.find(one => one.label === label);
  assert(word, `${label} is offered`);
  const changed = text.slice(0, word.span.start) + word.text + text.slice(word.span.end);
  return changed.split('\n')[marked.slice(0, marked.indexOf('|')).split('\n').length - 1]?.trimStart();
}

function documentation(marked: string, label: string): string {
  return (
    at(marked, 'yaml')
      .words.find(one => one.label === label)
      ?.documentation() ?? ''
  );
}

const url = (property: string) => `Resources:
  Page:
    Type: AWS::Lambda::Url
    Properties:
      TargetFunctionArn: orders
      ${property}
`;

const sam = (rest: string) => `Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      Handler: index.handler
      CodeUri: .
      ${rest}
`;

const queue = (property: string) => `Resources:\n  A:\n    Type: AWS::SQS::Queue\n    Properties:\n      ${property}\n`;

const events = (rest: string) => sam(`Events:\n        Q:\n          ${rest}`);

describe('suggestions in a loop', () => {
  const loop = (variable: string, items: string, body: string, others = '') => `Transform: AWS::LanguageExtensions
Resources:
${others}  Fn::ForEach::Queues:
    - ${variable}
    - [${items}]
    - Queue\${Name}:
        ${body}
`;

  it('are those of the resource that its body is', () => {
    for (const others of ['', '  Topic: {Type: AWS::SNS::Topic}\n']) {
      const inBody = (body: string) => offered(loop('Name', 'a, b', body, others));
      const properties = 'Type: AWS::SQS::Queue\n        Properties:\n          ';
      assert.deepEqual(inBody(`${properties}FifoQueue: |`), ['true', 'false']);
      assert(inBody(`${properties}Del|`).includes('DelaySeconds'));
      assert(inBody('Type: |').includes('AWS::SQS::Queue'));
      assert(inBody('|').includes('Properties'));
    }
  });

  it('are none for its variable and what it runs through', () => {
    const body = 'Type: AWS::SQS::Queue';
    assert.deepEqual(offered(loop('|', 'a, b', body)), []);
    assert.deepEqual(offered(loop('Name', '|', body)), []);
  });
});

describe('suggestions of values', () => {
  it('are the members of the set, whatever is typed of one', () => {
    for (const typed of ['|', 'N|', 'NO|NE', 'NONE|', 'other|', '"|"', "'N|'", '"N|', '| # open to all']) {
      assert.deepEqual(offered(url(`AuthType: ${typed}`)), ['AWS_IAM', 'NONE'], typed);
    }
    assert(offered(url('Cors:\n        AllowMethods:\n          - P|')).includes('PATCH'));
    assert(offered(url('Cors:\n        AllowMethods: [GET, P|]')).includes('PATCH'));
    assert(offered(url('Cors: {AllowMethods: [|]}')).includes('PATCH'));
    assert.deepEqual(offered(url('Cors: {AllowCredentials: |}')), ['true', 'false']);
    assert.deepEqual(offered(url('AuthType: !If [IsOpen, N|, AWS_IAM]')), ['AWS_IAM', 'NONE']);
  });

  it('take the place of what is typed', () => {
    assert.equal(accepted(url('AuthType: |'), 'NONE'), 'AuthType: NONE');
    assert.equal(accepted(url('AuthType: AW|S # mine'), 'NONE'), 'AuthType: NONE # mine');
    assert.equal(accepted(url('AuthType: "A|"'), 'NONE'), 'AuthType: "NONE"');
    assert.equal(accepted(url("AuthType: 'A|"), 'NONE'), "AuthType: 'NONE'");
    assert.equal(accepted(url('Cors: {AllowMethods: [GET, P|]}'), 'PUT'), 'Cors: {AllowMethods: [GET, PUT]}');
  });

  it('are those of a note before those of the schema, without what is retired', () => {
    const runtimes = offered(sam('Runtime: no|'));
    assert(runtimes.includes('nodejs22.x') && !runtimes.includes('nodejs16.x'), runtimes.join(' '));
    assert.deepEqual(offered(`Globals:\n  Function:\n    Runtime: |\n${sam('Timeout: 3')}`), runtimes);
    const alarm = 'Resources:\n  A:\n    Type: AWS::CloudWatch::Alarm\n    Properties:\n      Statistic: |\n';
    assert.deepEqual([...offered(alarm)].sort(), ['Average', 'Maximum', 'Minimum', 'SampleCount', 'Sum']);
  });

  it('tell what the note says of them', () => {
    assert.match(documentation(sam('Runtime: |'), 'nodejs22.x'), /Runtime/);
    assert.match(documentation(queue('FifoQueue: |'), 'true'), /FifoQueue.*boolean/s);
  });

  it('are quoted where YAML would read them as something else', () => {
    const policy = (value: string) =>
      `Resources:\n  A:\n    Type: AWS::SQS::QueuePolicy\n    Properties:\n      PolicyDocument:\n        Version: ${value}\n`;
    assert.equal(accepted(policy('|'), '2012-10-17'), "Version: '2012-10-17'");
    assert.equal(accepted(policy('"|"'), '2012-10-17'), 'Version: "2012-10-17"');
    const group = 'Resources:\n  A:\n    Type: AWS::Logs::LogGroup\n    Properties:\n      RetentionInDays: |\n';
    assert.equal(accepted(group, '14'), 'RetentionInDays: 14');
    assert.equal(accepted(queue('FifoQueue: |'), 'true'), 'FifoQueue: true');
  });

  it('are policy templates of SAM and their parameters', () => {
    const policies = `Transform: AWS::Serverless-2016-10-31\nResources:\n  Work:\n    Type: AWS::Serverless::Function\n    Properties:\n      Policies:\n`;
    assert.ok(offered(`${policies}        - |`).includes('SQSPollerPolicy'));
    assert.deepEqual(offered(`${policies}        - SQSPollerPolicy:\n            |`), ['QueueName']);
    assert.deepEqual(offered(`${policies}        - VPCAccessPolicy:\n            |`), []);
    assert.match(documentation(`${policies}        - |`, 'SQSPollerPolicy'), /receive and delete messages/);
  });
  it('are event types and what events hand on, in SAM', () => {
    assert(offered(events('Type: |')).includes('SQS'));
    assert.deepEqual(offered(events('Type: ScheduleV2\n          Properties:\n            State: |')), [
      'DISABLED',
      'ENABLED',
    ]);
    assert.deepEqual(offered(sam('RecursiveLoop: |')), ['Allow', 'Terminate']);
  });
});

describe('suggestions of keys', () => {
  it('are properties that are not set yet, the required ones first', () => {
    const all = offered(url('|'));
    assert.equal(all[0], 'AuthType');
    assert(all.includes('Cors') && !all.includes('TargetFunctionArn'));
    const cors = ['AllowCredentials', 'AllowHeaders', 'AllowMethods', 'AllowOrigins', 'ExposeHeaders', 'MaxAge'];
    assert.deepEqual(offered(url('Cors:\n        Allow|')), cors);
    assert.deepEqual(offered(url('Cors: {|}')), cors);
    assert(offered(events('Type: SQS\n          Properties:\n            Ba|')).includes('BatchSize'));
    const shared = offered(`Globals:\n  Function:\n    |\n${sam('Timeout: 3')}`);
    assert(shared.includes('MemorySize') && !shared.includes('Policies'), shared.join(' '));
  });

  it('begin the objects of a list', () => {
    assert.deepEqual(offered(queue('Tags:\n        - |')), ['Key', 'Value']);
    assert.deepEqual(offered(queue('Tags:\n        - Key: a\n          |')), ['Value']);
  });

  it('bring their colon, unless it is there', () => {
    assert.equal(accepted(queue('Vis|'), 'VisibilityTimeout'), 'VisibilityTimeout: ');
    assert.equal(accepted(queue('Tag|'), 'Tags'), 'Tags:');
    assert.equal(accepted(queue('Vis|: 30'), 'VisibilityTimeout'), 'VisibilityTimeout: 30');
  });

  it('tell the property', () => {
    assert.match(documentation(queue('|'), 'VisibilityTimeout'), /\*\*VisibilityTimeout\*\*.*43,200/s);
  });
});

describe('suggestions of resource types', () => {
  it("are the noted services', and SAM's where SAM is", () => {
    const plain = offered('Resources:\n  Orders:\n    Type: AWS::SQS::|\n');
    assert(plain.includes('AWS::SQS::Queue') && !plain.includes('AWS::Serverless::Function'));
    const all = offered('Transform: AWS::Serverless-2016-10-31\nResources:\n  Orders:\n    Type: |\n');
    assert(all.includes('AWS::Serverless::Function'));
    assert.equal(accepted('Resources:\n  Orders:\n    Type: AWS::S|\n', 'AWS::SNS::Topic'), 'Type: AWS::SNS::Topic');
    assert.match(documentation('Resources:\n  Orders:\n    Type: |\n', 'AWS::SQS::Queue'), /SQS.*queue/s);
  });
});

describe('suggestions in JSON', () => {
  const json = (property: string) =>
    `{"Resources": {"Page": {"Type": "AWS::Lambda::Url", "Properties": {"TargetFunctionArn": "x",\n${property}\n}}}}`;

  it('stand in quotes, with or without those that are typed', () => {
    assert.deepEqual(offered(json('"AuthType": "|"'), 'json'), ['AWS_IAM', 'NONE']);
    assert.equal(accepted(json('"AuthType": "N|"'), 'NONE', 'json'), '"AuthType": "NONE"');
    assert.equal(accepted(json('"AuthType": "N|'), 'NONE', 'json'), '"AuthType": "NONE"');
    assert.equal(accepted(json('"AuthType": |,'), 'NONE', 'json'), '"AuthType": "NONE",');
    const credentials = json('"Cors": {"AllowCredentials": |}');
    assert.equal(accepted(credentials, 'true', 'json'), '"Cors": {"AllowCredentials": true}');
  });

  it('are keys, too', () => {
    assert.equal(accepted(json('"Co|"'), 'Cors', 'json'), '"Cors": ');
    assert.equal(accepted(json('|'), 'Cors', 'json'), '"Cors": ');
    assert.equal(accepted(json('"Au|": "NONE"'), 'AuthType', 'json'), '"AuthType": "NONE"');
    assert.deepEqual(offered(json('"TargetFunctionArn": "|"'), 'json'), []);
    assert(offered(json('"Cors": {"AllowMethods": ["GET", "|"]}'), 'json').includes('PUT'));
    assert(offered(json('"Cors": {"AllowMethods": [\n"P|"\n]}'), 'json').includes('PUT'));
  });
});

describe('nothing is suggested', () => {
  it('in other files, sections, texts, comments and functions', () => {
    for (const text of [
      'on: push\njobs:\n  build:\n    type: |\n',
      'apiVersion: v1\nkind: Service\nspec:\n  Type: |\n',
      'Resources:\n  Page:\n    Type: AWS::Lambda::Url\n    Metadata:\n      AuthType: |\n',
      'Outputs:\n  AuthType:\n    Value: |\nResources:\n  A:\n    Type: AWS::SQS::Queue\n',
      url('# AuthType: |'),
      url('Description: >\n        AuthType: |'),
      url('AuthType: !If [N|, AWS_IAM, NONE]'),
      url('AuthType: !GetAtt |'),
      url('AuthType: !Sub "N|"'),
      url('AuthType:|'),
      url('AuthType: NONE |'),
      url('TargetFunctionArn: |'),
      url('Nothing: |'),
      '|',
      '',
    ]) {
      assert.deepEqual(offered(text), [], text);
    }
    assert.deepEqual(offered('{"a": "|"}', 'json'), []);
    assert.deepEqual(offered('|', 'json'), []);
  });
});

describe('suggestions of sections and their fields', () => {
  it('are what a template has not yet, with what each is', () => {
    const begun = 'AWSTemplateFormatVersion: x\nTransform: AWS::Serverless-2016-10-31\n|\nResources: {}\n';
    const sections = ['Description', 'Metadata', 'Parameters', 'Rules', 'Mappings', 'Conditions', 'Globals', 'Outputs'];
    assert.deepEqual(offered(begun), sections);
    assert.match(documentation(begun, 'Globals'), /\*\*Globals\*\* · SAM's defaults/);
    assert.equal(accepted(begun, 'Parameters'), 'Parameters:');
    const globals = offered(`Globals:\n  Api:\n    Name: a\n  |\n${sam('Timeout: 3')}`);
    assert(
      globals.includes('Function') && globals.includes('StateMachine') && !globals.includes('Api'),
      globals.join(),
    );
    assert(!offered(`${queue('DelaySeconds: 1')}Out|`).includes('Globals'), 'without SAM');
    assert.equal(
      accepted(`{"Pa|", ${'"Resources": {"Q": {"Type": "AWS::SQS::Queue"}}}'}`, 'Parameters', 'json')?.slice(0, 15),
      '{"Parameters": ',
    );
  });

  it('are fields of parameters, outputs and resources', () => {
    const parameter = (field: string) => `Parameters:\n  Stage:\n    ${field}\n${queue('DelaySeconds: 1')}`;
    assert.deepEqual(offered(parameter('Type: String\n    Allowed|')).slice(0, 4), [
      ...['Default', 'Description', 'AllowedValues', 'AllowedPattern'],
    ]);
    assert(offered(parameter('Type: Str|')).includes('CommaDelimitedList'));
    assert.match(documentation(parameter('Type: |'), 'Number'), /\*\*Number\*\* · /);
    assert.equal(accepted(parameter('NoEcho: |'), 'true'), 'NoEcho: true');
    const output = `${queue('DelaySeconds: 1')}Outputs:\n  Url:\n    Value: a\n    |\n`;
    assert.deepEqual(offered(output), ['Description', 'Export', 'Condition']);
    assert.equal(accepted(output.replace('|', 'Export:\n      |'), 'Name'), 'Name: ');
    const resource = (rest: string) => `Resources:\n  Q:\n    Type: AWS::SQS::Queue\n    ${rest}\n`;
    assert.deepEqual(offered(resource('Dep|')).slice(0, 3), ['Properties', 'Condition', 'DependsOn']);
    assert.match(documentation(resource('Dep|'), 'DependsOn'), /\*\*DependsOn\*\*/);
    assert.equal(accepted(resource('DeletionPolicy: R|'), 'Retain'), 'DeletionPolicy: Retain');
    // Nothing is before the first line.
    for (const begun of [`|\n${queue('A: 1')}`, `\u{feff}|\n${queue('A: 1')}`, `|\r\n${queue('A: 1')}`])
      assert(offered(begun).includes('Parameters'), JSON.stringify(begun));
    assert.equal(
      accepted(`AWSTemplateFormatVersion: |\n${queue('A: 1')}`, '2010-09-09'),
      "AWSTemplateFormatVersion: '2010-09-09'",
    );
  });

  it('are nothing where members are named, and in what is no template', () => {
    assert.deepEqual(offered(`Parameters:\n  |\n${queue('DelaySeconds: 1')}`), []);
    assert.deepEqual(offered('Resources:\n  |\n  Q:\n    Type: AWS::SQS::Queue\n'), []);
    assert.deepEqual(offered('services:\n  web:\n    image: a\n|\n'), []);
    assert.deepEqual(offered(`${queue('DelaySeconds: 1')}Metadata:\n  A:\n    |\n`), []);
  });
});

describe('suggestions of names', () => {
  const template = (property: string, attribute = 'Condition: IsProd') => `Transform: AWS::Serverless-2016-10-31
Parameters:
  Stage: {Type: String}
Mappings:
  Sizes: {dev: {Memory: 128}, prod: {Memory: 1024, Disk: 512}}
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
  IsDev: !Not [!Condition IsProd]
Resources:
  Jobs: {Type: AWS::SQS::Queue}
  Orders:
    Type: AWS::Serverless::Function
    ${attribute}
    Properties:
      ${property}
`;
  const pseudo = [
    'AccountId',
    'NoValue',
    'NotificationARNs',
    'Partition',
    'Region',
    'StackId',
    'StackName',
    'URLSuffix',
  ];
  const all = ['Stage', 'Jobs', ...pseudo.map(name => `AWS::${name}`)];

  it('are what Ref can name, without the resource itself', () => {
    for (const written of ['Role: !Ref |', 'Role: !Ref Jo|', 'Role: !Ref Jobs|', 'Role: !Ref "|"', 'Role: {Ref: |}'])
      assert.deepEqual(offered(template(written)), all, written);
    assert.deepEqual(offered(template('Layers:\n        - !Ref |')), all);
    assert.deepEqual(offered(template('Layers: [!Ref St|, a]')), all);
    assert.deepEqual(offered(template('Role:\n        Ref: |')), all);
    assert.equal(accepted(template('Role: !Ref Jo|'), 'Jobs'), 'Role: !Ref Jobs');
    const [stage, jobs] = at(template('Role: !Ref |'), 'yaml').words;
    assert.deepEqual([stage?.detail, jobs?.detail], ['parameter, String', 'AWS::SQS::Queue']);
    assert.match(documentation(template('Role: !Ref |'), 'Jobs'), /\*\*Jobs\*\* · .*AWS::SQS::Queue/);
    assert.match(documentation(template('Role: !Ref |'), 'AWS::Region'), /\*\*AWS::Region\*\* · /);
  });

  it('are resources of GetAtt and DependsOn, and attributes behind the dot', () => {
    assert.deepEqual(offered(template('Role: !GetAtt |')), ['Jobs']);
    assert.deepEqual(offered(template('Role: a', 'DependsOn: |')), ['Jobs']);
    assert.deepEqual(offered(template('Role: a', 'DependsOn: [J|]')), ['Jobs']);
    assert(offered(template('Role: !GetAtt Jobs.|')).includes('QueueName'));
    assert.equal(accepted(template('Role: !GetAtt Jobs.A|'), 'Arn'), 'Role: !GetAtt Jobs.Arn');
    assert.equal(accepted(template('Role: !GetAtt [Jobs, |]'), 'Arn'), 'Role: !GetAtt [Jobs, Arn]');
    assert.equal(accepted(template('Role: {"Fn::GetAtt": [Jobs, A|]}'), 'Arn'), 'Role: {"Fn::GetAtt": [Jobs, Arn]}');
    assert.match(documentation(template('Role: !GetAtt Jobs.|'), 'Arn'), /\*\*Jobs\*\* · .*`Arn`/s);
    assert.deepEqual(offered(template('Role: !GetAtt Other.|')), []);
  });

  it('are filled in in texts of Sub, and close their brace', () => {
    assert.deepEqual(offered(template('Role: !Sub "arn:${|}"')), all);
    assert.deepEqual(offered(template("Role: !Sub '${AWS::|}'")), all);
    assert.equal(accepted(template('Role: !Sub "${St|}-role"'), 'Stage'), 'Role: !Sub "${Stage}-role"');
    assert.equal(accepted(template('Role: !Sub ${St|'), 'Stage'), 'Role: !Sub ${Stage}');
    assert.equal(accepted(template('Role: !Sub "${Jobs.|}"'), 'Arn'), 'Role: !Sub "${Jobs.Arn}"');
    assert.deepEqual(offered(template('Description: "${|}"')), []);
  });

  it('are conditions, mappings, their rows and columns', () => {
    assert.deepEqual(offered(template('Role: a', 'Condition: |')), ['IsProd', 'IsDev']);
    assert.deepEqual(offered(template('Role: !If [|, a, b]')), ['IsProd', 'IsDev']);
    assert.deepEqual(offered(template('Role: a').replace('!Condition IsProd', '!Condition |')), ['IsProd']);
    assert.deepEqual(offered(template('MemorySize: !FindInMap [|, a, b]')), ['Sizes']);
    assert.deepEqual(offered(template('MemorySize: !FindInMap [Sizes, |, b]')), ['dev', 'prod']);
    assert.deepEqual(offered(template('MemorySize: !FindInMap [Sizes, dev, |]')), ['Memory', 'Disk']);
  });

  it('are the same in JSON', () => {
    const json = (value: string) =>
      `{"Parameters": {"Stage": {"Type": "String"}}, "Resources": {"Jobs": {"Type": "AWS::SQS::Queue"}, "F": {"Type": "AWS::Lambda::Function", "Properties": {"Role": ${value}}}}}`;
    assert.deepEqual(offered(json('{"Ref": "|"}'), 'json'), all);
    assert.deepEqual(offered(json('{"Ref": |}'), 'json'), all);
    assert.match(accepted(json('{"Ref": |}'), 'Jobs', 'json') ?? '', /\{"Ref": "Jobs"\}/);
    assert.match(accepted(json('{"Fn::GetAtt": ["Jobs", "|"]}'), 'Arn', 'json') ?? '', /\["Jobs", "Arn"\]/);
    assert.match(accepted(json('{"Fn::Sub": "${J|"}'), 'Jobs', 'json') ?? '', /"\$\{Jobs\}"/);
  });

  it('are asked for anywhere in a text that is being typed', () => {
    const text = template('Role: !Sub ["${A}-${Jobs.Arn}", {A: !FindInMap [Sizes, dev, Memory]}]', 'DependsOn: [Jobs]');
    for (let offset = 0; offset <= text.length; offset += 7)
      for (const source of [text, text.slice(0, offset)])
        assert.doesNotThrow(() => completionsAt(source, 'yaml', offset, knowledge())?.words[0]?.documentation());
  });

  it('are no names of objects everything has', () => {
    assert.deepEqual(offered(template('Role: !GetAtt __proto__.|')), []);
    assert.deepEqual(offered(template('Role: !FindInMap [constructor, |, a]')), []);
    assert.deepEqual(offered(`${queue('A: 1')}constructor:\n  |\n`), []);
    assert.deepEqual(offered(`${queue('A: 1')}constructor: |\n`), []);
  });
});
