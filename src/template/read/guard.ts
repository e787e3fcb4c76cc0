import type { Node } from '../../syntax/tree';
import { expressionOf, longestForTeam } from '../../text/expression';
import { booleanOf, stringOf } from '../model/scalars';
import type { Scope } from '../worlds/scope';
import { type Site, sitesOf, valuesAt } from './sites';

/** What other properties must be: present, or one of these values; one that begins with ^ is a pattern. */
type Guard = Readonly<Record<string, true | readonly string[]>>;

/** A place that a limit is asked for, and what is known to hold there. */
export type Place = Pick<Site, 'wildcards' | 'world'>;

/** What is for some places only. */
export interface Guarded {
  readonly when?: Guard | undefined;
  readonly unless?: Guard | undefined;
}

/** Whether a limit with these guards is for this place; undefined where the template doesn't tell. */
export function applies(
  { when, unless }: Guarded,
  properties: Node | undefined,
  place: Place,
  scope: Scope,
): boolean | undefined {
  const wanted = when === undefined ? true : holds(when, properties, place, scope);
  const excluded = unless === undefined ? false : holds(unless, properties, place, scope);
  if (wanted === false || excluded === true) return false;
  return wanted === undefined || excluded === undefined ? undefined : true;
}

/** Whether other properties are as a limit wants them; undefined where the template doesn't tell. */
function holds(guard: Guard, properties: Node | undefined, place: Place, scope: Scope): boolean | undefined {
  let result: boolean | undefined = true;
  for (const [name, wanted] of Object.entries(guard)) {
    const one = propertyHolds(sitesOf(properties, bind(name, place.wildcards), scope, place.world), wanted, scope);
    if (one === false) return false;
    if (one === undefined) result = undefined;
  }
  return result;
}

/** `Events.*.Type` at the site `Events.Orders.…` is `Events.Orders.Type`; what is in brackets is one step. */
export function bind(name: string, wildcards: readonly string[]): readonly string[] {
  let next = 0;
  const steps = name.match(/\[[^\]]*\]|[^.]+/g) ?? [];
  return steps.map(step => (step === '*' ? (wildcards[next++] ?? step) : step));
}

function propertyHolds(sites: readonly Site[], wanted: true | readonly string[], scope: Scope): boolean | undefined {
  if (sites.length === 0) return false;
  const answers = sites.map(site => {
    const { known, complete } = valuesAt(site, scope);
    if (known.length === 0) return complete ? false : wanted === true ? site.certain || undefined : undefined;
    if (wanted === true) return site.certain || undefined;
    const matches = known.map(({ node }) => wanted.some(one => isMet(one, textOf(node) ?? '')));
    if (matches.every(match => !match)) return complete ? false : undefined;
    return complete && matches.every(Boolean) ? true : undefined;
  });
  if (answers.includes(true)) return true;
  return answers.every(answer => answer === false) ? false : undefined;
}

function isMet(wanted: string, text: string): boolean {
  return wanted.startsWith('^') && text.length <= longestForTeam ? expressionOf(wanted).test(text) : wanted === text;
}

function textOf(node: Node): string | undefined {
  const boolean = booleanOf(node);
  return boolean === undefined ? stringOf(node) : String(boolean);
}
