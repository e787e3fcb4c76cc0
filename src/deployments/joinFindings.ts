import type { Fix } from '../checks/findings/fix';
import type { PlacedFinding } from '../checks/report/placed';
import { rank } from '../knowledge/note';
import type { Node } from '../syntax/tree';
import type { Template } from '../template/model/template';
import { enumerated } from '../text/enumerated';
import { causesOf } from './causes';
import type { Deployment } from './deployment';
import type { InDeployment } from './inDeployments';

/**
 * What is found whoever deploys, and what is found in deployments, as one list: what is so everywhere is told once, and
 * deployments that break alike are one finding that names them.
 */
export function joinFindings(
  everywhere: readonly PlacedFinding[],
  deployed: readonly InDeployment[],
): readonly PlacedFinding[] {
  if (deployed.length === 0) return everywhere;
  const known = byPlace(everywhere);
  const alike = new Map<string, Alike>();
  for (const { deployment, template, findings } of deployed) {
    for (const told of findings) {
      const finding =
        deployment.isPossible && told.severity === 'error' ? { ...told, severity: 'warning' as const } : told;
      // Where a deployment leaves something open, nothing is certain in it; advice is for the template.
      if (finding.circumstance !== undefined || finding.severity === 'hint') continue;
      if ((known.get(placeOf(finding)) ?? []).some(one => isToldBy(one, finding))) continue;
      const key = `${placeOf(finding)} ${finding.severity} ${finding.message}`;
      const same = alike.get(key);
      const one = { finding, deployment, template };
      if (same === undefined) alike.set(key, { first: finding, all: [one] });
      else same.all.push(one);
    }
  }
  const told = [...alike.values()].map(inDeployments);
  const worst = byPlace(told);
  const left = everywhere.filter(one => !(worst.get(placeOf(one)) ?? []).some(other => isTakenOver(one, other)));
  const most = told.filter(
    one => !(worst.get(placeOf(one)) ?? []).some(other => rank(other.severity) > rank(one.severity)),
  );
  return [...left, ...most].sort((a, b) => a.start - b.start || a.end - b.end);
}

interface Alike {
  readonly first: PlacedFinding;
  readonly all: One[];
}

interface One {
  readonly finding: PlacedFinding;
  readonly deployment: Deployment;
  readonly template: Template;
}

function byPlace(findings: readonly PlacedFinding[]): ReadonlyMap<string, readonly PlacedFinding[]> {
  const places = new Map<string, PlacedFinding[]>();
  for (const finding of findings) {
    const there = places.get(placeOf(finding));
    if (there === undefined) places.set(placeOf(finding), [finding]);
    else there.push(finding);
  }
  return places;
}

function placeOf({ code, start, end, file }: PlacedFinding): string {
  return `${code} ${start} ${end} ${file?.path ?? ''}`;
}

/** Whether the same is already said of every deployment. */
function isToldBy(one: PlacedFinding, finding: PlacedFinding): boolean {
  return one.message === finding.message && rank(one.severity) >= rank(finding.severity);
}

/** Of one code at one place the worst is told, and what is said of a deployment rather than of a case. */
function isTakenOver(one: PlacedFinding, other: PlacedFinding): boolean {
  const isSame = one.circumstance !== undefined && withoutCircumstance(one) === withoutCircumstance(other);
  return rank(one.severity) < rank(other.severity) || (isSame && one.severity === other.severity);
}

function withoutCircumstance({ message, circumstance = '' }: PlacedFinding): string {
  return message.endsWith(circumstance) ? message.slice(0, message.length - circumstance.length).trimEnd() : message;
}

function inDeployments({ first, all }: Alike): PlacedFinding {
  const deployments = all.map(({ deployment }) => deployment);
  const circumstance = `This happens in ${named(deployments)}.`;
  const own = first.related.filter(({ file }) => file === undefined);
  return {
    ...first,
    message: `${first.message} ${circumstance}`,
    circumstance,
    related: [...all.flatMap(linksTo), ...own],
    deployments: deployments.map(({ words }) => words),
    fixes: [...first.fixes.filter(isOwn), ...all.flatMap(fixesInFile)],
  };
}

/** More are only counted. */
const mostNamed = 8;

/** "deployments dev, prod and staging"; what has words of its own keeps them. */
function named(deployments: readonly Deployment[]): string {
  const words = deployments.map(one => one.words);
  const areAlike = words.length > 1 && words.every(one => one.startsWith('deployment '));
  const names = areAlike ? words.map(one => one.slice('deployment '.length)) : words;
  return `${areAlike ? 'deployments ' : ''}${listed(names)}`;
}

function listed(names: readonly string[]): string {
  const shown = names.length > mostNamed ? [...names.slice(0, mostNamed), `${names.length - mostNamed} more`] : names;
  return enumerated(shown, 'and');
}

/** To the values in the file that make it so; where these aren't known, to where the deployment is named. */
function linksTo({ finding, deployment, template }: One): PlacedFinding['related'] {
  const { words, at, values } = deployment;
  const told = finding.related.filter(({ file }) => file !== undefined);
  const causes = told.length > 0 ? [] : valuesOf(causesOf(finding, template), deployment);
  const links = [...told, ...causes].map(link => ({ ...link, message: `Set here in ${words}.` }));
  if (links.length === 0) return linkTo(at, `This is ${words}.`);
  const passedOn = values.flatMap(({ value, from }) =>
    from !== undefined && links.some(link => isAt(link, value)) ? linkTo(from, 'Its value comes from here.') : [],
  );
  return [...links, ...passedOn];
}

function isAt({ file, start }: PlacedFinding['related'][number], node: Node | undefined): boolean {
  return node !== undefined && file === node.block.file && start === node.start;
}

function valuesOf(names: ReadonlySet<string>, { values, pseudo }: Deployment): PlacedFinding['related'] {
  return [...values, ...pseudo].flatMap(({ name, value }) => (names.has(name) && value ? linkTo(value, '') : []));
}

function linkTo({ block: { file }, start, end }: Node, message: string): PlacedFinding['related'] {
  return file === undefined ? [] : [{ start, end, file, message }];
}

/** Another value is as right there; anything else would be so in other deployments too. */
function isOwn({ change }: Fix): boolean {
  return change.kind === 'replace' && change.node.block.file === undefined;
}

function fixesInFile({ finding, deployment }: One): readonly Fix[] {
  const inFile = finding.fixes.filter(
    ({ change }) => change.kind === 'replace' && change.node.block.file !== undefined,
  );
  return inFile.map(({ title, change }) => ({ title: `${title} in ${deployment.words}`, change }));
}
