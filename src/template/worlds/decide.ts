import type { Node } from '../../syntax/tree';
import { callOf } from '../model/intrinsics';
import { booleanOf, numberOf, stringOf } from '../model/scalars';
import type { Context } from '../values/possible';
import { parameterIn } from './assumptions';

type Known = Pick<Context, 'given' | 'valuesOf' | 'decide'>;

/** Whether the definition of a condition comes out as true; undefined where it can be either. */
export function decided(definition: Node, known: Known): boolean | undefined {
  const call = callOf(definition);
  if (call === undefined) return undefined;
  const { name, argument } = call;
  if (name === 'Condition') return known.decide(stringOf(argument) ?? '');
  if (argument.kind !== 'sequence') return undefined;
  if (name === 'Fn::Equals') return equal(argument.items, known);
  const parts = argument.items.map(item => decided(item, known));
  if (name === 'Fn::Not') return parts[0] === undefined ? undefined : !parts[0];
  if (name === 'Fn::And') return parts.includes(false) ? false : parts.every(Boolean) || undefined;
  if (name === 'Fn::Or') return parts.includes(true) || (parts.every(part => part === false) ? false : undefined);
  return undefined;
}

function equal([left, right]: readonly Node[], known: Known): boolean | undefined {
  if (left === undefined || right === undefined) return undefined;
  if (isExcluded(left, right, known) || isExcluded(right, left, known)) return false;
  const [ours, theirs] = [left, right].map(side => known.valuesOf(side));
  if (!ours?.complete || !theirs?.complete || ours.absent || theirs.absent) return undefined;
  const answers = new Set(ours.known.flatMap(one => theirs.known.map(other => isSame(one.node, other.node))));
  return answers.size === 1 ? [...answers][0] : undefined;
}

/** A parameter that is known not to be this. */
function isExcluded(parameter: Node, value: Node, { given }: Known): boolean {
  const fact = given.parameters.get(parameterIn(parameter) ?? '');
  const text = callOf(value) === undefined ? stringOf(value) : undefined;
  return text !== undefined && fact?.isNot.has(text) === true;
}

/** As texts; `true` and `True`, 1 and 1.0 may be the same or not. */
function isSame(one: Node, other: Node): boolean | undefined {
  const [a, b] = [stringOf(one), stringOf(other)];
  if (a === undefined || b === undefined) return undefined;
  if (a === b) return true;
  const [number, truth] = [numberOf(one), booleanOf(one)];
  const mayBeSame =
    (number !== undefined && number === numberOf(other)) || (truth !== undefined && truth === booleanOf(other));
  return mayBeSame ? undefined : false;
}
