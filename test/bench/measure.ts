/** Numbers that are the same each time for the same seed. */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * below);
  };
}

export function timed(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export function repeated(times: number, run: () => unknown): number {
  return median(Array.from({ length: times }, () => timed(run)));
}

/** The exponent of growth: 1 where twice the size takes twice the time. */
export function exponent(points: readonly (readonly [size: number, time: number])[]): number {
  const logs = points.map(([size, time]) => [Math.log(size), Math.log(time)] as const);
  const mean = (index: 0 | 1) => logs.reduce((sum, point) => sum + point[index], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const covariance = logs.reduce((sum, [size, time]) => sum + (size - x) * (time - y), 0);
  return covariance / logs.reduce((sum, [size]) => sum + (size - x) ** 2, 0);
}

/** What a person does to a template: a digit in a value, a new line, a half-typed key, a pasted resource. */
export function edited(
  text: string,
  kind: 'yaml' | 'json' | 'sam',
  turn: number,
  random: (below: number) => number,
): string {
  const json = kind === 'json';
  const near = random(text.length);
  const line = text.indexOf('\n', near) < 0 ? text.length : text.indexOf('\n', near) + 1;
  const insert = (at: number, added: string) => text.slice(0, at) + added + text.slice(at);
  if (turn % 4 === 0) return insert(Math.max(text.lastIndexOf(': ', near), 0) + 2, json ? '1' : '1');
  if (turn % 4 === 1) return insert(line, '\n');
  if (turn % 4 === 2) return insert(line, json ? '      "Time' : '      Time\n');
  const type = json ? '    "New": { "Type": "AWS::SQS::Queue" },\n' : '  New:\n    Type: AWS::SQS::Queue\n';
  const start = text.slice(line).search(json ? /^ {4}"\w+": \{/m : /^ {2}\w+:$/m);
  return insert(start < 0 ? line : line + start, type);
}
