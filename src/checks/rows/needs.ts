import type { CheckFact, Need } from '../../knowledge/note';
import { callOf } from '../../template/model/intrinsics';
import { applies, bind } from '../../template/read/guard';
import { type Site, sitesOf } from '../../template/read/sites';
import { type Finding, finding, property as propertyOf, put, type Resource, remove, replace, type Scope } from '../api';
import { resourceNamed } from '../relations/support/named';
import { isAimedAt } from './aim';

/** The rows on what a value asks of another: a target of some types needs a role beside it. */
export function checkNeeds({ id, fix }: CheckFact, rows: readonly Need[], resource: Resource, scope: Scope) {
  // One way out for all rows is said behind each finding.
  const isExplained = typeof fix === 'string';
  return rows.flatMap(need => checkNeed(id, need, resource, scope, isExplained));
}

/** A place that a row is for, and how the other property is called from the resource. */
interface Place {
  readonly id: string;
  readonly need: Need;
  readonly resource: Resource;
  readonly site: Site;
  /** The name of the property at the place, its path, and the path of the one beside it. */
  readonly name: string;
  readonly own: string;
  readonly beside: string;
  readonly named: Resource | undefined;
  readonly isExplained: boolean;
}

function checkNeed(id: string, need: Need, resource: Resource, scope: Scope, isExplained: boolean): readonly Finding[] {
  const { is } = need;
  // From the resource, not beside the place.
  const isAtTop = need.property.startsWith('/');
  return need.at
    .filter(({ type }) => type === resource.type)
    .flatMap(({ path }) => {
      const other = isAtTop ? need.property.slice(1) : [...path.slice(0, -1), need.property].join('.');
      if (is === 'or') return withoutBoth(id, need, resource, path.join('.'), other, scope);
      return sitesOf(resource.properties, path, scope).flatMap(site => {
        const named = need.to && resourceNamed(site.node, scope);
        const meant = named && isSo(need.having, named, scope) === true ? named : undefined;
        if (!isAimedAt(need, site, meant, resource, scope)) return [];
        const own = bind(path.join('.'), site.wildcards).join('.');
        const beside = bind(other, site.wildcards).join('.');
        const place = { id, need, resource, site, name: path.at(-1) ?? '', own, beside, named, isExplained };
        return checks[is](place, scope);
      });
    });
}

const checks = { needs: missing, 'not-with': together, 'same-as': different, below: notBelow, wants: otherwise };

/** Whether the properties of what is named are certainly so. */
function isSo(when: Need['having'], { properties }: Resource, scope: Scope): boolean | undefined {
  return applies({ when, unless: undefined }, properties, { wildcards: [], world: scope.world }, scope);
}

function effectOf({ fails }: Need): string {
  return fails ? ', so the deployment fails' : '';
}

/** What makes the row apply: `because NetworkMode is awsvpc`. */
function becauseOf({ when }: Need): string {
  const [name, value] = Object.entries(when ?? {})[0] ?? [];
  return name === undefined ? '' : `, because ${name} is ${value === true ? 'set' : value}`;
}

function severityOf({ fails }: Need): 'error' | 'warning' {
  return fails ? 'error' : 'warning';
}

function relatedTo(named: Resource | undefined) {
  return named === undefined ? [] : [{ at: named.key, message: `${named.logicalId} is here.` }];
}

function missing(
  { id, need, resource, site, name, beside, named, isExplained }: Place,
  scope: Scope,
): readonly Finding[] {
  if (propertyOf(resource, beside, scope).kind !== 'absent') return [];
  const isAtTop = need.property.startsWith('/');
  const wanted = isAtTop ? need.property.slice(1) : need.property;
  const asker = named?.logicalId ?? name;
  const what = isAtTop
    ? `${asker} needs ${wanted}, but ${resource.logicalId} has none`
    : named === undefined
      ? `${name} is set without ${wanted}`
      : `${asker} needs ${wanted} beside it, but there is none`;
  const message = `${what}${effectOf(need)}.${isExplained ? '' : ` Add ${wanted}.`}`;
  const isLong = site.node.kind !== 'scalar' && callOf(site.node) === undefined;
  const at = isLong ? (site.key ?? site.node) : site.node;
  return [finding(id, severityOf(need), at, message, relatedTo(named))];
}

function together(
  { id, need, resource, name, own, beside, named, isExplained }: Place,
  scope: Scope,
): readonly Finding[] {
  const other = propertyOf(resource, beside, scope);
  if (!propertyOf(resource, own, scope).isSet || !other.isSet) return [];
  const what = named === undefined ? `beside ${name}` : `where ${named.logicalId} is the ${name}`;
  const wayOut = isExplained ? '' : named === undefined ? ' Keep one of them.' : ` Remove ${need.property}.`;
  const message = `${need.property} can't be set ${what}${effectOf(need)}.${wayOut}`;
  return [
    finding(id, severityOf(need), other.key ?? other.written, message, relatedTo(named), [remove(resource, beside)]),
  ];
}

/** What is named isn't as it is wanted: told at what wants it. */
function otherwise({ id, need, resource, site, named }: Place, scope: Scope): readonly Finding[] {
  const { property, value = '' } = need;
  if (named === undefined || isSo({ [property]: [value] }, named, scope) !== false) return [];
  const message = `${named.logicalId} needs ${property}: ${value} for ${resource.logicalId}${effectOf(need)}.`;
  const fixes = named.isLooped ? [] : [put(named, property, value)];
  return [finding(id, severityOf(need), site.node, message, relatedTo(named), fixes)];
}

function different({ id, need, resource, name, own: path, beside }: Place, scope: Scope): readonly Finding[] {
  const own = propertyOf(resource, path, scope);
  const [value, wanted] = [own.number, propertyOf(resource, beside, scope).number];
  if (own.kind !== 'one' || value === undefined || wanted === undefined || value === wanted) return [];
  const message = `${name} is ${value}, but it must be the ${need.property}, ${wanted}${becauseOf(need)}.`;
  const fix = { ...replace(own.written, String(wanted)), title: `Use ${wanted} for both` };
  return [finding(id, severityOf(need), own.written, message, [], [fix])];
}

function notBelow({ id, need, resource, name, own: path, beside }: Place, scope: Scope): readonly Finding[] {
  const own = propertyOf(resource, path, scope);
  const other = propertyOf(resource, beside, scope).number;
  if (own.kind !== 'one' || own.number === undefined || other === undefined || own.number < other) return [];
  const message = `${name} is ${own.number}, but it must be less than ${need.property}, ${other}.`;
  return [finding(id, severityOf(need), own.written, message)];
}

/** Told at the resource, since neither has a place. */
function withoutBoth(id: string, need: Need, resource: Resource, own: string, other: string, scope: Scope) {
  if ([own, other].some(path => propertyOf(resource, path, scope).kind !== 'absent')) return [];
  const message = `${resource.logicalId} has neither ${own} nor ${other}${effectOf(need)}.`;
  return [finding(id, severityOf(need), resource.key, message)];
}
