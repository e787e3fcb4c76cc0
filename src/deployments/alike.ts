import type { PlacedFinding } from '../checks/report/placed';
import { type Document, entryOf, type Scalar } from '../syntax/tree';
import type { Deployment, FileFinding, GivenValue } from './deployment';
import { findingAt } from './fileFindings';

/** More different worlds of one template are not looked at: each costs as much as the template does. */
export const mostWorlds = 50;

/** Deployments by the world that they make of a template: those with the same values are one. */
export function worldsOf(
  deployments: readonly Deployment[],
  document: Document,
): readonly (readonly [Deployment, ...Deployment[]])[] {
  const declared = declaredIn(document);
  const worlds = new Map<string, [Deployment, ...Deployment[]]>();
  for (const deployment of deployments) {
    if (isForOthers(deployment, declared)) continue;
    const key = keyOf(deployment, declared);
    const known = worlds.get(key);
    if (known === undefined) worlds.set(key, [deployment]);
    else known.push(deployment);
  }
  return [...worlds.values()];
}

function declaredIn({ root }: Document): ReadonlySet<string> {
  const section = entryOf(root, 'Parameters')?.value;
  return new Set(section?.kind === 'mapping' ? section.entries.map(({ key }) => key.value) : []);
}

/** One that names no template is for those that have one of its parameters. */
function isForOthers({ isShared, values, quotas }: Deployment, declared: ReadonlySet<string>): boolean {
  return (
    isShared === true && values.length > 0 && quotas === undefined && !values.some(({ name }) => declared.has(name))
  );
}

function keyOf({ values, pseudo, quotas = new Map() }: Deployment, declared: ReadonlySet<string>): string {
  const given = new Map(values.filter(({ name }) => declared.has(name)).map(one => [one.name, textOf(one)]));
  const known = pseudo.map(one => [one.name, textOf(one)]);
  return JSON.stringify([[...given].sort(byName), known, [...quotas].sort(byName)]);
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}

/** What is left open is something else than what isn't given. */
function textOf({ value }: GivenValue): string | null {
  return value === undefined ? null : value.value;
}

/** What was found in one deployment, as it is in another one with the same values: those stand elsewhere. */
export function inAnother(
  findings: readonly PlacedFinding[],
  one: Deployment,
  other: Deployment,
): readonly PlacedFinding[] {
  if (one === other) return findings;
  const counterpart = counterparts(one, other);
  return findings.map(finding => ({
    ...finding,
    related: finding.related.map(link => {
      const there = link.file && counterpart(link.file.path, link.start);
      const file = there?.block.file;
      return there === undefined || file === undefined ? link : { ...link, start: there.start, end: there.end, file };
    }),
    fixes: finding.fixes.map(fix => {
      const { change } = fix;
      if (change.kind !== 'replace' || change.node.block.file === undefined) return fix;
      const there = counterpart(change.node.block.file.path, change.node.start);
      return there === undefined ? fix : { ...fix, change: { ...change, node: there } };
    }),
  }));
}

type Counterpart = (path: string, start: number) => Scalar | undefined;

function counterparts(one: Deployment, other: Deployment): Counterpart {
  const there = new Map([...other.values, ...other.pseudo].map(({ name, value }) => [name, value]));
  const byPlace = new Map(
    [...one.values, ...one.pseudo].map(({ name, value }) => [
      `${value?.block.file?.path} ${value?.start}`,
      there.get(name),
    ]),
  );
  return (path, start) => byPlace.get(`${path} ${start}`);
}

/** Said where the first deployment is named that is not looked at any more. */
export function leftOut(deployments: readonly Deployment[], document: Document): readonly FileFinding[] {
  const worlds = worldsOf(deployments, document).slice(mostWorlds);
  const [first] = worlds.flat();
  if (first === undefined) return [];
  const count = worlds.flat().length;
  const what = count === 1 ? 'This deployment is' : `This deployment and ${count - 1} more are`;
  const message = `${what} not checked: a template is checked for ${mostWorlds} deployments with different values.`;
  return findingAt(first.at, 'deployment-file', 'information', message);
}
