import type { Direction, Severity } from '../../knowledge/note';
import { isNull, type Node } from '../../syntax/tree';
import { stringOf } from '../../template/model/scalars';

/** What is wrong with a value: its own words, and the broken bound. */
export interface Breach {
  /** `is 901 s`, `has 6 indexes`: the sentence after the property's name. */
  readonly what: string;
  /** `the limit is 900 s (15 min)`: used where the limit gives no reason of its own; it follows "but". */
  readonly bound: string;
  /** The value itself, as far as a message can show it: `901 s`, `6 indexes`, `"my queue"`. */
  readonly value: string;
  /** The way out where the value itself tells it, in place of the row's. */
  readonly wayOut?: string;
  /** Set where it is less severe than the row's other breaches: AWS adds members to a set, and retires some. */
  readonly atMost?: Severity;
  /** Which end was passed: a reason that speaks of the other end doesn't fit. */
  readonly direction?: Direction;
}

/** Said of an empty text, and of a key that has nothing after its colon. */
export const noValue = 'has no value';

/** A text; where nothing or `null` stands, an empty one. */
export function textOf(node: Node): string | undefined {
  return isNull(node) ? '' : stringOf(node);
}
