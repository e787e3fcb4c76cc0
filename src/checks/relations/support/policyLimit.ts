import type { Severity } from '../../../knowledge/note';
import { quantity } from '../../../knowledge/quantity';
import { type Entry, entryOf, type Node } from '../../../syntax/tree';
import { itemsIn } from '../../../template/model/intrinsics';
import { type Check, finding } from '../../api';
import { utf8Length } from './jsonSize';
import { isNear } from './near';
import { leastPolicySize, visible } from './policySize';

/** Where a resource policy stands, and how long it can be. */
export interface PolicyLimit {
  readonly id: string;
  readonly types: readonly string[];
  /** The keys that lead to the document; `*` is any item of a list. */
  readonly path: readonly string[];
  readonly most: number;
  /** What AWS counts: IAM characters without white space, most others the bytes of the text. */
  readonly unit: PolicyUnit;
  readonly severity: Severity;
  /** Why, as the second half of a sentence. */
  readonly reason: string;
  /** The way out, or which of the note's; absent where the note has one for all. */
  readonly fix?: string;
}

type PolicyUnit = keyof typeof units;

const units = {
  bytes: { ruler: utf8Length, words: 'bytes' },
  characters: { ruler: visible, words: 'characters' },
};

/** A check of the length of one document; it speaks up only when what is written here alone is too long. */
export function policyLimit({ id, types, path, most, unit, severity, reason, fix }: PolicyLimit): Check {
  const { ruler, words } = units[unit];
  return {
    ids: [id],
    types,
    check: resource =>
      documentsAt(resource.properties, path).flatMap(({ key, value }) => {
        const size = leastPolicySize(value, ruler);
        if (!isNear(size, most)) return [];
        const isOver = size > most;
        const what = isOver
          ? `The policy has at least ${quantity(size, undefined)} ${words}, but ${reason}.`
          : nearby(size, most, words);
        return [finding(id, isOver ? severity : 'hint', key, fix === undefined ? what : `${what} ${fix}`)];
      }),
  };
}

/** Said of any policy that will soon be too long. */
export function nearby(size: number, most: number, words = units.characters.words): string {
  return `The policy has at least ${quantity(size, undefined)} of ${quantity(most, undefined)} ${words}.`;
}

function documentsAt(node: Node | undefined, [step, ...rest]: readonly string[]): readonly Entry[] {
  if (step === '*') return (itemsIn(node) ?? []).flatMap(item => documentsAt(item, rest));
  const entry = step === undefined ? undefined : entryOf(node, step);
  if (entry === undefined) return [];
  return rest.length === 0 ? [entry] : documentsAt(entry.value, rest);
}
