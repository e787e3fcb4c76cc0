import type { Entry, Mapping, Node } from '../../syntax/tree';
import { valueOf } from '../../syntax/tree';
import { callOf } from './intrinsics';
import { stringOf } from './scalars';

/** The keys of SAM's `Globals` and the resource type that each is for. Source: SAM specification, Globals section. */
const globalsFor: ReadonlyMap<string, string> = new Map([
  ['AWS::Serverless::Function', 'Function'],
  ['AWS::Serverless::Api', 'Api'],
  ['AWS::Serverless::HttpApi', 'HttpApi'],
  ['AWS::Serverless::WebSocketApi', 'WebSocketApi'],
  ['AWS::Serverless::SimpleTable', 'SimpleTable'],
  ['AWS::Serverless::StateMachine', 'StateMachine'],
  ['AWS::Serverless::LayerVersion', 'LayerVersion'],
  ['AWS::Serverless::CapacityProvider', 'CapacityProvider'],
  ['AWS::Serverless::MicrovmImage', 'MicrovmImage'],
  ['AWS::Serverless::NetworkConnector', 'NetworkConnector'],
  ['AWS::Serverless::WebFunction', 'WebFunction'],
]);

/** The sections that `Globals` can have. */
export const globalsSections: readonly string[] = [...globalsFor.values()];

/** What SAM refuses in `Globals`: each resource says it for itself. Source: SAM's translator, which names the others. */
const own: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['AWS::Serverless::Function', new Set(['Role', 'Policies', 'FunctionName', 'Events'])],
  ['AWS::Serverless::Api', new Set(['DefinitionBody', 'StageName'])],
]);

/** Whether a property of a type can't stand in `Globals`. */
export function ownOnly(type: string, property: string): boolean {
  return own.get(type)?.has(property) ?? false;
}

/**
 * A resource's properties as SAM merges them: mappings entry by entry, lists one after the other (Globals first),
 * anything else as the resource says. Nodes keep their own places.
 */
export function mergeGlobals(
  type: string,
  own: Node | undefined,
  globals: Node | undefined,
  body: Mapping,
): Node | undefined {
  const section = globalsFor.get(type);
  const shared = section === undefined ? undefined : valueOf(globals, section);
  if (shared?.kind !== 'mapping') return own;
  const taken = withoutIgnored(shared, valueOf(body, 'IgnoreGlobals'));
  if (taken.entries.length === 0) return own;
  const { block, start, end, tag } = body;
  return merge(taken, own ?? { kind: 'mapping', entries: [], block, start, end, tag });
}

/** A resource can take nothing of Globals, `IgnoreGlobals: "*"`, or all but some properties. */
function withoutIgnored(shared: Mapping, ignored: Node | undefined): Mapping {
  if (ignored === undefined) return shared;
  if (ignored.kind === 'scalar') return ignored.value === '*' ? { ...shared, entries: [] } : shared;
  const names = ignored.kind === 'sequence' ? ignored.items.map(item => stringOf(item)) : [];
  return { ...shared, entries: shared.entries.filter(({ key }) => !names.includes(key.value)) };
}

function merge(shared: Node, own: Node): Node {
  if (callOf(shared) !== undefined || callOf(own) !== undefined) return own;
  if (shared.kind === 'sequence' && own.kind === 'sequence') return { ...own, items: [...shared.items, ...own.items] };
  if (shared.kind !== 'mapping' || own.kind !== 'mapping') return own;
  return { ...own, entries: [...mergedOwn(shared, own), ...inherited(shared, own)] };
}

/** A function has one architecture: since June 2026, its own takes the place of that in Globals. */
const replacing = new Set(['Architectures']);

function mergedOwn(shared: Mapping, own: Mapping): readonly Entry[] {
  return own.entries.map(entry => {
    const below = valueOf(shared, entry.key.value);
    return below === undefined || replacing.has(entry.key.value)
      ? entry
      : { ...entry, value: merge(below, entry.value) };
  });
}

function inherited(shared: Mapping, own: Mapping): readonly Entry[] {
  const names = new Set(own.entries.map(entry => entry.key.value));
  return shared.entries.filter(entry => !names.has(entry.key.value)).map(entry => ({ ...entry, inherited: true }));
}

/** The resource type that a key of `Globals` is for. */
export function globalsTypeOf(section: string): string | undefined {
  for (const [type, name] of globalsFor) if (name === section) return type;
  return undefined;
}

/** What SAM makes of its types, so that what is known of the one counts for the other. */
const plainTypes: ReadonlyMap<string, readonly string[]> = new Map([
  ['AWS::Serverless::Function', ['AWS::Lambda::Function']],
  ['AWS::Serverless::Api', ['AWS::ApiGateway::RestApi', 'AWS::ApiGateway::Stage']],
  ['AWS::Serverless::HttpApi', ['AWS::ApiGatewayV2::Api', 'AWS::ApiGatewayV2::Stage']],
  ['AWS::Serverless::SimpleTable', ['AWS::DynamoDB::Table']],
  ['AWS::Serverless::StateMachine', ['AWS::StepFunctions::StateMachine']],
  ['AWS::Serverless::LayerVersion', ['AWS::Lambda::LayerVersion']],
]);

export function plainTypesOf(type: string): readonly string[] {
  return plainTypes.get(type) ?? [];
}
