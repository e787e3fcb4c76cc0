// Measures dist/core.js on generated templates: `npm run bench`, `npm run bench -- --json`.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parseTree } from 'jsonc-parser';
import { parseDocument } from 'yaml';
import type { Analyzer, createAnalyzer as Create } from '../../src/core';
import { carriedPatterns } from '../../src/patterns/bundled';
import { insertPattern } from '../../src/patterns/insert';
import { findPattern } from '../../src/patterns/library';
import { edited, exponent, median, quantile, randomFrom, repeated, timed } from './measure';
import { type Kind, lines, megabyte, resources, type Size, type Style, template } from './templates';

const core: { createAnalyzer: typeof Create } = require('../../dist/core.js');
const edits = 200;

interface Row {
  readonly template: string;
  readonly bytes: number;
  /** Milliseconds. */
  readonly floor: number;
  readonly cold: number;
  readonly keystroke: number;
  readonly p95: number;
  readonly hover: number;
  readonly insert: number;
}

function languageOf(kind: Kind): 'yaml' | 'json' {
  return kind === 'json' ? 'json' : 'yaml';
}

/** The parser alone, over the whole text: what everything else is compared with. */
function parse(text: string, kind: Kind): void {
  if (kind === 'json') parseTree(text);
  else parseDocument(text, { logLevel: 'silent' });
}

function keystrokes(analyzer: Analyzer, text: string, kind: Kind): readonly number[] {
  const random = randomFrom(2020);
  analyzer.analyse(text, languageOf(kind));
  return Array.from({ length: edits / 2 }, (_, turn) => {
    const next = edited(text, kind, turn, random);
    // Taking it back is an edit too.
    return [next, text].map(version => timed(() => analyzer.analyse(version, languageOf(kind))));
  }).flat();
}

function measure(kind: Kind, style: Style, size: Size): Row {
  const text = template(kind, style, size);
  const language = languageOf(kind);
  const times = text.length > 500_000 ? 3 : 9;
  const analyzer = core.createAnalyzer();
  const analysis = analyzer.analyse(text, language);
  const random = randomFrom(7);
  const pattern = findPattern(carriedPatterns, 'sqs-dlq');
  const typing = keystrokes(analyzer, text, kind);
  return {
    template: `${kind} ${style} ${size.name}`,
    bytes: text.length,
    floor: repeated(times, () => parse(text, kind)),
    cold: repeated(times, () => core.createAnalyzer().analyse(text, language)),
    keystroke: median(typing),
    p95: quantile(typing, 0.95),
    hover: repeated(50, () => analysis.hoverAt(random(text.length))),
    insert: pattern === undefined ? Number.NaN : repeated(times, () => insertPattern(text, language, pattern)),
  };
}

/** Megabytes that 1,000 edits leave behind. */
function memory(): { readonly before: number; readonly after: number } {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const used = () => {
    collect();
    return process.memoryUsage().heapUsed / 1e6;
  };
  const analyzer = core.createAnalyzer();
  const random = randomFrom(3);
  let text = template('sam', 'computed', lines(3000));
  analyzer.analyse(text, 'yaml');
  const before = used();
  for (let turn = 0; turn < 1000; turn++) {
    const next = edited(text, 'sam', turn, random);
    analyzer.analyse(next, 'yaml');
    // Pasted resources and half-typed keys are taken back, else the template itself would grow.
    if (turn % 4 < 2) text = next;
  }
  analyzer.analyse(text, 'yaml');
  return { before, after: used() };
}

function growth(): { readonly cold: number; readonly keystroke: number } {
  const points = [250, 500, 1000, 2000].map(count => {
    const text = template('sam', 'computed', resources(count));
    const cold = repeated(3, () => core.createAnalyzer().analyse(text, 'yaml'));
    return { count, cold, keystroke: median(keystrokes(core.createAnalyzer(), text, 'sam')) };
  });
  return {
    cold: exponent(points.map(({ count, cold }) => [count, cold])),
    keystroke: exponent(points.map(({ count, keystroke }) => [count, keystroke])),
  };
}

function run() {
  measure('sam', 'computed', lines(300));
  const rows = [lines(20), lines(300), lines(3000), megabyte].flatMap(size =>
    (['yaml', 'json', 'sam'] as const).flatMap(kind =>
      (['literal', 'computed'] as const).map(style => measure(kind, style, size)),
    ),
  );
  return { rows, memory: memory(), growth: growth() };
}

function asTable({ rows, memory: heap, growth: grown }: ReturnType<typeof run>): string {
  const number = (value: number) => value.toFixed(value < 10 ? 2 : 0);
  const ratio = (value: number, { floor }: Row) => `${number(value)} (${(value / floor).toFixed(2)})`;
  return [
    '| template | kB | parser alone | cold | keystroke, median | keystroke, p95 | hover | insert a pattern |',
    '|---|--:|--:|--:|--:|--:|--:|--:|',
    ...rows.map(row => {
      const times = [row.cold, row.keystroke, row.p95, row.hover, row.insert].map(value => ratio(value, row));
      return `| ${[row.template, Math.round(row.bytes / 1000), number(row.floor), ...times].join(' | ')} |`;
    }),
    '',
    `Heap before and after 1,000 edits of 3,000 lines: ${heap.before.toFixed(1)} MB, ${heap.after.toFixed(1)} MB.`,
    `Growth from 250 to 2,000 resources, as an exponent: cold ${grown.cold.toFixed(2)}, keystroke ${grown.keystroke.toFixed(2)}.`,
  ].join('\n');
}

const results = run();
process.stdout.write(`${process.argv.includes('--json') ? JSON.stringify(results, undefined, 2) : asTable(results)}\n`);
