import { entryOf, type Node } from '../../../syntax/tree';
import { callOf, entriesIn } from '../../../template/model/intrinsics';
import { mentionsIn, namedBeside, type Side } from '../../../template/model/mentions';
import { stringOf } from '../../../template/model/scalars';
import { property, type Resource, type Scope } from '../../api';
import { eventsOf } from '../support/events';

/** One resource waits for another where these conditions hold, and why. */
export interface Edge {
  readonly to: string;
  readonly at: Node;
  readonly when: readonly Side[];
}

const known = new WeakMap<Resource, readonly Edge[]>();

/** What a resource waits for: what `DependsOn` names and its properties refer to. The same in all worlds. */
export function edgesOf(resource: Resource): readonly Edge[] {
  const before = known.get(resource);
  if (before !== undefined) return before;
  const edges = readEdges(resource);
  known.set(resource, edges);
  return edges;
}

function readEdges({ body, type, properties }: Resource): readonly Edge[] {
  const isOwn = own(type, entryOf(properties, 'Role') !== undefined);
  const entries = (entriesIn(properties) ?? []).filter(({ key }) => isOwn(key.value));
  const waits = namedBeside(body).map(mention => ({ ...mention, call: mention.at, when: [] }));
  const mentions = entries.flatMap(({ value }) => mentionsIn(value, { enters: name => name !== 'Fn::Transform' }));
  return [...waits, ...mentions].flatMap(({ kind, name, call, when }) =>
    kind === 'value' ? [{ to: name, at: call, when }] : [],
  );
}

/**
 * SAM makes several resources of one. The reference to it is to the function, the state machine or the API itself, which
 * wait for what these properties refer to, the role that SAM makes among them.
 * Source: https://github.com/aws/serverless-application-model/blob/develop/docs/internals/generated_resources.rst
 */
function own(type: string, hasRole: boolean): (property: string) => boolean {
  if (!type.startsWith('AWS::Serverless::')) return () => true;
  const [names, areThese] = ofSam.get(type) ?? [[], true];
  return property => names.includes(property) === areThese && !(hasRole && ofMadeRole.has(property));
}

/** What SAM makes a role of, where none is given. */
const ofMadeRole: ReadonlySet<string> = new Set(['Policies', 'AssumeRolePolicyDocument', 'PermissionsBoundary']);

const api = ['DefinitionBody', 'Auth'];
const elsewhere = ['Events', 'EventInvokeConfig', 'DeploymentPreference', 'ProvisionedConcurrencyConfig'];

/** Properties by type: those that count, or those that don't. */
const ofSam: ReadonlyMap<string, readonly [properties: readonly string[], areThese: boolean]> = new Map([
  ['AWS::Serverless::Function', [[...elsewhere, 'FunctionUrlConfig', 'AutoPublishAlias'], false]],
  ['AWS::Serverless::StateMachine', [[...elsewhere, 'AutoPublishAlias'], false]],
  ['AWS::Serverless::Api', [api, true]],
  ['AWS::Serverless::HttpApi', [api, true]],
]);

/** Who waits for a function or state machine because of its events: a bucket, a user pool, the API that calls it. */
export function waitingForEvents(target: Resource, scope: Scope): readonly Edge[] {
  return eventsOf(target, scope).flatMap(({ key, type, properties }) => {
    const { path, implied } = sources.get(type ?? '') ?? {};
    if (path === undefined) return [];
    const { kind, written } = property(properties, path, scope);
    if (kind === 'absent') return implied === undefined ? [] : [{ to: implied, at: key, when: [] }];
    const call = written && callOf(written);
    const name = call?.name === 'Ref' ? stringOf(call.argument) : undefined;
    const api = name === undefined || implied === undefined ? undefined : scope.resource(name);
    if (written === undefined || name === undefined || isWritten(api, scope)) return [];
    return [{ to: name, at: written, when: [] }];
  });
}

/** The property of an event that names its source, and the API that SAM makes where there is none. */
const sources: ReadonlyMap<string, { readonly path: string; readonly implied?: string }> = new Map([
  ['S3', { path: 'Bucket' }],
  ['Cognito', { path: 'UserPool' }],
  ['Api', { path: 'RestApiId', implied: 'ServerlessRestApi' }],
  ['HttpApi', { path: 'ApiId', implied: 'ServerlessHttpApi' }],
]);

/** SAM writes the calls into a definition of its own only. */
function isWritten(api: Resource | undefined, scope: Scope): boolean {
  if (api === undefined) return false;
  const definitions = ['DefinitionBody', 'DefinitionUri'].map(name => property(api, name, scope));
  return !api.type.startsWith('AWS::Serverless::') || definitions.some(({ kind }) => kind !== 'absent');
}
