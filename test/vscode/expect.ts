/** The few assertions the suites need; node's `assert` does not exist in a web worker. */
export function ok(value: unknown, message: string): asserts value {
  if (!value) throw new Error(message);
}

export function equal<T>(actual: T, expected: T, what = 'value'): void {
  const [left, right] = [show(actual), show(expected)];
  if (left !== right) throw new Error(`${what}: expected ${right}, got ${left}`);
}

export function includes(text: string, part: string): void {
  if (!text.includes(part)) throw new Error(`expected ${show(part)} in ${show(text)}`);
}

const show = (value: unknown): string => JSON.stringify(value) ?? 'undefined';
