import type { Limit } from '../knowledge/note';
import { quantity } from '../knowledge/quantity';
import type { Node } from '../syntax/tree';
import { numberOf, stringOf } from '../template/scalars';
import type { Fix } from './fix';

/** The value next to the broken one that keeps the limit, where there is one to name. */
export function limitFixes(limit: Limit, node: Node): readonly Fix[] {
  const value = nearestKept(limit, node);
  if (value === undefined) return [];
  const shown = limit.measure === 'number' ? quantity(Number(value), limit.unit) : value;
  return [{ title: `Set to ${shown}`, change: { kind: 'replace', node, value } }];
}

function nearestKept(limit: Limit, node: Node): string | undefined {
  if (limit.ending !== undefined) return `${stringOf(node) ?? ''}${limit.ending}`;
  const number = numberOf(node);
  if (number === undefined) return undefined;
  if (limit.measure === 'one-of') return nearestOf(limit.oneOf ?? [], number);
  if (limit.measure !== 'number') return undefined;
  if (limit.max !== undefined && number > limit.max) return String(limit.max);
  if (limit.min !== undefined && number < limit.min) return String(limit.min);
  return String(Math.floor(number));
}

function nearestOf(choices: readonly string[], number: number): string | undefined {
  const distance = (choice: string) => Math.abs(Number(choice) - number);
  const numbers = choices.filter(choice => !Number.isNaN(Number(choice)));
  return numbers.reduce<string | undefined>(
    (best, choice) => (best !== undefined && distance(best) <= distance(choice) ? best : choice),
    undefined,
  );
}
