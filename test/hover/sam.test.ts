import assert from 'node:assert/strict';
import { meaningAt } from '../../src/hover/meaning';
import { policyTemplates } from '../../src/schema/samPolicies';
import { analyse, knowledge } from '../support/knowledge';

const template = `Transform: AWS::Serverless-2016-10-31
Resources:
  Shop:
    Type: AWS::Serverless::Api
    Properties:
      StageName: v1
      Auth:
        DefaultAuthorizer: Pool
        Authorizers:
          Pool: {UserPoolArn: !GetAtt Users.Arn}
        UsagePlan: {CreateUsagePlan: PER_API}
  Worker:
    Type: AWS::Serverless::Function
    Connectors:
      ToOrders: {Properties: {Destination: {Id: Orders}, Permissions: [Write]}}
    Metadata: {BuildMethod: esbuild}
    Properties:
      AutoPublishAlias: live
      Tracing: Active
      Policies:
        - SQSPollerPolicy: {QueueName: !GetAtt Orders.QueueName}
        - Statement: {Effect: Allow, Action: 'sqs:*', Resource: '*'}
      DeadLetterQueue: {Type: SQS, TargetArn: !GetAtt Orders.Arn}
      Events:
        Rest: {Type: Api, Properties: {Path: /a, Method: get, TimeoutInMillis: 20000}}
        Http: {Type: HttpApi, Properties: {Path: /b, Method: get, TimeoutInMillis: 10000}}
        Nightly: {Type: Schedule, Properties: {Schedule: rate(1 day), Name: nightly}}
        Later: {Type: ScheduleV2, Properties: {ScheduleExpression: rate(1 day), Name: later}}
  Flow:
    Type: AWS::Serverless::StateMachine
    Properties:
      Events: {Every: {Type: EventBridgeRule, Properties: {Pattern: {source: [a]}}}}
      Definition: {StartAt: Go, States: {Go: {Type: Wait, Parameters: {Next: a}, End: true}}}
  Thing: {Type: 'Custom::Thing', Properties: {ServiceToken: x, Size: 1, ServiceTimeout: 60}}
  Users:
    Type: AWS::Cognito::UserPool
  Orders:
    Type: AWS::SQS::Queue
  Acl:
    Type: AWS::WAFv2::WebACL
    Properties: {Rules: [{Statement: {Action: x}}]}
Outputs:
  Url: {Value: !Sub 'https://\${ServerlessRestApi}.execute-api.\${AWS::Region}.amazonaws.com/Prod'}
  Role: {Value: !GetAtt WorkerRole.Arn}
  Version: {Value: !Ref Worker.Version}
  Alias: {Value: !Ref WorkerAliaslive}
  Stage: {Value: !Ref Shop.Stage}
`;

/** The hover at the beginning of a text, behind the text before it. */
function hoverOn(text: string, behind = ''): string {
  const offset = template.indexOf(text, template.indexOf(behind) + behind.length);
  assert.ok(offset > 0, text);
  return analyse(template, 'yaml').hoverAt(offset + 1)?.markdown ?? '';
}

describe('hover on what is SAM', () => {
  const properties: readonly [text: string, behind: string, hover: RegExp][] = [
    [
      'DefaultAuthorizer',
      '',
      /^\*\*Auth\.DefaultAuthorizer\*\* · string\n\nName of the authorizer .*sam-property-api-apiauth\.html/s,
    ],
    ['UserPoolArn', '', /^\*\*Auth\.Authorizers\.Pool\.UserPoolArn\*\* · string\n\nARN of the user pool/],
    ['CreateUsagePlan', '', /PER_API makes a plan.*`NONE`, `PER_API`, `SHARED`/s],
    ['Tracing', '', /^\*\*Tracing\*\* · string\n\nX-Ray tracing: .*`Active`, `Disabled`, `PassThrough`/s],
    ['SQSPollerPolicy', '', /SAM policy template: the right to receive and delete messages of a queue\./],
    ['QueueName', 'SQSPollerPolicy', /Name of the queue, not its URL or ARN/],
    ['Action', 'Effect', /The calls that are meant/],
    ['Connectors', '', /^\*\*Connectors\*\* · SAM connectors/],
    ['Permissions', '', /Read, Write, or both/],
    ['BuildMethod', '', /How `sam build` builds the code/],
    ['Rest:', '', /An event source/],
    ['Path', 'Rest: ', /^\*\*Events\.Rest\.Path\*\* · string\n\nPath of the request/],
    ['Properties', '', /The settings of the resource/],
    ['EventBridgeRule', '', /\*\* event · Starts an execution for events that match a pattern\./],
    ['StartAt', '', /the state that an execution begins with/],
    ['Type', 'Go: ', /Kind of state/],
    ['Next', '', /^$/],
    ['Custom::Thing', '', /\*\*Custom::Thing\*\* · custom resource/],
    ['Size', 'ServiceToken', /handed to the function or topic/],
    ['ServiceTimeout', '', /waits for the answer: 1 to 3,600/],
    ['Statement', 'Acl:', /^(?!.*allows and denies)/s],
    ['Action', 'Acl:', /^$/],
  ];
  for (const [text, behind, expected] of properties) {
    it(`tells what ${text} is${behind && ` behind ${behind}`}`, () => assert.match(hoverOn(text, behind), expected));
  }

  it('asks of the property of one event source what its own kind asks for', () => {
    const [http, rest] = [hoverOn('TimeoutInMillis', 'Http:'), hoverOn('TimeoutInMillis', 'Rest:')];
    assert.match(http, /50 to 30,000 ms/);
    assert.doesNotMatch(http, /At least 50 ms|REST|Regional/);
    assert.match(rest, /At least 50 ms/);
    assert.doesNotMatch(rest, /30,000/);
    assert.equal(hoverOn('Name', 'Nightly:').match(/At most 64 characters/g)?.length, 1);
  });

  it('knows each policy template', () => {
    for (const name of policyTemplates.keys())
      assert.match(meaningAt(['Policies', name], knowledge()) ?? '', /SAM policy template/, name);
  });

  it('says nothing of event sources at a type that is called alike', () =>
    assert.doesNotMatch(hoverOn('SQS', 'DeadLetterQueue'), /polling|batches/));

  const made: readonly [text: string, type: string, reference: RegExp][] = [
    ['ServerlessRestApi', 'AWS::ApiGateway::RestApi', /made by SAM\n\n`Ref` returns its `RestApiId`/],
    ['WorkerRole.Arn', 'AWS::IAM::Role', /made by SAM for Worker\n\nReturns its `Arn`/],
    ['Worker.Version', 'AWS::Lambda::Version', /made by SAM for Worker\n\n`Ref` returns its `FunctionArn`/],
    ['WorkerAliaslive', 'AWS::Lambda::Alias', /made by SAM for Worker\n\n`Ref` returns its `AliasArn`/],
    ['Shop.Stage', 'AWS::ApiGateway::Stage', /made by SAM for Shop\n\n`Ref` returns its `StageName`/],
  ];
  for (const [text, type, reference] of made) {
    it(`tells that ${text} is made by SAM`, () => {
      const hover = hoverOn(text);
      assert.ok(hover.includes(`[\`${type}\`]`), hover);
      assert.match(hover, reference);
    });
  }

  it('takes names that objects have for what they are', () => {
    const text = `Transform: AWS::Serverless-2016-10-31
Resources:
  F: {Type: AWS::Serverless::Function, Properties: {Events: {E: {Type: constructor, Properties: {valueOf: 1}}}, Policies: [{constructor: {toString: 1}}]}}
  G: {Type: constructor}
Outputs: {A: {Value: !Ref F.constructor}, B: {Value: !Ref GRole}, C: {Value: !GetAtt F.toString}, D: {Value: !Ref constructor}}
`;
    const analysis = analyse(text);
    for (let offset = 0; offset < text.length; offset++) analysis.hoverAt(offset);
  });
});
