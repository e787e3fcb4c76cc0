/** What is made of the parts of many resources. */
export interface Fold {
  readonly value: unknown;
  /**
   * Tells whether the value is another one than before.
   * @param all what the parts are now, in the order of the resources
   * @param isMoved whether the resources stand in another order
   */
  replace(
    before: readonly unknown[],
    now: readonly unknown[],
    all: () => readonly unknown[],
    isMoved: boolean,
  ): boolean;
}

/** All parts, which are lists, one after the other. */
export class Listing implements Fold {
  value: readonly unknown[] = [];

  replace(
    before: readonly unknown[],
    now: readonly unknown[],
    all: () => readonly unknown[],
    isMoved: boolean,
  ): boolean {
    // The usual case: a resource was edited that had nothing to tell, and has nothing to tell.
    if (!isMoved && before.every(isEmpty) && now.every(isEmpty)) return false;
    const value = all().flat();
    const isSame = value.length === this.value.length && value.every((item, index) => item === this.value[index]);
    if (!isSame) this.value = value;
    return !isSame;
  }
}

/** The sum of the parts, which are numbers. */
export class Total implements Fold {
  value = 0;

  replace(before: readonly unknown[], now: readonly unknown[]): boolean {
    const moved = sum(now) - sum(before);
    this.value += moved;
    return moved !== 0;
  }
}

function isEmpty(part: unknown): boolean {
  return Array.isArray(part) && part.length === 0;
}

function sum(parts: readonly unknown[]): number {
  return parts.reduce<number>((total, part) => total + Number(part), 0);
}
