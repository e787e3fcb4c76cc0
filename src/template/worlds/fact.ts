/**
 * What is known of a variable: that it is one of some texts, or none of some. A fact that leaves one text only says
 * that the variable is that.
 */
export interface Fact {
  /** Undefined where it can be any text but `noneOf`. */
  readonly oneOf: readonly string[] | undefined;
  readonly noneOf: readonly string[];
}

export function isOneOf(values: readonly string[]): Fact {
  return { oneOf: values, noneOf: none };
}

export function isNoneOf(values: readonly string[]): Fact {
  return { oneOf: undefined, noneOf: values };
}

const none: readonly string[] = [];

/** Both at once, the first where the other adds nothing; undefined where they exclude each other. */
export function both(one: Fact, other: Fact): Fact | undefined {
  if (one === other) return one;
  const noneOf = one.noneOf.length === 0 ? other.noneOf : [...new Set([...one.noneOf, ...other.noneOf])];
  const candidates = one.oneOf ?? other.oneOf;
  if (candidates === undefined) return isNoneOf(noneOf);
  const left = candidates.filter(text => (other.oneOf ?? candidates).includes(text) && !noneOf.includes(text));
  if (left.length === 0) return undefined;
  return left.length === one.oneOf?.length ? one : isOneOf(left);
}

/** What holds where one or the other does; undefined where that is nothing. */
export function either(one: Fact, other: Fact): Fact | undefined {
  if (one.oneOf !== undefined && other.oneOf !== undefined)
    return isOneOf([...new Set([...one.oneOf, ...other.oneOf])]);
  const excluded = [...one.noneOf, ...other.noneOf].filter(text => !allows(one, text) && !allows(other, text));
  return excluded.length === 0 ? undefined : isNoneOf([...new Set(excluded)]);
}

export function allows({ oneOf, noneOf }: Fact, text: string): boolean {
  return (oneOf === undefined || oneOf.includes(text)) && !noneOf.includes(text);
}

/** Whether the first says at least as much as the second. */
export function says(one: Fact, other: Fact): boolean {
  if (one.oneOf !== undefined) return one.oneOf.every(text => allows(other, text));
  return other.oneOf === undefined && other.noneOf.every(text => !allows(one, text));
}

/** The one text that it leaves. */
export function only({ oneOf }: Fact): string | undefined {
  return oneOf?.length === 1 ? oneOf[0] : undefined;
}
