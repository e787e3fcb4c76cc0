import assert from 'node:assert/strict';
import { defaultSettings, type Finding, type Language } from '../../src/analysis';
import { analyse } from '../support/knowledge';

interface Told {
  readonly severity: string;
  readonly code: string;
  /** The text that is underlined. */
  readonly at: string;
  readonly message: string;
}

function told(text: string, language: Language = 'yaml'): readonly Told[] {
  return analyse(text, language)
    .findings.filter(({ code }) => code.startsWith('schema-'))
    .map(finding => toTold(finding, text));
}

function toTold({ severity, code, start, end, message }: Finding, text: string): Told {
  return { severity, code, at: text.slice(start, end), message };
}

function brief(text: string, language?: Language): readonly string[] {
  return told(text, language).map(({ severity, code, at }) => `${severity} ${code} ${at}`);
}

const url = (authType: string, more = '') => `
${more}
Resources:
  Page:
    Type: AWS::Lambda::Url
    Properties:
      AuthType: ${authType}
      TargetFunctionArn: orders
`;

const maxAge = (value: string, more = '') => `${url('NONE', more)}      Cors:
        MaxAge: ${value}
`;

describe('limits of AWS’s resource schema', () => {
  it('are errors for numbers, with the limit in the message', () => {
    const [finding, ...others] = told(maxAge('86401'));
    assert.deepEqual(others, []);
    assert.equal(finding?.severity, 'error');
    assert.equal(finding?.at, '86401');
    assert.match(finding?.message ?? '', /Cors\.MaxAge is 86,?401.*86,400/);
    assert.deepEqual(told(maxAge('86400')), []);
  });

  it('leave words in another case alone where the service takes them', () => {
    const cache = (mode: string) =>
      `Resources:\n  Cache:\n    Type: AWS::ElastiCache::ReplicationGroup\n    Properties: {ReplicationGroupDescription: orders, ClusterMode: ${mode}}\n`;
    assert.deepEqual(brief(cache('Disabled')), []);
    assert.deepEqual(brief(cache('Disable')), ['warning schema-word Disable']);
    const task = (protocol: string) =>
      `Resources:\n  Web:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n      ContainerDefinitions: [{Name: web, Image: nginx, PortMappings: [{ContainerPort: 80, Protocol: ${protocol}}]}]\n`;
    assert.deepEqual(brief(task('TCP')), []);
    assert.deepEqual(brief(task('tpc')), ['information schema-word tpc']);
  });

  it('leave the words of CodeBuild alone that are spelled as it took them in its first years', () => {
    const project = (artifacts: string, environment: string) =>
      `Resources:\n  Build:\n    Type: AWS::CodeBuild::Project\n    Properties:\n      Artifacts: {Type: ${artifacts}}\n      Environment: {Type: ${environment}}\n`;
    const words = (text: string) => brief(text).filter(line => line.includes('schema-word'));
    assert.deepEqual(words(project('no_artifacts', 'linuxContainer')), []);
    assert.deepEqual(words(project('codepipeline', 'container, ComputeType: small')), []);
    assert.deepEqual(words(project('NO_ARTIFACT', 'LINUX')), [
      'warning schema-word NO_ARTIFACT',
      'warning schema-word LINUX',
    ]);
  });

  it('are followed through parameters, mappings and conditions', () => {
    const parameter = 'Parameters:\n  Age:\n    Type: Number\n    Default: 86401';
    assert.deepEqual(brief(maxAge('!Ref Age', parameter)), ['warning schema-range Age']);
    const mapping = 'Mappings:\n  Ages:\n    dev:\n      age: 1\n    prod:\n      age: 86401';
    const found = brief(maxAge('!FindInMap [Ages, !Ref AWS::StackName, age]', mapping));
    assert.equal(found.length, 1);
    assert.match(found[0] ?? '', /^warning schema-range /);
    assert.deepEqual(told(maxAge('!FindInMap [Ages, dev, age]', mapping)), []);
    const condition = 'Conditions:\n  IsProd: !Equals [!Ref AWS::Region, eu-west-1]';
    assert.deepEqual(brief(maxAge('!If [IsProd, 86401, 5]', condition)), ['warning schema-range 86401']);
  });

  it('are followed in JSON', () => {
    const json = JSON.stringify({
      Resources: {
        Page: {
          Type: 'AWS::Lambda::Url',
          Properties: { AuthType: 'NONEE', TargetFunctionArn: 'orders', Cors: { MaxAge: 86401 } },
        },
      },
    });
    assert.deepEqual(brief(json, 'json'), ['warning schema-word "NONEE"', 'error schema-range 86401']);
  });

  it('take a word that is like one of a set for a slip, and any other for one that may be new', () => {
    assert.deepEqual(brief(url('NONEE')), ['warning schema-word NONEE']);
    assert.deepEqual(brief(url('none')), ['warning schema-word none']);
    const [unlike] = told(url('COGNITO'));
    assert.equal(unlike?.severity, 'information');
    assert.match(
      unlike?.message ?? '',
      /AuthType is COGNITO, but only AWS_IAM and NONE were known on 20\d\d-\d\d-\d\d\. Check the spelling, unless AWS has added it since\./,
    );
  });

  it('are certain of a set that is on or off', () => {
    const group = (state: string) => `
Resources:
  Nightly:
    Type: AWS::Scheduler::Schedule
    Properties:
      State: ${state}
      ScheduleExpression: rate(1 day)
      FlexibleTimeWindow: {Mode: "OFF"}
      Target: {Arn: arn:aws:sqs:eu-west-1:123456789012:q, RoleArn: arn:aws:iam::123456789012:role/r}
`;
    assert.deepEqual(brief(group('Enabled')), ['error schema-word Enabled']);
    assert.deepEqual(brief(group('ENABLED')), []);
  });

  it('offer the nearest word and the bound', () => {
    const fixesOf = (text: string) => {
      const analysis = analyse(text);
      return analysis.findings
        .filter(({ code }) => code.startsWith('schema-'))
        .flatMap(finding => analysis.fixesFor(finding))
        .flatMap(fix => ('edits' in fix ? fix.edits.map(({ text: put }) => put) : []));
    };
    assert.deepEqual(fixesOf(url('NONEE')), ['NONE']);
    assert.deepEqual(fixesOf(maxAge('86401')), ['86400']);
  });

  it('say nothing where a note’s row or a check says it', () => {
    const timeout = `
Resources:
  Orders:
    Type: AWS::Lambda::Function
    Properties:
      Timeout: 0
      Runtime: python3.14
      Handler: index.handler
      Code: {ZipFile: x}
      Role: arn:aws:iam::123456789012:role/r
`;
    const codes = analyse(timeout)
      .findings.filter(({ severity }) => severity === 'error')
      .map(({ code }) => code);
    assert.deepEqual(codes, ['lambda-timeout']);
  });

  it('hold beside a note’s row that is for some resources, or for another type', () => {
    const type = (value: string) => `
Resources:
  Orders:
    Type: AWS::Lambda::Function
    Properties:
      PackageType: ${value}
      Role: arn:aws:iam::123456789012:role/orders
      Code:
        ImageUri: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders:1
`;
    assert.deepEqual(brief(type('Images')), ['warning schema-word Images']);
    assert.deepEqual(brief(type('Image')), []);
    const buffer = (size: number, isParted: boolean) => `
Resources:
  Archive:
    Type: AWS::KinesisFirehose::DeliveryStream
    Properties:
      ExtendedS3DestinationConfiguration:
        BucketARN: !ImportValue bucket
        RoleARN: !ImportValue role
        DynamicPartitioningConfiguration: {Enabled: ${isParted}}
        BufferingHints: {SizeInMBs: ${size}, IntervalInSeconds: 60}
`;
    assert.deepEqual(brief(buffer(0, false)), ['error schema-range 0']);
    assert.deepEqual(brief(buffer(1, false)), []);
    assert.deepEqual(brief(buffer(129, true)), ['error schema-range 129']);
    const group = (name: string) => `
Resources:
  Readers:
    Type: AWS::IAM::Group
    Properties:
      Policies:
        - PolicyName: ${name}
          PolicyDocument: {Version: '2012-10-17', Statement: []}
`;
    assert.deepEqual(brief(group('read orders')), ['warning schema-form read orders']);
    assert.deepEqual(brief(group('a'.repeat(129))), [`error schema-length ${'a'.repeat(129)}`]);
    assert.deepEqual(brief(group('read-orders')), []);
  });

  it('hold for what SAM hands on, in Globals and event sources too', () => {
    const sam = `
Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    RecursiveLoop: Alow
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      Handler: index.handler
      Runtime: nodejs24.x
      CodeUri: .
      Events:
        Nightly:
          Type: ScheduleV2
          Properties:
            ScheduleExpression: rate(1 day)
            State: Enabled
        Queue:
          Type: SQS
          Properties:
            Queue: arn:aws:sqs:eu-west-1:123456789012:orders
            State: Enabled
`;
    assert.deepEqual(brief(sam), ['warning schema-word Alow', 'error schema-word Enabled']);
  });

  it('say nothing of what stands for something else', () => {
    for (const value of [
      '""',
      '<auth type>',
      '!Ref Unknown',
      '"{{resolve:ssm:auth}}"',
      '!ImportValue auth',
      'null',
      '',
    ]) {
      assert.deepEqual(told(url(value)), [], value);
    }
    const role = (arn: string) => `
Resources:
  Orders:
    Type: AWS::Lambda::Function
    Properties:
      Code: {ZipFile: x}
      Role: ${arn}
`;
    for (const value of ['<role>', 'ROLE_ARN', 'not-used', 'your-role', 'arn:aws:iam::...:role/x', '!Ref Role']) {
      assert.deepEqual(told(role(value)), [], value);
    }
    assert.deepEqual(brief(role('orders-role')), ['warning schema-form orders-role']);
  });

  it('can be suppressed', () => {
    const text = url('NONEE # fieldnotes-ignore schema-word: none');
    assert.deepEqual(told(text), []);
  });
});

describe('names and absences that AWS’s schema has otherwise', () => {
  const all = (text: string) =>
    analyse(text, 'yaml', defaultSettings)
      .findings.filter(({ code }) => code.startsWith('schema-'))
      .map(({ code, severity, start, end, message }) => `${severity} ${code} ${text.slice(start, end)}: ${message}`);
  const queue = (property: string, head = '') => `${head}
Resources:
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      ${property}
`;

  it('tell a property that is spelt nearly like one, at its key', () => {
    assert.deepEqual(all(queue('VisibilityTimout: 60')), [
      "warning schema-property VisibilityTimout: VisibilityTimout isn't a property of AWS::SQS::Queue. Change it to VisibilityTimeout.",
    ]);
    assert.deepEqual(all(queue('delaySeconds: 60')), [
      "warning schema-property delaySeconds: delaySeconds isn't a property of AWS::SQS::Queue. Change it to DelaySeconds.",
    ]);
    assert.deepEqual(all(queue('Tags: [{Key: a, Valu: b}]')).length, 1);
  });

  it('leave what has no value to the note’s row on it', () => {
    const table = `
Resources:
  Orders:
    Type: AWS::DynamoDB::Table
    Properties:
      BillingMode:
      TableName:
      AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
      KeySchema: [{AttributeName: id, KeyType: HASH}]
`;
    assert.match(all(table).join(), /^error schema-shape TableName: TableName has no value, [^:]*$/);
    assert.equal(
      analyse(table, 'yaml', defaultSettings).findings.filter(({ severity }) => severity === 'error').length,
      2,
    );
  });

  it('say nothing of a property that may be newer, beside its like, or where others rename', () => {
    assert.deepEqual(all(queue('Priority: 1')), []);
    assert.deepEqual(all(queue('DelaySeconds: 1\n      DelaySecond: 1')), []);
    assert.deepEqual(all(queue('VisibilityTimout: 60', 'Transform: MyMacro')), []);
    assert.deepEqual(all(queue('Fn::Transform: {Name: Mine}\n      VisibilityTimout: 60')), []);
  });

  it('know both spellings that SAM takes of the endpoints of a private API', () => {
    const api = (name: string) =>
      `Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Api
    Properties: {StageName: live, EndpointConfiguration: {Type: PRIVATE, ${name}: [vpce-0123456789abcdef0]}}
`;
    assert.deepEqual(all(api('VPCEndpointIds')), []);
    assert.deepEqual(all(api('VpcEndpointIds')), []);
    assert.equal(all(api('IpAdressType')).length, 1);
  });

  it('tell a type that is spelt nearly like one, and no other', () => {
    const typed = (type: string) => `Resources:\n  A:\n    Type: ${type}\n`;
    assert.equal(all(typed('AWS::SQS::Queu')).length, 1);
    for (const type of ['AWS::SQS::Stream', 'AWS::DocDB::DBCluster', 'AWS::Serverless::WebSocketApi', 'Custom::Queu']) {
      assert.deepEqual(all(typed(type)), [], type);
    }
  });

  it('tell a list, a mapping and a single value where another of them is taken, and nothing that may come out so', () => {
    const server = (properties: string) => `
AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  Groups: {Type: "List<AWS::EC2::SecurityGroup::Id>"}
  Group: {Type: String}
Conditions:
  IsLarge: !Equals [!Ref Group, a]
Resources:
  Door: {Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: in, VpcId: !ImportValue vpc}}
  Server:
    Type: AWS::EC2::Instance
    Properties: {ImageId: !ImportValue image, ${properties}}
`;
    const shape = (properties: string) =>
      all(server(properties)).flatMap(text => /^(warning schema-shape [^:]*):/.exec(text)?.[1] ?? []);
    assert.deepEqual(shape('SecurityGroupIds: !Ref Door'), ['warning schema-shape Door']);
    assert.deepEqual(shape('SecurityGroupIds: sg-1'), ['warning schema-shape sg-1']);
    assert.deepEqual(shape('SecurityGroupIds: !If [IsLarge, !Ref Groups, !GetAtt Door.GroupId]'), []);
    assert.deepEqual(shape('SecurityGroupIds: !If [IsLarge, !Ref Groups, !Sub "${Door.GroupId}"]').length, 1);
    assert.deepEqual(shape('Tags: {Team: shop}'), ['warning schema-shape Tags']);
    assert.deepEqual(shape('InstanceType: [t3.micro]'), ['warning schema-shape InstanceType']);
    for (const silent of [
      'SecurityGroupIds: !Ref Groups',
      'SecurityGroupIds: !Ref Group',
      'SecurityGroupIds: {{ groups }}',
      'SecurityGroupIds: $GROUPS',
      'SecurityGroupIds: "@@GROUPS@@"',
      'SecurityGroupIds: __GROUPS__',
      'SecurityGroupIds: ',
      'InstanceType: {"Rain::Constant": Size}',
      'Tags: {Key: Team, Value: shop}',
    ])
      assert.deepEqual(shape(silent), [], silent);
  });

  it('tell what is required and certainly missing', () => {
    const page = (rest: string) => `Resources:\n  Page:\n    Type: AWS::Lambda::Url\n${rest}`;
    assert.deepEqual(all(page('    Properties:\n      AuthType: NONE\n')), [
      'warning schema-required Properties: TargetFunctionArn is missing, but AWS::Lambda::Url requires it.',
    ]);
    assert.deepEqual(all(page('')), [
      'warning schema-required AWS::Lambda::Url: AuthType and TargetFunctionArn are missing, but AWS::Lambda::Url requires them.',
    ]);
    for (const value of ['!Ref Unknown', '!If [A, x, !Ref AWS::NoValue]']) {
      assert.deepEqual(all(page(`    Properties:\n      AuthType: NONE\n      TargetFunctionArn: ${value}\n`)), []);
    }
    const fragment = page('    Properties:\n      AuthType: !Ref Auth\n      Cors: !Ref Another\n');
    assert.deepEqual(all(fragment), []);
  });

  it('tell what comes out as absent, and in which world', () => {
    const head = 'Conditions: {IsLive: !Equals [!Ref AWS::Region, eu-west-1]}\nResources:\n';
    const page = (arn: string, condition = '') =>
      `${head}  Page:\n    Type: AWS::Lambda::Url\n${condition}    Properties: {AuthType: NONE, TargetFunctionArn: ${arn}}\n`;
    const missing =
      'warning schema-required Properties: TargetFunctionArn is missing, but AWS::Lambda::Url requires it.';
    assert.deepEqual(all(page('!Ref AWS::NoValue')), [missing]);
    assert.deepEqual(all(page('!If [IsLive, !Ref AWS::NoValue, !Ref AWS::NoValue]')), [missing]);
    const inOne = '!If [IsLive, orders, !Ref AWS::NoValue]';
    assert.deepEqual(all(page(inOne)), [`${missing} This happens where IsLive is false.`]);
    assert.deepEqual(all(page(inOne, '    Condition: IsLive\n')), []);
    const rule = `${head}  Daily:
    Type: AWS::Events::Rule
    Properties:
      ScheduleExpression: rate(1 day)
      Targets: [{Arn: !ImportValue orders, Id: !If [IsLive, !Ref AWS::NoValue, orders]}]
`;
    assert.deepEqual(
      all(rule).map(one => one.replace(/^.*?\}: /, '')),
      ['Id is missing, but Targets requires it. This happens where IsLive is true.'],
    );
  });

  it('tell a lone name that is declared nowhere, with the one that was meant', () => {
    const text = queue('DelaySeconds: !Ref Second', 'Parameters:\n  Seconds: {Type: Number, Default: 1}');
    assert.deepEqual(all(text), [
      "warning schema-reference Second: Second isn't declared in this template. Change it to Seconds.",
    ]);
    assert.deepEqual(all(queue('DelaySeconds: !Ref Other', 'Parameters:\n  Seconds: {Type: Number, Default: 1}')), []);
  });

  const asking = (value: string, type = 'AWS::SNS::Topic', properties = '') => `Transform: AWS::Serverless-2016-10-31
Globals:
  Function: {Environment: {Variables: {A: !GetAtt Placed.TopicArn}}}
Resources:
  Placed:
    Type: ${type}
${properties}
Outputs:
  Topic: {Value: ${value}}
`;

  it('tell an attribute that the type doesn’t have, where another must be meant', () => {
    assert.deepEqual(all(asking('!GetAtt Placed.Arn')), [
      "warning schema-attribute Placed.Arn: Arn isn't an attribute of AWS::SNS::Topic. Change it to TopicArn.",
    ]);
    assert.deepEqual(all(asking('!GetAtt [Placed, topicname]')), [
      "warning schema-attribute topicname: topicname isn't an attribute of AWS::SNS::Topic. Change it to TopicName.",
    ]);
    assert.deepEqual(all(asking('!Sub "${AWS::Region} ${Placed.TopicArm}"').replace('TopicArn', 'TopicName')), [
      'warning schema-attribute "${AWS::Region} ${Placed.TopicArm}": TopicArm isn\'t an attribute of AWS::SNS::Topic. Change it to TopicArn.',
    ]);
    const role = asking('!GetAtt Placed.RoleArn', 'AWS::IAM::Role').replace('Placed.TopicArn', 'Placed.Arn');
    assert.match(all(role).join(), /RoleArn isn't an attribute of AWS::IAM::Role\. Change it to Arn\./);
    const inCapitals = asking('!GetAtt Placed.QueueARN', 'AWS::SQS::Queue').replace('Placed.TopicArn', 'Placed.Arn');
    assert.match(all(inCapitals).join(), /QueueARN isn't an attribute of AWS::SQS::Queue\. Change it to Arn\./);
    assert.match(all(inCapitals.replace('QueueARN', 'Arm')).join(), /Arm isn't an attribute .* Change it to Arn\./);
    const inGlobals = asking('!Ref Placed').replace('Placed.TopicArn', 'Placed.TopicArm');
    assert.match(all(inGlobals).join(), /schema-attribute Placed\.TopicArm/);
    const inResource = queue('QueueName: !GetAtt Orders.QueueNam');
    assert.match(all(inResource).join(), /QueueNam isn't an attribute of AWS::SQS::Queue\. Change it to QueueName/);
  });

  it('say nothing of attributes that may be there', () => {
    const silent = (value: string, type: string) =>
      assert.deepEqual(
        all(asking(value, type).replace('!GetAtt Placed.TopicArn', 'x')).filter(one =>
          one.includes('schema-attribute'),
        ),
        [],
        `${value} of ${type}`,
      );
    silent('!GetAtt Placed.TopicArn', 'AWS::SNS::Topic');
    silent('!GetAtt Placed.Something', 'AWS::SNS::Topic');
    silent('!GetAtt Placed.Output.Queue', 'AWS::CloudFormation::Stack');
    silent('!GetAtt Placed.Outputs.QueueArn', 'AWS::CloudFormation::Stack');
    silent('!GetAtt Placed.Outputs.QueueArn', 'AWS::Serverless::Application');
    silent('!GetAtt Placed.FunctionArn', 'AWS::Serverless::Function');
    silent('!GetAtt Placed.Arm', 'Custom::Thing');
    silent('!GetAtt Placed.Arm', 'AWS::CloudFormation::CustomResource');
    silent('!GetAtt Placed.Endpoint.Address', 'AWS::RDS::DBInstance');
    silent('!GetAtt Placed.BucketName', 'AWS::S3::Bucket');
    silent('!GetAtt [Placed, !Ref Which]', 'AWS::SNS::Topic');
    silent('!GetAtt Unknown.Arm', 'AWS::SNS::Topic');
    assert.deepEqual(all(asking('!GetAtt Placed.Arn').replace('AWS::Serverless-2016-10-31', 'MyMacro')), []);
  });

  it('are silent where the setting says so', () => {
    const told = analyse(queue('VisibilityTimout: 60'), 'yaml', { ...defaultSettings, schema: false });
    assert.deepEqual(
      told.findings.map(({ code }) => code).filter(code => code.startsWith('schema-')),
      [],
    );
  });
});
