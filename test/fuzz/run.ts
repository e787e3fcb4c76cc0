// The long run: `npm run fuzz -- --seed 1 --runs 10000`. A failure prints the seed and the smallest text that fails.
import { parseArgs } from 'node:util';
import { fuzz } from './target';

const { values } = parseArgs({ options: { seed: { type: 'string' }, runs: { type: 'string' } } });
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const runs = Number(values.runs ?? 5000);
fuzz(runs, seed);
process.stdout.write(`${runs} runs with seed ${seed}: nothing failed\n`);
