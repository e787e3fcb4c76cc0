import { type Node, type Scalar, valueOf } from '../../../syntax/tree';
import { childrenOf } from '../../../syntax/walk';
import { argumentsOf, callOf } from '../../../template/model/intrinsics';
import { stringOf } from '../../../template/model/scalars';
import { partsOf } from '../../../template/model/subText';
import { type Finding, finding, type Resource, type Scope, type TemplateCheck } from '../../api';
import { waitingForEvents } from '../support/graph';

/** One resource certainly waits for another, and why. */
interface Edge {
  readonly to: string;
  readonly at: Node;
}

type Graph = ReadonlyMap<string, readonly Edge[]>;

/**
 * Resources that wait for each other in a ring: CloudFormation refuses the template.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html
 */
export const cycles: TemplateCheck = {
  ids: ['cfn-cycle'],
  check({ resources, isFragment }, scope) {
    if (isFragment) return [];
    const graph = inRings(graphOf(resources, scope));
    if (graph.size === 0) return [];
    const told = new Set<string>();
    return [...resources.values()].flatMap(resource => {
      const ring = told.has(resource.logicalId) ? undefined : ringFrom(resource.logicalId, graph);
      if (ring === undefined) return [];
      for (const { to } of ring) told.add(to);
      return [ringFinding(resource, ring)];
    });
  },
};

function ringFinding({ logicalId, key }: Resource, ring: readonly Edge[]): Finding {
  const names = [logicalId, ...ring.map(({ to }) => to)];
  const message =
    ring.length === 1
      ? `${logicalId} depends on itself, so CloudFormation refuses the template.`
      : `${names.join(' → ')} is a circular dependency, so CloudFormation refuses the template.`;
  const related = ring.slice(1).map(({ at, to }) => ({ at, message: `The way goes on to ${to} here.` }));
  return finding('cfn-cycle', 'error', ring[0]?.at ?? key, message, related);
}

function graphOf(resources: ReadonlyMap<string, Resource>, scope: Scope): Graph {
  const graph = new Map<string, readonly Edge[]>();
  for (const resource of resources.values()) {
    // What may not be there may break the ring.
    if (resource.condition !== undefined || resource.isLooped) continue;
    graph.set(resource.logicalId, scope.of(resource, edgesOf));
  }
  for (const fn of scope.resourcesOfType('AWS::Serverless::Function')) {
    if (!graph.has(fn.logicalId)) continue;
    for (const name of scope.of(fn, waitingForEvents)) {
      const edges = graph.get(name);
      if (edges !== undefined) graph.set(name, [...edges, { to: fn.logicalId, at: fn.key }]);
    }
  }
  return graph;
}

/** What is left where everything goes that waits for nothing that is left: nearly always nothing. */
function inRings(graph: Graph): Graph {
  const users = new Map<string, string[]>();
  const open = new Map<string, number>();
  const gone = new Set<string>();
  for (const [name, edges] of graph) {
    const inside = edges.filter(({ to }) => graph.has(to));
    open.set(name, inside.length);
    if (inside.length === 0) gone.add(name);
    for (const { to } of inside) append(users, to, name);
  }
  // What is added on the way is looked at too.
  for (const name of gone) {
    for (const user of users.get(name) ?? []) {
      const rest = (open.get(user) ?? 0) - 1;
      open.set(user, rest);
      if (rest === 0) gone.add(user);
    }
  }
  return gone.size === graph.size ? none : new Map([...graph].filter(([name]) => !gone.has(name)));
}

const none: Graph = new Map();

function append(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** The shortest way from a resource back to itself. */
function ringFrom(start: string, graph: Graph): readonly Edge[] | undefined {
  const ways = new Map<string, readonly Edge[]>([[start, []]]);
  for (const [name, way] of ways) {
    for (const edge of graph.get(name) ?? []) {
      if (edge.to === start) return [...way, edge];
      if (graph.has(edge.to) && !ways.has(edge.to)) ways.set(edge.to, [...way, edge]);
    }
  }
  return undefined;
}

/** Aliases can lead to the same node over and over: the budget keeps the walk short. */
const maxNodes = 20_000;

function edgesOf({ body, type, properties }: Resource): readonly Edge[] {
  const edges: Edge[] = [];
  const budget = { left: maxNodes };
  const wait = valueOf(body, 'DependsOn');
  for (const node of wait?.kind === 'sequence' ? wait.items : wait === undefined ? [] : [wait]) {
    const name = callOf(node) === undefined ? stringOf(node) : undefined;
    if (name !== undefined) edges.push({ to: name, at: node });
  }
  if (properties?.kind !== 'mapping' || callOf(properties) !== undefined) return edges;
  for (const { key, value } of properties.entries)
    if (!type.startsWith('AWS::Serverless::') || isOfFunction(type, key.value)) collect(value, edges, budget);
  return edges;
}

/** SAM makes several resources of one: of its types only these properties are certainly those of the function and its role. */
function isOfFunction(type: string, property: string): boolean {
  return type === 'AWS::Serverless::Function' && ['Environment', 'Policies', 'Role'].includes(property);
}

/** Only what is there in every case: of `Fn::If`, nothing is. */
function collect(node: Node, edges: Edge[], budget: { left: number }): void {
  if (budget.left-- <= 0) return;
  const call = callOf(node);
  if (call === undefined) {
    for (const child of childrenOf(node)) collect(child, edges, budget);
    return;
  }
  const { name, argument } = call;
  if (name === 'Fn::If' || name === 'Fn::Transform') return;
  const [first, second] = argumentsOf(call);
  if (name === 'Ref' || name === 'Fn::GetAtt') add(first && stringOf(first), node, edges);
  else if (name === 'Fn::Sub') {
    const own = second?.kind === 'mapping' ? second.entries : [];
    const names = new Set(own.map(({ key }: { key: Scalar }) => key.value));
    for (const part of partsOf((first && stringOf(first)) ?? ''))
      if (part.isName && !names.has(part.text)) add(part.text, node, edges);
    for (const { value } of own) collect(value, edges, budget);
  } else collect(argument, edges, budget);
}

function add(text: string | undefined, at: Node, edges: Edge[]): void {
  const name = text?.replace(/\..*$/s, '');
  if (name !== undefined && /^[A-Za-z0-9]+$/.test(name)) edges.push({ to: name, at });
}
