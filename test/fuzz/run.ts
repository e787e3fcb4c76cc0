// The long runs: `npm run fuzz -- --seed 1 --runs 10000 --only edits`. A failure prints the seed and the smallest input that fails.
import { parseArgs } from 'node:util';
import { cleanOnAnyArguments } from './arguments';
import { cleanWithAnyNotes } from './notes';
import { sameAfterEdits, sameWhileTyped } from './same';
import { cleanOnAnyText } from './target';

/** What is tried, each with what one of its runs costs beside a run of the others. */
const targets: Readonly<Record<string, { readonly run: (runs: number, seed: number) => void; readonly cost: number }>> =
  {
    texts: { run: cleanOnAnyText, cost: 1 },
    notes: { run: cleanWithAnyNotes, cost: 40 },
    edits: { run: sameAfterEdits, cost: 4 },
    typed: { run: sameWhileTyped, cost: 200 },
    arguments: { run: cleanOnAnyArguments, cost: 20 },
  };

const options = { seed: { type: 'string' }, runs: { type: 'string' }, only: { type: 'string' } } as const;
const { values } = parseArgs({ options });
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const all = Number(values.runs ?? 2000);

for (const [name, { run, cost }] of Object.entries(targets)) {
  if (values.only !== undefined && values.only !== name) continue;
  const runs = Math.max(1, Math.round(all / cost));
  const start = performance.now();
  run(runs, seed);
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  process.stdout.write(`${name}: ${runs} runs with seed ${seed}, nothing failed (${seconds} s)\n`);
}
