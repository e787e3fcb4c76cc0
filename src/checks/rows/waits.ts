import type { CheckFact, Wait } from '../../knowledge/note';
import { isFilled, type Site } from '../../template/read/sites';
import { followed } from '../../template/read/target';
import { type Finding, here, isWhole, lack, property, type Resource, type Scope, target } from '../api';
import { isWrittenAs } from '../relations/support/arns';
import { isThere, leavesTemplate, mentionedBy } from '../relations/support/mentions';
import { spelled, spelledAt } from '../relations/support/spelling';
import { notWaiting } from '../relations/support/waiting';
import { placesFor } from './aim';
import { sourced } from './sourced';

/** The rows on waiting: a resource that needs others which it doesn't refer to. */
export function checkWaits({ id }: CheckFact, rows: readonly Wait[], later: Resource, scope: Scope) {
  const told = new Set<string>();
  return rows.flatMap(row =>
    placesFor(row, later, scope)
      .filter(({ site }) => isMeant(row, site, scope) && isFilled(site, scope))
      .flatMap(({ site }) => sourced(row, checkSite(id, row, site, later, scope)))
      .filter(({ message }) => !told.has(message) && told.add(message)),
  );
}

function isMeant({ any, matches, to }: Wait, site: Site, scope: Scope): boolean {
  // Where any of those to wait for will do, what is named tells only whether the row is for it.
  if (any && to?.includes(target(site.node, scope)?.resource.type ?? '') === false) return false;
  return matches === undefined || isWrittenAs(matches, site.node);
}

function checkSite(id: string, row: Wait, site: Site, later: Resource, scope: Scope): readonly Finding[] {
  const named = row.any ? undefined : target(site.node, scope)?.resource;
  if (!row.any && !isFor(row, named, scope)) return [];
  const all = row.for
    .flatMap(type => scope.resourcesOfType(type))
    .filter(one => isThere(one, scope) !== false && belongs(one, row, site, later, scope));
  const before = named === undefined ? all : all.filter(one => scope.of(one, mentionedBy).includes(named.logicalId));
  const at = row.all ? later.key : row.any ? (site.key ?? site.node) : site.node;
  if (before.length === 0 && named !== undefined) return withoutAny(id, row, { at, later, named }, scope);
  // What may not be there can't be waited for.
  const certain = before.filter(one => isThere(one, scope) === true);
  return notWaiting(id, later, certain, { at, why: row.otherwise, ...(row.all && { wantsAll: true }) }, scope);
}

/** Whether it has to be there for this resource, and not for one of another network, API or service. */
function belongs(one: Resource, { shares, by, having }: Wait, site: Site, later: Resource, scope: Scope): boolean {
  if (having !== undefined && !property(one, having, scope).isSet) return false;
  if (by !== undefined) return isNamedIn(spelled(followed(site.node, scope)), one, by, scope);
  if (shares === undefined) return true;
  const text = spelledAt(one, shares, scope);
  if (text === undefined) return false;
  const named = target(site.node, scope)?.resource;
  const others = [later, ...(named === undefined ? [] : [named])].map(other => spelledAt(other, shares, scope));
  return others.includes(text) || holds(spelled(site.node), text);
}

/** Whether a text is the name of a resource, or an ARN or a path of this account that ends with it. */
function isNamedIn(text: string, one: Resource, by: string, scope: Scope): boolean {
  const { written } = property(one, by, scope);
  const name = written === undefined ? '' : spelled(followed(written, scope));
  if (name === '' || text === name) return name !== '';
  const isOfAccount = !text.startsWith('arn:') || text.includes(':${AWS::AccountId}:');
  return isOfAccount && [':', '/'].some(before => text.endsWith(`${before}${name}`));
}

/** Whether a text holds another one that isn't a part of a longer name there. */
function holds(whole: string, part: string): boolean {
  const at = part === '' ? -1 : whole.indexOf(part);
  const [before, after] = [whole[at - 1] ?? '', whole[at + part.length] ?? ''];
  return at >= 0 && !/[\w-]/.test(before) && !/[\w-]/.test(after);
}

function isFor({ to, without }: Wait, named: Resource | undefined, scope: Scope): boolean {
  if (named === undefined || to?.includes(named.type) === false) return false;
  return without.every(name => property(named, name, scope).kind === 'absent');
}

interface Alone {
  readonly at: Finding['at'];
  readonly later: Resource;
  readonly named: Resource;
}

/** Told only where nobody else can have what is missing. */
function withoutAny(id: string, { none }: Wait, { at, later, named }: Alone, scope: Scope): readonly Finding[] {
  if (none === undefined || !isWhole(scope) || later.isLooped || leavesTemplate(named, scope)) return [];
  const related = [here(named)];
  return [lack(id, 'warning', at, `${named.logicalId} ${none}`, related)];
}
