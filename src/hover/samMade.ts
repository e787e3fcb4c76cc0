import { usesSam } from '../template/model/mark';
import type { Template } from '../template/model/template';

/** A resource that the template doesn't declare and SAM adds. */
export interface Made {
  readonly type: string;
  /** The logical ID of what it is made for; undefined where that is the whole template. */
  readonly owner: string | undefined;
}

/** Source: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html */
const shared: ReadonlyMap<string, string> = new Map([
  ['ServerlessRestApi', 'AWS::ApiGateway::RestApi'],
  ['ServerlessRestApiProdStage', 'AWS::ApiGateway::Stage'],
  ['ServerlessHttpApi', 'AWS::ApiGatewayV2::Api'],
  ['ServerlessHttpApiApiGatewayDefaultStage', 'AWS::ApiGatewayV2::Stage'],
  ['ServerlessDeploymentApplication', 'AWS::CodeDeploy::Application'],
  ['CodeDeployServiceRole', 'AWS::IAM::Role'],
]);

/** What stands behind the logical ID of its owner, by the owner's type. */
const behind: ReadonlyMap<string, readonly (readonly [suffix: RegExp, type: string])[]> = named({
  'AWS::Serverless::Function': [
    [/^Role$/, 'AWS::IAM::Role'],
    [/^Alias\w+$/, 'AWS::Lambda::Alias'],
    [/^Version\w*$/, 'AWS::Lambda::Version'],
    [/^Url$/, 'AWS::Lambda::Url'],
    [/^DeploymentGroup$/, 'AWS::CodeDeploy::DeploymentGroup'],
    [/^EventInvokeConfig$/, 'AWS::Lambda::EventInvokeConfig'],
  ],
  'AWS::Serverless::StateMachine': [[/^Role$/, 'AWS::IAM::Role']],
  'AWS::Serverless::Api': [
    [/Stage$/, 'AWS::ApiGateway::Stage'],
    [/^Deployment\w*$/, 'AWS::ApiGateway::Deployment'],
  ],
  'AWS::Serverless::HttpApi': [[/Stage$/, 'AWS::ApiGatewayV2::Stage']],
});

/** Behind a dot, as in `!Ref Shop.Stage`. */
const referable: ReadonlyMap<string, string> = named({
  'AWS::Serverless::Function.Alias': 'AWS::Lambda::Alias',
  'AWS::Serverless::Function.Version': 'AWS::Lambda::Version',
  'AWS::Serverless::Api.Stage': 'AWS::ApiGateway::Stage',
  'AWS::Serverless::Api.Deployment': 'AWS::ApiGateway::Deployment',
});

/** A stranger's type can be called `constructor`. */
function named<T>(entries: Readonly<Record<string, T>>): ReadonlyMap<string, T> {
  return new Map(Object.entries(entries));
}

/** What SAM makes under a name; undefined where that isn't known. */
export function madeBySam(name: string, template: Template): Made | undefined {
  if (!usesSam(template)) return undefined;
  const { resources } = template;
  const type = shared.get(name);
  if (type !== undefined) return { type, owner: undefined };
  const [dotted = '', property] = name.split('.');
  const known = referable.get(`${resources.get(dotted)?.type}.${property}`);
  if (known !== undefined) return { type: known, owner: dotted };
  for (let length = name.length - 1; length > 0; length--) {
    const owner = name.slice(0, length);
    const suffixes = behind.get(resources.get(owner)?.type ?? '') ?? [];
    const found = suffixes.find(([suffix]) => suffix.test(name.slice(length)));
    if (found !== undefined) return { type: found[1], owner };
  }
  return undefined;
}
