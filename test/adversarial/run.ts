// Texts that are as bad as they get, each checked in a process of its own: `npm run adversarial`, `-- FOLDER` for files of
// others too. Fails where one needs more than the bounds. Time is that of the processor, so that a busy machine is no excuse.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { languageOf } from './inputs/input';
import { atFullSize, long, short } from './inputs/inputs';

const most = { seconds: 2, megabytes: 500 };
const root = join(__dirname, '../..');

interface Row {
  readonly name: string;
  readonly kilobytes: number;
  readonly seconds: number;
  readonly megabytes: number;
  /** Milliseconds, the longest of several. */
  readonly hover: number;
  readonly fixes: number;
  readonly edit: number;
  readonly failure: string;
}

function measured(name: string, file: string): Row {
  const check = run(['dist/cli.js', 'check', '--format', 'json', '--fail-on', 'never', file]);
  const ask = run(['test/adversarial/ask.cjs', file]);
  const usage = check.usage ?? { seconds: Number.NaN, megabytes: Number.NaN };
  const times = ask.ok ? JSON.parse(ask.output) : { hover: Number.NaN, fixes: Number.NaN, edit: Number.NaN };
  const isOver = usage.seconds > most.seconds || usage.megabytes > most.megabytes;
  const failures = [
    ...(check.ok ? [] : ['check fails']),
    ...(ask.ok ? [] : ['editor fails']),
    ...(isOver ? ['too much'] : []),
  ];
  return { name, kilobytes: statSync(file).size / 1000, ...usage, ...times, failure: failures.join(', ') };
}

function run(args: readonly string[]) {
  const { status, stdout, output } = spawnSync(
    process.execPath,
    ['--require', './test/adversarial/usage.cjs', ...args],
    {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      maxBuffer: 1e9,
      timeout: 60_000,
    },
  );
  const usage: { seconds: number; megabytes: number } | undefined = output[3] ? JSON.parse(output[3]) : undefined;
  return { ok: status === 0, output: stdout, usage };
}

function generated(folder: string): readonly (readonly [name: string, file: string])[] {
  return [...short, ...long].map((input, index) => {
    const made = atFullSize(input);
    const file = join(folder, `${index}.${languageOf(made)}`);
    writeFileSync(file, made);
    return [input.name, file];
  });
}

function filesOf(folder: string): readonly (readonly [name: string, file: string])[] {
  const files = readdirSync(folder)
    .filter(name => name !== 'manifest.json')
    .sort();
  return files.map(name => [name, join(folder, name)] as const);
}

const folder = mkdtempSync(join(tmpdir(), 'fieldnotes-'));
try {
  const cases = [...generated(folder), ...process.argv.slice(2).flatMap(given => filesOf(resolve(given)))];
  const rows = cases.map(([name, file]) => measured(name, file)).sort((a, b) => b.seconds - a.seconds);
  const failed = rows.filter(({ failure }) => failure !== '');
  process.stdout.write(`${asTable([...new Set([...rows.slice(0, 10), ...failed])])}\n\n`);
  for (const what of ['megabytes', 'hover', 'fixes', 'edit'] as const) {
    const worst = rows.toSorted((a, b) => b[what] - a[what]).slice(0, 3);
    process.stdout.write(`Most ${what}: ${worst.map(row => `${row.name} ${row[what].toFixed(0)}`).join('; ')}\n`);
  }
  process.stdout.write(`${rows.length} inputs, ${failed.length} over ${most.seconds} s or ${most.megabytes} MB\n`);
  process.exitCode = failed.length > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true });
}

function asTable(rows: readonly Row[]): string {
  const lines = rows.map(({ name, kilobytes, seconds, megabytes, hover, fixes, edit, failure }) => {
    const cells = [name, kilobytes.toFixed(0), seconds.toFixed(2), megabytes.toFixed(0), hover, fixes, edit, failure];
    return `| ${cells.join(' | ')} |`;
  });
  const head = '| input | kB | check, s | MB | hover, ms | fixes, ms | edit, ms | |';
  return [head, '|---|--:|--:|--:|--:|--:|--:|---|', ...lines].join('\n');
}
