import { availableParallelism } from 'node:os';

/** Runs the steps in their order, as many at once as there are processors; resolves to what each came to, by the order of their ends. */
export async function sideBySide(steps, run) {
  const waiting = [...steps];
  const ended = [];
  const next = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) ended.push(await run(step));
  };
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, next));
  return ended;
}
