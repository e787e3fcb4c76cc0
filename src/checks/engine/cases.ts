import type { Mapping } from '../../syntax/tree';
import { allowedOf } from '../../template/values/evaluators/reference';
import { conditionHolds } from '../../template/values/values';
import { assume, assumeValue } from '../../template/worlds/assumptions';
import { type Assumptions, nothingGiven, type Scope } from '../../template/worlds/scope';
import type { Related } from '../findings/finding';
import type { Listening } from './listening';

/** One of several cases that exclude each other, and that are all there are. */
export interface Supposed {
  readonly given: Assumptions;
  readonly words: string;
  readonly links: readonly Related[];
  /** Whether it is a case for advice and for fixes too: what a parameter merely allows isn't. */
  readonly isAdvised: boolean;
}

/** Beyond this many nothing is supposed: each takes a run. */
const mostOpen = 3;
const mostAllowed = 8;

/** What a condition tells of a parameter is not supposed once more. */
export function choicesOf({ parameters, conditions }: Listening, scope: Scope): readonly (readonly Supposed[])[] {
  const open = [...conditions].filter(name => conditionHolds(name, scope) === undefined).slice(0, mostOpen);
  const branches = open.map(name => branchesOf(name, scope));
  const told = new Set(branches.flat().flatMap(({ given }) => [...given.parameters.keys()]));
  const free = [...parameters].filter(([name]) => !told.has(name));
  const allowed = free.map(([name, parameter]) => allowedBy(name, parameter)).filter(cases => cases.length > 0);
  return [...branches, ...allowed.slice(0, mostOpen)];
}

function branchesOf(name: string, scope: Scope): readonly Supposed[] {
  return [true, false].map(truth => ({
    given: assume(name, truth, scope, nothingGiven),
    words: `That is so where condition ${name} ${truth ? 'holds' : "doesn't hold"}.`,
    links: [],
    isAdvised: true,
  }));
}

function allowedBy(name: string, parameter: Mapping): readonly Supposed[] {
  const allowed = allowedOf(parameter) ?? [];
  if (allowed.length > mostAllowed) return [];
  return allowed.map(item => ({
    given: assumeValue(name, item.value, nothingGiven),
    words: `That is so where parameter ${name} is ${item.value}.`,
    links: [{ at: item, message: `Allowed for parameter ${name}.` }],
    isAdvised: false,
  }));
}
