import { type CheckFact, type Need, nameAt } from '../../knowledge/note';
import { wantedInWords } from '../../knowledge/words';
import type { Node } from '../../syntax/tree';
import { callOf, entriesIn } from '../../template/model/intrinsics';
import { stringOf } from '../../template/model/scalars';
import { applies, bind } from '../../template/read/guard';
import { isFilled, sitesOf } from '../../template/read/sites';
import { enumerated } from '../../text/enumerated';
import { shortened } from '../../text/escape';
import {
  type Finding,
  finding,
  lack,
  property as propertyOf,
  put,
  type Resource,
  remove,
  replace,
  type Scope,
} from '../api';
import { resourceNamed } from '../relations/support/named';
import { isAimedAt } from './aim';
import { notAmong } from './among';
import { effectOf, holdsSomething, type NeedPlace as Place, relatedTo, severityOf } from './needPlace';
import { sourced } from './sourced';

/** The rows on what a value asks of another: a target of some types needs a role beside it. */
export function checkNeeds({ id, fix }: CheckFact, rows: readonly Need[], resource: Resource, scope: Scope) {
  // One way out for all rows is said behind each finding.
  const isExplained = typeof fix === 'string';
  return rows.flatMap(need => sourced(need, checkNeed(id, need, resource, scope, isExplained)));
}

function checkNeed(id: string, need: Need, resource: Resource, scope: Scope, isExplained: boolean): readonly Finding[] {
  const { is } = need;
  return need.at
    .filter(({ type }) => type === resource.type)
    .flatMap(({ path }) => {
      if (is === 'or') return withoutAny(id, need, resource, path, isExplained, scope);
      return sitesOf(resource.properties, path, scope).flatMap(site => {
        const named = need.to && resourceNamed(site.node, scope);
        const meant = named && isMeant(need, named, scope) ? named : undefined;
        if (!isAimedAt(need, site, meant, resource, scope)) return [];
        const own = bind(path.join('.'), site.wildcards).join('.');
        const other = calledIn(need.property);
        const beside = bind(besideIt(path, need.property), site.wildcards).join('.');
        const name = nameAt(path);
        const value = need.matches === undefined ? undefined : stringOf(site.node);
        return checks[is]({ id, need, resource, site, name, own, other, beside, value, named, isExplained }, scope);
      });
    });
}

const checks = {
  needs: missing,
  'not-with': together,
  'same-as': different,
  below: notBelow,
  'at-most': notBelow,
  among: notAmong,
  wants: otherwise,
};

/** How a property is called in a sentence: by its path, or by its name where that leads through a list. */
function calledIn(property: string): string {
  const path = property.replace('/', '');
  return isInList(path) ? (path.split('.').at(-1) ?? path) : path;
}

/** Whether it leads to an item of a list, or to all. */
function isInList(path: string): boolean {
  return /(?:^|\.)(?:\*|\d+)\./.test(path);
}

/** The path of a property beside the one at a path; with a slash before its name it is one of the resource. */
function besideIt(path: readonly string[], property: string): string {
  return property.startsWith('/') ? property.slice(1) : [...path.slice(0, -1), property].join('.');
}

/** Whether something is asked of what is named: not where the template doesn't tell. */
function isMeant({ having, without }: Need, named: Resource, scope: Scope): boolean {
  if (without.some(name => propertyOf(named, name, scope).kind !== 'absent')) return false;
  return isSo(having, named, scope) === true;
}

/** Whether the properties of what is named are certainly so. */
function isSo(when: Need['having'], { properties }: Resource, scope: Scope): boolean | undefined {
  return applies({ when, unless: undefined }, properties, { wildcards: [], world: scope.world }, scope);
}

/** What makes the row apply: `because NetworkMode is awsvpc`. */
function becauseOf({ when }: Need): string {
  const [name, value] = Object.entries(when ?? {})[0] ?? [];
  return name === undefined ? '' : `, because ${name} is ${value === true ? 'set' : value}`;
}

function missing(place: Place, scope: Scope): readonly Finding[] {
  const { id, need, resource, site, beside, isExplained, named } = place;
  const ways = [beside, ...need.alternatives.map(one => besideIt(place.own.split('.'), one))];
  if (ways.some(way => propertyOf(resource, way, scope).kind !== 'absent')) return [];
  // Of many ways the first is the usual one.
  const others = need.alternatives.length > 2 ? [] : need.alternatives;
  const wanted = enumerated([place.other, ...others.map(calledIn)], 'or');
  const message = `${lackOf(place, wanted)}${effectOf(need)}.${isExplained ? '' : ` Add ${wanted}.`}`;
  const isLong = isOfLines(site.node);
  const at = isLong ? (site.key ?? site.node) : site.node;
  return [lack(id, severityOf(need), at, message, relatedTo(named))];
}

/** What is underlined at its key, since it can be pages long. */
function isOfLines(node: Node): boolean {
  return node.kind === 'scalar' ? node.value.includes('\n') : callOf(node) === undefined;
}

function lackOf({ need, resource, name, value, named }: Place, wanted: string): string {
  const isAtTop = need.property.startsWith('/');
  if (value !== undefined && named === undefined)
    return `${name} is ${shortened(value, longest)}, but ${wanted.includes(' or ') ? `it has no ${wanted}` : `${wanted} isn't set`}`;
  if (isAtTop) return `${named?.logicalId ?? name} needs ${wanted}, but ${resource.logicalId} has none`;
  return named === undefined
    ? `${name} is set without ${wanted}`
    : `${named.logicalId} needs ${wanted} beside it, but there is none`;
}

const longest = 40;

function together(
  { id, need, resource, name, own, other: wanted, beside, value, named, isExplained }: Place,
  scope: Scope,
): readonly Finding[] {
  const [self, other] = [propertyOf(resource, own, scope), propertyOf(resource, beside, scope)];
  if (!holdsSomething(self) || !holdsSomething(other)) return [];
  // Who sets one of them by a condition knows that the other has no effect there.
  if (!need.fails && [...self.origins, ...other.origins].length > 0) return [];
  const where = named === undefined ? `${name} is ${value}` : `${named.logicalId} is the ${name}`;
  const isPair = named === undefined && value === undefined;
  const [what, wayOut] = isPair ? [`beside ${name}`, 'Keep one of them.'] : [`where ${where}`, `Remove ${wanted}.`];
  const lost = need.fails ? "can't be set" : 'has no effect';
  const message = `${wanted} ${lost} ${what}${effectOf(need)}.${isExplained ? '' : ` ${wayOut}`}`;
  return [
    finding(id, severityOf(need), other.key ?? other.written, message, relatedTo(named), [remove(resource, beside)]),
  ];
}

/** What is named isn't as it is wanted: told at what wants it. */
function otherwise({ id, need, resource, site, named }: Place, scope: Scope): readonly Finding[] {
  const { property, value } = need;
  const isIt = named && isSo({ [property]: value === undefined ? true : [value] }, named, scope);
  if (named === undefined || isIt !== false) return [];
  const name = calledIn(property);
  const form = value === undefined ? undefined : wantedInWords(value);
  const wanted = value === undefined ? name : `${name}: ${form}`;
  const way = value === undefined ? 'Add it there.' : 'Set it there.';
  const message = `${named.logicalId} needs ${wanted} for ${resource.logicalId}${effectOf(need)}. ${way}`;
  // What stands beside it in an item may no longer fit.
  const fixes =
    named.isLooped || value === undefined || value !== form || isInList(property) ? [] : [put(named, property, value)];
  // A name that isn't given begins with that of the stack, which may be as it is wanted.
  const isMade = value !== form && propertyOf(named, property, scope).kind === 'absent';
  return [finding(id, isMade ? 'warning' : severityOf(need), site.node, message, relatedTo(named), fixes)];
}

function different({ id, need, resource, name, own: path, beside }: Place, scope: Scope): readonly Finding[] {
  const own = propertyOf(resource, path, scope);
  const [value, wanted] = [own.number, propertyOf(resource, beside, scope).number];
  if (own.kind !== 'one' || value === undefined || wanted === undefined || value === wanted) return [];
  const message = `${name} is ${value}, but it must be the ${need.property}, ${wanted}${becauseOf(need)}.`;
  const fix = { ...replace(own.written, String(wanted)), title: `Use ${wanted} for both` };
  return [finding(id, severityOf(need), own.written, message, [], [fix])];
}

function notBelow(
  { id, need, resource, name, own: path, other: called, beside, isExplained }: Place,
  scope: Scope,
): readonly Finding[] {
  const own = propertyOf(resource, path, scope);
  const other = propertyOf(resource, beside, scope).number;
  if (own.kind !== 'one' || own.number === undefined || other === undefined) return [];
  const isBelow = need.is === 'below' ? own.number < other : own.number <= other;
  if (isBelow) return [];
  const most = need.is === 'below' ? 'less than' : 'at most';
  const bound = called === name ? `${called} of ${resource.logicalId}` : called;
  const wayOut = isExplained ? '' : ` Lower it, or raise ${bound}.`;
  const message = `${name} is ${own.number}, but it must be ${most} ${bound}, ${other}${effectOf(need)}.${wayOut}`;
  return [finding(id, severityOf(need), own.written, message)];
}

/** Told at what they belong to, since none of them has a place. */
function withoutAny(
  id: string,
  need: Need,
  resource: Resource,
  path: readonly string[],
  isExplained: boolean,
  scope: Scope,
) {
  const parents = path.slice(0, -1);
  const names = [path.at(-1) ?? '', need.property, ...need.alternatives];
  return placesOf(resource, parents, scope).flatMap(({ site, of, at }) => {
    const own = site === undefined ? [] : bind(parents.join('.'), site.wildcards);
    const isAsked = applies(need, resource.properties, site ?? { wildcards: [], world: scope.world }, scope) === true;
    const isSet = (name: string) => propertyOf(resource, besideIt([...own, ''], name), scope).kind !== 'absent';
    if (!isAsked || names.some(isSet)) return [];
    const message = `${of} has ${noneOf(names, resource)}${effectOf(need)}.${isExplained ? '' : ' Add one of them.'}`;
    return [lack(id, severityOf(need), at, message)];
  });
}

/** The resource, or each place in it that a path leads to, and how it is called. */
function placesOf(resource: Resource, path: readonly string[], scope: Scope) {
  if (path.length === 0) return [{ site: undefined, of: resource.logicalId, at: resource.key }];
  const name = nameAt(path);
  const of = path.at(-1) === '*' ? `An entry of ${name}` : name;
  return sitesOf(resource.properties, path, scope)
    .filter(site => site.certain && isFilled(site, scope))
    .map(site => ({ site, of, at: site.key ?? entriesIn(site.node)?.[0]?.key ?? site.node }));
}

function noneOf(names: readonly string[], { logicalId }: Resource): string {
  // One of the resource can be called as one of its parts is.
  const isTwice = (name: string) => names.some(other => other !== name && calledIn(other) === calledIn(name));
  const plain = names.map(one =>
    one.startsWith('/') && isTwice(one) ? `${calledIn(one)} of ${logicalId}` : calledIn(one),
  );
  if (plain.length > 4) return `none of ${plain.slice(0, 3).join(', ')} and the like`;
  return plain.length === 2 ? `neither ${plain.join(' nor ')}` : `none of ${enumerated(plain, 'and')}`;
}
