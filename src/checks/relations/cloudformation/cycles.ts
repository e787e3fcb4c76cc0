import { conditionHolds } from '../../../template/values/values';
import { type Finding, finding, type Resource, type Scope, type TemplateCheck } from '../../api';
import { type Edge, edgesOf, waitingForEvents } from './edges';

type Graph = ReadonlyMap<string, readonly Edge[]>;

/**
 * Resources that wait for each other in a ring: CloudFormation refuses the template.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html
 */
export const cycles: TemplateCheck = {
  ids: ['cfn-cycle'],
  check({ resources, isFragment }, scope) {
    if (isFragment) return [];
    const possible = inRings(graphOf(resources, scope));
    if (possible.size === 0) return [];
    const graph = inRings(certain(possible, resources, scope));
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

/** What has events, for which others wait. */
const callers = new Set(['AWS::Serverless::Function', 'AWS::Serverless::StateMachine']);

/** Who may wait for whom, whatever conditions say; who waits for nobody, as most do, is in no ring. */
function graphOf(resources: ReadonlyMap<string, Resource>, scope: Scope): Graph {
  const graph = new Map<string, readonly Edge[]>();
  for (const resource of resources.values()) {
    const edges = resource.isLooped ? [] : edgesOf(resource);
    if (edges.length > 0) graph.set(resource.logicalId, edges);
  }
  for (const resource of resources.values()) {
    if (resource.isLooped || !callers.has(resource.type)) continue;
    for (const { to, ...edge } of scope.of(resource, waitingForEvents)) {
      // The API that SAM makes for events isn't in the template.
      graph.set(to, [...(graph.get(to) ?? []), { ...edge, to: resource.logicalId }]);
    }
  }
  return graph;
}

/** What of it is so in this world. */
function certain(graph: Graph, resources: ReadonlyMap<string, Resource>, scope: Scope): Graph {
  const isThere = (name: string) => {
    const condition = resources.get(name)?.condition;
    return condition === undefined || conditionHolds(condition, scope) === true;
  };
  const there = [...graph].filter(([name]) => isThere(name));
  return new Map(
    there.map(([name, edges]) => [
      name,
      edges.filter(
        ({ to, when }) => graph.has(to) && when.every(one => conditionHolds(one.condition, scope) === one.is),
      ),
    ]),
  );
}

/** What is left where everything goes that waits for nothing that is left: nearly always nothing. */
function inRings(graph: Graph): Graph {
  const users = new Map<string, string[]>();
  const open = new Map<string, number>();
  const gone = new Set<string>();
  for (const [name, edges] of graph) {
    let inside = 0;
    for (const { to } of edges) {
      if (!graph.has(to)) continue;
      inside++;
      append(users, to, name);
    }
    if (inside === 0) gone.add(name);
    else open.set(name, inside);
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
