import assert from 'node:assert/strict';
import { analysisOf, tryFix } from '../support/fixing';

const fn = `  Reader:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: python3.13
      Handler: app.run
      Role: arn:aws:iam::111122223333:role/run
      Code: {S3Bucket: builds, S3Key: app.zip}
`;

/** The text after the first fix of the only finding of that code. */
function mended(text: string, code: string): string {
  const before = analysisOf({ text, language: 'yaml' });
  const [finding, ...others] = before.findings.filter(one => one.code === code);
  assert(finding !== undefined && others.length === 0, `${code} is found once in\n${text}`);
  const [fix] = before.fixesFor(finding);
  assert(fix !== undefined, `${code} has a fix in\n${text}`);
  return tryFix({ text, language: 'yaml' }, before, finding, fix);
}

const bucket = (wait: string) => `  Drop:
    Type: AWS::S3::Bucket
${wait}    Properties:
      NotificationConfiguration:
        LambdaConfigurations:
          - {Event: "s3:ObjectCreated:*", Function: !GetAtt Reader.Arn}
`;

const permission = (source: string) => `  ReaderPermission:
    Type: AWS::Lambda::Permission
    Properties:
      FunctionName: !Ref Reader
      Action: lambda:InvokeFunction
      Principal: ${source}
`;

describe('fixes of references', () => {
  const fix = (text: string, language: 'yaml' | 'json') => {
    const before = analysisOf({ text, language });
    const finding = before.findings.find(({ code }) => code === 'schema-arn');
    const [first] = finding === undefined ? [] : before.fixesFor(finding);
    return finding && first && tryFix({ text, language }, before, finding, first);
  };
  const queues = (target: string) =>
    `Resources:\n  In: {Type: AWS::SQS::Queue, Properties: {RedrivePolicy: {maxReceiveCount: 5, deadLetterTargetArn: ${target}}}}\n  Dead: {Type: AWS::SQS::Queue}\n`;

  it('take the ARN in place of the address', () =>
    assert.equal(fix(queues('!Ref Dead'), 'yaml'), queues('!GetAtt Dead.Arn')));
  it('do so in JSON', () => {
    const json = (target: string) =>
      `{"Resources": {"In": {"Type": "AWS::SQS::Queue", "Properties": {"RedrivePolicy": {"maxReceiveCount": 5, "deadLetterTargetArn": ${target}}}}, "Dead": {"Type": "AWS::SQS::Queue"}}}`;
    assert.equal(fix(json('{"Ref": "Dead"}'), 'json'), json('{ "Fn::GetAtt": ["Dead", "Arn"] }'));
  });
  it('are not offered where the reference is written in another way', () =>
    assert.equal(fix(queues('{Ref: Dead}'), 'yaml'), undefined));
});

describe('fixes of relations', () => {
  it('add a permission behind the last resource, which waits for it', () => {
    assert.equal(
      mended(`Resources:\n${fn}${bucket('')}`, 's3-notification-access'),
      `Resources:\n${fn}${bucket('')}    DependsOn: ReaderPermission\n${permission('s3.amazonaws.com\n      SourceAccount: !Ref AWS::AccountId')}`,
    );
  });

  it('wait beside what is waited for already', () => {
    const allow = permission('s3.amazonaws.com');
    for (const [wait, then] of [
      ['    DependsOn: [Log]\n', '    DependsOn: [Log, ReaderPermission]\n'],
      ['    DependsOn:\n      - Log\n', '    DependsOn:\n      - Log\n      - ReaderPermission\n'],
      ['    DependsOn: Log\n', '    DependsOn: [Log, ReaderPermission]\n'],
    ] as const) {
      const text = (one: string) => `Resources:\n  Log:\n    Type: AWS::SNS::Topic\n${fn}${allow}${bucket(one)}`;
      assert.equal(mended(text(wait), 's3-notification-access'), text(then));
    }
  });

  it('name the API that calls', () => {
    const api = `  Shop:
    Type: AWS::ApiGateway::RestApi
    Properties: {Name: shop}
  Get:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Shop
      ResourceId: !GetAtt Shop.RootResourceId
      HttpMethod: GET
      AuthorizationType: NONE
      Integration:
        Type: AWS_PROXY
        IntegrationHttpMethod: POST
        Uri: !Sub arn:aws:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${Reader.Arn}/invocations
`;
    const source =
      'apigateway.amazonaws.com\n      SourceArn: !Sub "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Shop}/*"';
    assert.equal(
      mended(`Resources:\n${fn}${api}`, 'apigw-function-access'),
      `Resources:\n${fn}${api}${permission(source)}`,
    );
  });

  it('let a service assume a role, beside others', () => {
    const text = (services: string) => `Resources:
  Runner:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: {Service: ${services}}
            Action: sts:AssumeRole
${fn.replace('arn:aws:iam::111122223333:role/run', '!GetAtt Runner.Arn')}`;
    assert.equal(mended(text('ec2.amazonaws.com'), 'iam-role-trust'), text('lambda.amazonaws.com'));
    assert.equal(
      mended(text('["ec2.amazonaws.com"]'), 'iam-role-trust'),
      text('["ec2.amazonaws.com", "lambda.amazonaws.com"]'),
    );
  });
});
