import assert from 'node:assert/strict';
import type { Language } from '../../src/analysis';
import { patterns } from '../patterns/bundled';
import { analyse } from '../support/knowledge';
import { shop } from '../support/shop';

/** The hover at `§` in the text. */
function hover(marked: string, language: Language = 'yaml'): string {
  const offset = marked.indexOf('§');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  return analyse(text, language).hoverAt(offset, patterns)?.markdown ?? '';
}

/** The shop with the cursor before the first occurrence of a text. */
function inShop(before: string): string {
  return hover(shop.replace(before, `§${before}`));
}

/** A template with these resources. */
function withResources(resources: string): string {
  return hover(`${head}Resources:\n${resources}`);
}

const head = `Transform: AWS::Serverless-2016-10-31
Parameters:
  Stage: {Type: String, AllowedValues: [dev, live], Description: Where it runs}
Mappings:
  Sizes: {dev: {seconds: 30}, live: {seconds: 1000}}
Conditions:
  IsLive: !Equals [!Ref Stage, live]
`;

const topic = 'Resources: {T: {Type: AWS::SNS::Topic}}\n';

describe('hover on a resource type', () => {
  it('tells what the service is for, and what can be done with it before its limits', () => {
    const text = inShop('AWS::SQS::Queue');
    assert.match(text, /^\*\*Amazon SQS\*\* · `AWS::SQS::Queue`\n\nA queue /);
    const links = text.indexOf('[AWS](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-');
    assert.ok(links > 0 && links < text.indexOf('| Property |'), text);
  });

  it('tells what the resource uses of its limits, and marks what breaks them', () => {
    const text = inShop('AWS::SQS::Queue');
    assert.match(text, /\| DelaySeconds\s+\| 0 to 900 s \(15 min\)\s+\| \*\*✗ 901 s\*\* \|/);
    assert.match(
      text,
      /\| VisibilityTimeout\s+\|[^|]*\| \*\*✗ 43,201 s \(where IsLive\), 60 s \(1 min\) \(where not IsLive\)\*\* \|/,
    );
    assert.match(
      text,
      /\| 60 s \(1 min\) \(Keep\.test\)|\*\*60 s \(1 min\) \(Keep\.test\), ✗ 1,209,601 s \(Keep\.live\)/,
    );
  });

  it('tells the first words of a long set', () => {
    const text = withResources(
      '  A:\n    Type: AWS::CloudWatch::Alarm\n    Properties: {Namespace: AWS/Lambda, §MetricName: Errors}\n',
    );
    assert.match(text, /\*\*One of (?:\w+, ){8}\d+ more \(known on [\d-]+\)\.\*\* AWS adds values\./);
  });

  it('marks a word that is none of a set and a name of another form, and leaves out those that are right', () => {
    const alarm = (rest: string) =>
      withResources(`  A:\n    Type: AWS::CloudWatch::Alarm§\n    Properties: {EvaluationPeriods: 1, ${rest}}\n`);
    assert.match(alarm('Statistic: Avg'), /\| Statistic\s+\| One of SampleCount, Average, .*\| \*\*✗ `Avg`\*\* \|/);
    assert.match(
      alarm('ComparisonOperator: More'),
      /\| ComparisonOperator\s+\| One of 7 values\s+\| \*\*✗ `More`\*\* \|/,
    );
    assert.doesNotMatch(alarm('Statistic: Sum'), /\| Statistic/);
    const record = (type: string) =>
      withResources(`  A:\n    Type: AWS::Route53::RecordSet§\n    Properties: {Name: a.example.com, Type: ${type}}\n`);
    assert.match(record('CNAM'), /\| Type\s+\| One of 17 values\s+\| \*\*✗ `CNAM`\*\* \|/);
    assert.doesNotMatch(record('CNAME'), /\| Type/);
  });

  it('counts a default only where the resource exists with it', () => {
    const group = (at: string) =>
      hover(`Parameters: {Email: {Type: String, Default: ''}, Size: {Type: Number, Default: 5}}
Conditions:
  HasEmail: !Not [!Equals [!Ref Email, '']]
Resources:
  Admins:
    Type: AWS::Cognito::UserPool${at === 'type' ? '§' : ''}Group
    Condition: HasEmail
    Properties: {UserPoolId: !ImportValue pool, ${at === 'key' ? '§' : ''}GroupName: !Ref Email, Precedence: ${at === 'size' ? '§' : ''}!Ref Size}
`);
    assert.doesNotMatch(group('type'), /0 of 128/);
    assert.doesNotMatch(group('key'), /Here/);
    assert.match(group('size'), /Here: `5` \(default of Size\)/);
  });

  it('counts the name alone where an ARN is longer than a name may be', () => {
    const arn = `arn:aws:lambda:eu-west-1:111122223333:function:${'a'.repeat(40)}`;
    const text = withResources(`  F: {Type: AWS::Lambda::Function, Properties: {§FunctionName: '${arn}'}}\n`);
    assert.match(text, /Here: 40 of 64 characters/);
  });

  it('counts no default where an output does not exist with it', () => {
    const text = hover(`Parameters: {Email: {Type: String, Default: ''}}
Conditions:
  HasEmail: !Not [!Equals [!Ref Email, '']]
Resources:
  T: {Type: AWS::SNS::Topic}
Outputs:
  Mail: {Condition: HasEmail, Value: §!Sub 'mailto:\${Email}'}
`);
    assert.match(text, /`Fn::Sub`/);
    assert.doesNotMatch(text, /Result/);
  });

  it('counts what stands in the branch of the place', () => {
    const groups = (first: string, second: string) =>
      withResources(`  F:
    Type: AWS::Lambda::Function
    Properties:
      VpcConfig: !If
        - IsLive
        - ${first}SecurityGroupIds: [sg-1, sg-2]
        - ${second}SecurityGroupIds: [sg-3]
`);
    assert.match(groups('§', ''), /Here: 2 of 5 \(where IsLive\)/);
    assert.match(groups('', '§'), /Here: 1 of 5 \(where not IsLive\)/);
  });

  it('names no condition of a value that is the same where it holds and where it does not', () => {
    const delay = (value: string) =>
      withResources(
        `  Q:\n    Type: AWS::SQS::Queue\n    Properties:\n      §DelaySeconds: !If [IsLive, 60, ${value}]\n`,
      );
    assert.match(delay('60'), /Here: 60 s \(1 min\)\./);
    assert.match(delay('30'), /Here: 60 s \(1 min\) \(where IsLive\), 30 s \(where not IsLive\)\./);
  });

  it('tells no result of a function by what its argument comes out as', () => {
    const imported = (name: string) =>
      hover(
        `Parameters: {Base: {Type: String, Default: net}}\nResources:\n  Q:\n    Type: AWS::SQS::Queue\n    Properties:\n      KmsMasterKeyId: {${name}}\n`,
      );
    assert.doesNotMatch(imported("§Fn::ImportValue: !Sub '${Base}-Key'"), /Result/);
    assert.match(imported("Fn::ImportValue: §!Sub '${Base}-Key'"), /Result: `net-Key` \(default of Base\)/);
  });

  it('marks nothing that its author has decided not to be told', () => {
    const queue = '  Q:\n    Type: AWS::§SQS::Queue\n    Properties:\n      DelaySeconds: 901';
    assert.match(withResources(queue), /✗ 901 s/);
    assert.doesNotMatch(withResources(`${queue} # fieldnotes-ignore sqs-ranges-delay: meant`), /✗/);
  });

  it('leaves out what the resource does not set where the table would be long', () => {
    const text = withResources('  F:\n    Type: AWS::Lambda::§Function\n    Properties:\n      Timeout: 5\n');
    assert.match(text, /\| Timeout\s+\|/);
    assert.doesNotMatch(text, /\| MemorySize\s+\|/);
  });

  it('has no row of properties that every resource has, whether or not the type has them', () => {
    for (const type of ['AWS::Logs::MetricFilter', 'AWS::Lambda::Permission', 'AWS::S3::BucketPolicy'])
      assert.doesNotMatch(withResources(`  R:\n    Type: §${type}\n`), /\| Tags/);
  });

  it('tells what Ref and attributes return, also of what SAM makes', () => {
    assert.match(inShop('AWS::SQS::Queue'), /`Ref` returns its `QueueUrl`\. `Fn::GetAtt` returns `Arn`, `QueueName`/);
    assert.match(withResources('  F:\n    Type: AWS::Serverless::§Function\n'), /`Ref` returns its `FunctionName`/);
  });

  it('on a logical ID is the same', () => {
    assert.equal(inShop('OrdersQueue:\n'), inShop('AWS::SQS::Queue'));
  });

  it('without a note is what AWS’s schema says of it', () => {
    const policy = '  P:\n    Type: AWS::DLM::§LifecyclePolicy\n    Properties: {Description: Daily copies}\n';
    const [title, page, ...table] = withResources(policy).split('\n\n');
    assert.equal(title, '**AWS::DLM::LifecyclePolicy**');
    assert.match(page ?? '', /^\[AWS\]\(https:.*\/aws-resource-dlm-lifecyclepolicy\.html\)$/);
    assert.match(table.join('\n\n'), /\| Description\s+\| At most 500 characters\s+\| 12 of 500 characters \|/);
    assert.match(table.join('\n\n'), /`Ref` returns its `PolicyId`\. `Fn::GetAtt` returns `Arn`, `PolicyId`\.$/);
  });

  it('without a note and a schema is its documentation and nothing more', () => {
    assert.equal(
      withResources('  D:\n    Type: AWS::Route53Domains::§Domain\n'),
      '[AWS documentation of AWS::Route53Domains::Domain](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-route53domains-domain.html)',
    );
  });
});

describe('hover on a property', () => {
  it('tells what it is, its limit, its value and where that comes from, and how we know', () => {
    assert.match(
      inShop('Timeout: !Ref Seconds'),
      /^\*\*Timeout\*\* · integer · default 3 s\n\n\*\*1 to 900 s \(15 min\)\.\*\* Here: ✗ 901 s \(default of Seconds\)\. Hard limit\. \[Source\]\(https:\/\/docs\.aws\.amazon\.com[^)]*\), checked \d{4}-\d\d-\d\d\.\n\n/,
    );
  });

  it('shows the text whose characters are wrong, not its length, which is right', () => {
    const named = (name: string) =>
      hover(`Resources:\n  In: {Type: AWS::SQS::Queue, Properties: {§QueueName: ${name}}}\n`);
    assert.match(named('"in box"'), /Here: ✗ `in box`\./);
    assert.match(named('inbox'), /Here: 5 of 80 characters\./);
    assert.match(named('a'.repeat(81)), /Here: ✗ 81 of 80 characters\./);
  });
  it('measures nothing where nothing is written, and says that a default is empty', () => {
    const told = hover('Resources:\n  In: {Type: AWS::SQS::Queue, Properties: {§QueueName: null}}\n');
    assert.match(told, /At most 80 characters/);
    assert.doesNotMatch(told, /Here/);
    const comment = withResources(
      '  D: {Type: AWS::CloudFront::Distribution, Properties: {DistributionConfig: {§Comment: x}}}\n',
    );
    assert.match(comment, /optional · default empty\n/);
  });
  it('marks what breaks a limit, not the default of a parameter that only allows too much', () => {
    const alarm = (values: string) => `Parameters:
  Seconds: {Type: Number, ${values}}
Resources:
  Late:
    Type: AWS::CloudWatch::Alarm
    Properties:
      §Period: !Ref Seconds
`;
    assert.match(hover(alarm('Default: 600, MinValue: 0')), /Here: 600 s \(10 min\) \(default/);
    assert.match(hover(alarm('Default: 90')), /Here: ✗ 90 s \(1\.5 min\) \(default/);
  });

  it('tells what is required, what a change replaces, and the page of the property', () => {
    const text = withResources('  Q:\n    Type: AWS::SQS::Queue\n    Properties:\n      §QueueName: orders\n');
    assert.match(text, /^\*\*QueueName\*\* · string, optional · a change replaces the resource\n/);
    assert.match(text, /\[AWS\]\(https:[^)]*aws-resource-sqs-queue\.html#cfn-sqs-queue-queuename\)$/);
    const table = '  T:\n    Type: AWS::DynamoDB::Table\n    Properties:\n      §KeySchema: []\n';
    assert.match(withResources(table), /^\*\*KeySchema\*\* · list of objects or JSON, required/);
  });

  it('tells a quota that can be raised, and calls advice advice', () => {
    const text = inGlobalsOrFunction('ReservedConcurrentExecutions: 10');
    assert.match(text, /Quota, can be raised \(/);
    assert.doesNotMatch(text, /Fixed|throttled/);
    const role = (policies: string) =>
      withResources(`  R:\n    Type: AWS::IAM::Role\n    Properties:\n      §ManagedPolicyArns: [${policies}]\n`);
    assert.match(role('a'), /At most 20 managed policies\.\*\* Here: 1 of 20\. Quota, can be raised to 25 \(/);
    assert.doesNotMatch(role('a'), /At most 25/);
    assert.match(role(Array(26).fill('a').join(', ')), /At most 25/);
  });

  it('says nothing of 2020', () => {
    for (const property of ['Timeout: 30', 'MemorySize: 128', 'ReservedConcurrentExecutions: 10'])
      assert.doesNotMatch(inGlobalsOrFunction(property), /2020/);
  });

  it('works in Globals, with the value that is there', () => {
    assert.match(inShop('MemorySize: 64'), /128 to 10,240 MB \(10 GB\)\.\*\* Here: ✗ 64 MB\./);
    const runtime = hover('Transform: AWS::Serverless-2016-10-31\nGlobals:\n  Function:\n    §Runtime: nodejs22.x\n');
    assert.doesNotMatch(runtime, /SnapStart|Code can stand/);
  });

  it('works in JSON, and at a reference too', () => {
    const json = (value: string) =>
      hover(
        `{"Parameters":{"Seconds":{"Type":"Number","Default":5}},"Resources":{"F":{"Type":"AWS::Lambda::Function","Properties":{${value}}}}}`,
        'json',
      );
    assert.match(json('"Time§out":5'), /1 to 900 s/);
    assert.match(json('"Timeout":{"R§ef":"Seconds"}'), /1 to 900 s .*Here: 5 s \(default of Seconds\)/s);
    assert.match(json('"Timeout":{"Ref":"Sec§onds"}'), /^\*\*Seconds\*\* · parameter, Number.*1 to 900 s/s);
  });

  it('shows a section only where it speaks of the property', () => {
    const table = (property: string) =>
      withResources(`  T:\n    Type: AWS::DynamoDB::Table\n    Properties:\n      ${property}\n`);
    assert.doesNotMatch(table('§BillingMode: PROVISIONED'), /attribute/);
    assert.doesNotMatch(table('SSESpecification: {§SSEType: KMS}'), /attribute/);
    assert.match(table('§KeySchema: []'), /partition key decides where an item is stored/);
  });

  it('shows the limits of what Lambda polls at the events of a function', () => {
    const event = (property: string) =>
      inGlobalsOrFunction(
        `Events:\n        E:\n          Type: SQS\n          Properties:\n            ${property}`,
        property.replace('§', ''),
      );
    assert.match(event('BatchSize: 5'), /\*\*Events\.E\.BatchSize\*\* · integer/);
  });

  it('says nothing of an empty place, a comment or a value that is nobody’s', () => {
    assert.equal(inShop('# takes orders'), '');
  });
});

/** The hover on a property of a function that a deployment has. */
function inGlobalsOrFunction(property: string, at = property): string {
  const template = `${head}Resources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: a.b\n      ${property}\n`;
  return hover(template.replace(at, `§${at}`));
}

describe('hover on a name', () => {
  const alarm = (property: string) =>
    withResources(
      `  Topic:\n    Type: AWS::SNS::Topic\n  Alarm:\n    Type: AWS::CloudWatch::Alarm\n    Condition: IsLive\n    DependsOn: Topic\n    DeletionPolicy: Retain\n    Properties:\n      ${property}\n`,
    );

  it('of a condition tells what it asks, where it is defined and where it is used', () => {
    const asked = /^\*\*IsLive\*\* · condition: `!Equals \[!Ref Stage, live\]`/;
    assert.match(hover(`${head.replace('IsLive:', '§IsLive:')}${topic}`), asked);
    assert.match(alarm('Threshold: !If [Is§Live, 1, 2]'), asked);
    assert.match(withResources('  T:\n    Type: AWS::SNS::Topic\n    Condition: Is§Live\n'), asked);
  });

  it('of a condition shows lines of a block in one, in the short form', () => {
    const block = `Parameters:
  Stage: {Type: String}
Conditions:
  §IsLate:
    Fn::And:
      - Fn::Not: # not there yet
          - !Equals
            - !Ref Stage
            - ""
      - !Equals [!Select [0, !Split [',', !Ref Stage]], '01']
      - !Equals [!GetAtt [Topic, TopicName], "{a: 1}"]
Resources:
  Topic: {Type: AWS::SNS::Topic}
`;
    assert.equal(
      hover(block),
      "**IsLate** · condition: `!And [!Not [!Equals [!Ref Stage, '']], !Equals [!Select [0, !Split [',', !Ref Stage]], '01'], !Equals [!GetAtt Topic.TopicName, '{a: 1}']]`",
    );
  });

  it('of a parameter tells its type, values and description, wherever it stands', () => {
    const stage = /^\*\*Stage\*\* · parameter, String · no default · one of `dev`, `live`\n\nWhere it runs/;
    assert.match(hover(`${head.replace('Stage: {', '§Stage: {')}${topic}`), stage);
    assert.match(alarm('AlarmName: !Sub "${St§age}-errors"'), stage);
    assert.match(alarm('AlarmName: !Ref St§age'), stage);
  });

  it('of a resource tells its type and what the reference returns', () => {
    assert.match(
      inShop('!GetAtt OrdersQueue.Arn'),
      /^\*\*OrdersQueue\*\* · \[`AWS::SQS::Queue`\].*Returns its `Arn` \(string\)\./s,
    );
    assert.match(
      alarm('AlarmActions: [!Ref Top§ic]'),
      /^\*\*Topic\*\* · \[`AWS::SNS::Topic`\].*`Ref` returns its `TopicArn`/s,
    );
  });

  it('of a mapping, a row or a column tells what it holds', () => {
    assert.match(
      alarm('Threshold: !FindInMap [Si§zes, dev, seconds]'),
      /\*\*Sizes\*\* · mapping with rows `dev`, `live` and column `seconds`/,
    );
    assert.match(
      alarm('Threshold: !FindInMap [Sizes, de§v, seconds]'),
      /\*\*dev\*\* · row of mapping Sizes: seconds `30`/,
    );
    assert.match(
      alarm('Threshold: !FindInMap [Sizes, dev, sec§onds]'),
      /\*\*seconds\*\* · column of mapping Sizes: dev `30`, live `1000`/,
    );
  });

  it('of an output tells its value and how others import it', () => {
    const text = hover(
      `${head}Resources: {T: {Type: AWS::SNS::Topic}}\nOutputs:\n  §Name: {Value: !Ref T, Export: {Name: !Sub "\${Stage}-t"}, Description: The topic}\n`,
    );
    assert.equal(text, '**Name** · output: `!Ref T`\n\nOther stacks import it as `!Sub "${Stage}-t"`.\n\nThe topic');
    const json = hover(
      '{"Resources": {"T": {"Type": "AWS::SNS::Topic"}}, "Outputs": {"§N": {"Value": "a", "Export": {"Name": "t"}}}}',
      'json',
    );
    assert.equal(json, '**N** · output: `a`\n\nOther stacks import it as `t`.');
  });

  it('that AWS gives tells what it is', () => {
    assert.match(alarm('AlarmName: !Sub "${AWS::Reg§ion}-a"'), /^\*\*AWS::Region\*\* · The Region/);
    assert.match(alarm('AlarmName: !Ref AWS::Stack§Name'), /^\*\*AWS::StackName\*\* · The name of the stack/);
  });

  it('never shows the default of a parameter that is not to be echoed', () => {
    const text = hover(
      'Parameters:\n  Secret: {Type: String, NoEcho: true, Default: hunter2}\nResources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties:\n      Description: !Ref §Secret\n      Role: !Ref Secret\n',
    );
    assert.ok(text.includes('**Secret**') && !text.includes('hunter2'), text);
  });
});

describe('hover on the fields of a parameter, an output and a rule', () => {
  const fields = `Parameters:
  Size:
    Type: Number
    Default: 5
    MinLength: 1
  Image:
    Type: AWS::SSM::Parameter::Value<String>
Rules:
  Small: {Assertions: [{Assert: !Equals [!Ref Size, 5]}]}
Resources: {T: {Type: AWS::SNS::Topic}}
Outputs:
  Name:
    Condition: IsLive
    Value: !Ref T
    Export: {Name: topic}
`;
  const at = (before: string) => hover(fields.replace(before, `§${before}`));

  it('says what each is for', () => {
    assert.match(at('Default:'), /^\*\*Default\*\* · The value that is used if none is passed\./);
    assert.match(at('MinLength:'), /^\*\*MinLength\*\* · .* For the type String\./);
    assert.match(at('Assertions:'), /^\*\*Assertions\*\* · /);
    assert.match(at('Condition: IsLive'), /^\*\*Condition\*\* · The output exists only if/);
    assert.match(at('Value: !Ref'), /^\*\*Value\*\* · /);
    assert.match(at('Name: topic'), /^\*\*Name\*\* · The name for `Fn::ImportValue`/);
  });

  it('says of a type what values may be, and of another value what the parameter is', () => {
    assert.match(at('Number'), /^\*\*Number\*\* · An integer or a decimal number/);
    assert.match(at('AWS::SSM::Parameter::Value'), /is the name of a Systems Manager parameter/);
    assert.match(at('5\n'), /^\*\*Size\*\* · parameter, Number · default `5` · at least 1 character$/);
  });

  it('says what a transform does', () => {
    assert.match(hover(`Transform: §AWS::LanguageExtensions\n${topic}`), /^\*\*AWS::LanguageExtensions\*\* · Adds /);
  });
});

describe('hover on a function, an attribute, an event', () => {
  it('tells all that a function can come out as', () => {
    const text = withResources(
      '  A:\n    Type: AWS::CloudWatch::Alarm\n    Properties:\n      Threshold: §!FindInMap [Sizes, !Ref Stage, seconds]\n',
    );
    assert.match(
      text,
      /Here: `30` \(Sizes\.dev\), `1000` \(Sizes\.live\)\..*`Fn::FindInMap`: Returns the value of a mapping/s,
    );
  });

  it('says which choice gives which length', () => {
    const text = hover(`Parameters: {Env: {Type: String, AllowedValues: [dev, production]}}
Resources:
  A:
    Type: AWS::SNS::Topic
    Properties:
      TopicName: §!Sub orders-\${Env}
`);
    assert.match(
      text,
      /Here: 10 of 256 characters \(where Env is dev\), 17 of 256 characters \(where Env is production\)\./,
    );
  });

  it('says of a name that it is in another part of the template', () => {
    const text = hover(
      'Resources:\n  A:\n    Type: AWS::SNS::Topic\n    Properties:\n      TopicName: !Ref §SharedName\n',
    );
    assert.match(text, /^\*\*SharedName\*\* · Not declared in this file, which is a part of a template\./);
    assert.doesNotMatch(text, /`Ref`/);
  });

  it('tells what DefaultValue is to a mapping', () => {
    const text = withResources(
      '  A:\n    Type: AWS::CloudWatch::Alarm\n    Properties:\n      Threshold: !FindInMap [Sizes, a, b, {§DefaultValue: 5}]\n',
    );
    assert.match(text, /^\*\*DefaultValue\*\* · What `Fn::FindInMap` returns where the mapping lacks a key\./);
    assert.doesNotMatch(text, /Threshold/);
  });

  it('tells nothing of a mapping that another part of the template has', () => {
    const text = withResources(
      '  A:\n    Type: AWS::CloudWatch::Alarm\n    Properties:\n      Threshold: §!FindInMap [Elsewhere, a, b, {DefaultValue: 5}]\n',
    );
    assert.doesNotMatch(text, /Here|Result/);
  });

  it('names three of the many rows that give one value', () => {
    const rows = ['one', 'two', 'three', 'four', 'five'];
    const text = hover(`Mappings:
  Sizes:
${rows.map(row => `    ${row}: {seconds: 30}`).join('\n')}
Parameters: {Stage: {Type: String, AllowedValues: [${rows}]}}
Resources:
  A:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Threshold: §!FindInMap [Sizes, !Ref Stage, seconds]
`);
    assert.match(text, /Here: `30` \(Sizes\.one, Sizes\.two, Sizes\.three or 2 others\)\./);
  });

  it('tells what attributes of resources are for', () => {
    assert.match(
      withResources('  T:\n    Type: AWS::SNS::Topic\n    §DeletionPolicy: Retain\n'),
      /^\*\*DeletionPolicy\*\* · /,
    );
    assert.match(withResources('  T:\n    Type: AWS::SNS::Topic\n    Deletion§Policy: Retain\n'), /Retain/);
    assert.match(
      withResources('  T:\n    Type: AWS::SNS::Topic\n  U:\n    Type: AWS::SNS::Topic\n    DependsOn: §T\n'),
      /Created before this resource/,
    );
  });

  it('tells no default of what must be set', () => {
    const properties = '{VersioningConfiguration: {§Status: Enabled}}';
    const text = withResources(`  B:\n    Type: AWS::S3::Bucket\n    Properties: ${properties}\n`);
    assert.match(text, /^\*\*VersioningConfiguration\.Status\*\* · string, required\n/);
  });

  for (const type of ['SQS', 'Schedule', 'Kinesis', 'Api'])
    it(`tells what an event of the type ${type} does, and leads to its page`, () => {
      const text = inGlobalsOrFunction(`Events:\n        E: {Type: ${type}}`, `${type}}`);
      assert.match(
        text,
        new RegExp(`^\\*\\*${type}\\*\\* event · Invokes .* \\[AWS\\]\\(https:[^)]*-${type.toLowerCase()}\\.html\\)$`),
      );
    });
});

describe('hover', () => {
  const everywhere = () => {
    const analysis = analyse(shop);
    const offsets = Array.from({ length: Math.ceil(shop.length / 7) }, (_, index) => 7 * index);
    return offsets.map(offset => analysis.hoverAt(offset)?.markdown ?? '');
  };

  it('has no link that runs a command where nothing can run one', () => {
    for (const markdown of everywhere()) assert.doesNotMatch(markdown, /command:/);
  });

  it('holds no HTML, whatever the template says', () => {
    for (const markdown of everywhere()) assert.doesNotMatch(markdown, /<\w/);
  });
});
