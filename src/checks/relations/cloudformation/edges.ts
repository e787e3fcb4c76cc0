import { type Node, type Scalar, valueOf } from '../../../syntax/tree';
import { childrenOf } from '../../../syntax/walk';
import { argumentsOf, callOf } from '../../../template/model/intrinsics';
import { stringOf } from '../../../template/model/scalars';
import { partsOf } from '../../../template/model/subText';
import type { Resource, Scope } from '../../api';
import { eventsOf } from '../support/events';

/** One resource waits for another where these conditions hold, and why. */
export interface Edge {
  readonly to: string;
  readonly at: Node;
  readonly when: readonly Branch[];
}

/** A side of `Fn::If`. */
interface Branch {
  readonly condition: string;
  readonly is: boolean;
}

/** Aliases can lead to the same node over and over: the budget keeps the walk short. */
const maxNodes = 20_000;

/** What a resource waits for: what `DependsOn` names and its properties refer to. */
export function edgesOf({ body, type, properties }: Resource): readonly Edge[] {
  const edges: Edge[] = [];
  const budget = { left: maxNodes };
  const wait = valueOf(body, 'DependsOn');
  for (const node of wait?.kind === 'sequence' ? wait.items : wait === undefined ? [] : [wait]) {
    const name = callOf(node) === undefined ? stringOf(node) : undefined;
    if (name !== undefined) edges.push({ to: name, at: node, when: [] });
  }
  if (properties?.kind !== 'mapping' || callOf(properties) !== undefined) return edges;
  const isOwn = own(type);
  for (const { key, value } of properties.entries) if (isOwn(key.value)) collect(value, [], edges, budget);
  return edges;
}

/**
 * SAM makes several resources of one. The reference to it is to the function, the state machine or the API itself, which
 * wait for what these properties refer to, the role that SAM makes among them.
 * Source: https://github.com/aws/serverless-application-model/blob/develop/docs/internals/generated_resources.rst
 */
function own(type: string): (property: string) => boolean {
  if (!type.startsWith('AWS::Serverless::')) return () => true;
  const [names, areThese] = ofSam.get(type) ?? [[], true];
  return property => names.includes(property) === areThese;
}

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
    const { property, implied } = sources.get(type ?? '') ?? {};
    const written = property === undefined ? undefined : valueOf(properties, property);
    if (written === undefined) return implied === undefined ? [] : [{ to: implied, at: key, when: [] }];
    const call = callOf(written);
    const name = call?.name === 'Ref' ? stringOf(call.argument) : undefined;
    const api = name === undefined || implied === undefined ? undefined : scope.resource(name);
    return name === undefined || isWritten(api) ? [] : [{ to: name, at: written, when: [] }];
  });
}

/** The property of an event that names its source, and the API that SAM makes where there is none. */
const sources: ReadonlyMap<string, { readonly property: string; readonly implied?: string }> = new Map([
  ['S3', { property: 'Bucket' }],
  ['Cognito', { property: 'UserPool' }],
  ['Api', { property: 'RestApiId', implied: 'ServerlessRestApi' }],
  ['HttpApi', { property: 'ApiId', implied: 'ServerlessHttpApi' }],
]);

/** SAM writes the calls into a definition of its own only. */
function isWritten(api: Resource | undefined): boolean {
  const isSams = api?.type.startsWith('AWS::Serverless::') ?? true;
  return !isSams || ['DefinitionBody', 'DefinitionUri'].some(name => valueOf(api?.properties, name) !== undefined);
}

function collect(node: Node, when: readonly Branch[], edges: Edge[], budget: { left: number }): void {
  if (budget.left-- <= 0) return;
  const call = callOf(node);
  if (call === undefined) {
    for (const child of childrenOf(node)) collect(child, when, edges, budget);
    return;
  }
  const { name, argument } = call;
  const [first, second, third] = argumentsOf(call);
  if (name === 'Fn::Transform') return;
  if (name === 'Fn::If') {
    const condition = first && stringOf(first);
    if (condition === undefined) return;
    if (second !== undefined) collect(second, [...when, { condition, is: true }], edges, budget);
    if (third !== undefined) collect(third, [...when, { condition, is: false }], edges, budget);
  } else if (name === 'Ref' || name === 'Fn::GetAtt') add(first && stringOf(first), node, when, edges);
  else if (name === 'Fn::Sub') {
    const own = second?.kind === 'mapping' ? second.entries : [];
    const names = new Set(own.map(({ key }: { key: Scalar }) => key.value));
    for (const part of partsOf((first && stringOf(first)) ?? ''))
      if (part.isName && !names.has(part.text)) add(part.text, node, when, edges);
    for (const { value } of own) collect(value, when, edges, budget);
  } else collect(argument, when, edges, budget);
}

function add(text: string | undefined, at: Node, when: readonly Branch[], edges: Edge[]): void {
  const name = text?.replace(/\..*$/s, '');
  if (name !== undefined && /^[A-Za-z0-9]+$/.test(name)) edges.push({ to: name, at, when });
}
