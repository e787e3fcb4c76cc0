// How much of what is found stays while somebody types: `npm run half-typed`, `-- FOLDER` for templates of others too.
// `--prefixes` and `--states` say how many are tried a template, at places that `--seed` chooses; `--lost` prints what changes.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readText } from '../../src/cli/files';
import { languageOfFile } from '../../src/syntax/language';
import type { Language } from '../../src/syntax/tree';
import { randomFrom } from '../bench/measure';
import { lines, template } from '../bench/templates';
import { market } from '../support/market';
import { shop } from '../support/shop';
import { shopJson } from '../support/shopJson';
import { type Element, lineEnd, lineStart } from './elements';
import { type Kept, Typing } from './kept';
import { states } from './states';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    prefixes: { type: 'string', default: '200' },
    states: { type: 'string', default: '200' },
    lost: { type: 'boolean', default: false },
  },
});
const random = randomFrom(Number(values.seed));

interface Row {
  tried: number;
  changed: number;
  expected: number;
  lost: number;
  new: number;
}

const rows = new Map<string, Row>();

function count(name: string, where: string, kept: Kept | undefined): void {
  if (kept === undefined) return;
  const row = rows.get(name) ?? { tried: 0, changed: 0, expected: 0, lost: 0, new: 0 };
  rows.set(name, row);
  row.tried++;
  row.expected += kept.expected;
  row.lost += kept.lost.length;
  row.new += kept.new.length;
  if (kept.lost.length + kept.new.length === 0) return;
  row.changed++;
  if (values.lost) process.stdout.write(`${name}, ${where}: -${kept.lost.join(' -')} +${kept.new.join(' +')}\n`);
}

function type(name: string, text: string, language: Language): void {
  const typing = new Typing(text, language);
  const { elements } = typing;
  for (let turn = 0; turn < Number(values.prefixes); turn++) {
    const element = elements[random(elements.length)];
    if (element === undefined) return;
    const end = element.start + 1 + random(element.end - element.start);
    count(`${language} ${placeOf(element)}, the text ends there`, `${name}:${end}`, typing.prefix(element, end));
  }
  for (let turn = 0; turn < Number(values.states); turn++) {
    const element = elements[random(elements.length)];
    const state = states[language][random(states[language].length)];
    if (element === undefined || state === undefined) return;
    const at = element.start + random(element.end - element.start);
    const line = { start: lineStart(text, at), end: lineEnd(text, at) };
    count(
      `${language} ${placeOf(element)}, ${state.name}`,
      `${name}:${at} ${JSON.stringify(state)}`,
      typing.midEdit(element, line, state),
    );
  }
}

function placeOf({ isResource }: Element): string {
  return isResource ? 'resource' : 'elsewhere';
}

async function typeFiles(folder: string): Promise<void> {
  for (const name of readdirSync(folder)
    .filter(file => file !== 'manifest.json')
    .sort()) {
    const text = await readText(join(folder, name));
    type(name, text, languageOfFile(name, text));
  }
}

async function main(): Promise<void> {
  for (const kind of ['yaml', 'json', 'sam'] as const)
    for (const style of ['literal', 'computed'] as const)
      type(`${kind} ${style}`, template(kind, style, lines(300)), kind === 'json' ? 'json' : 'yaml');
  type('market', market, 'yaml');
  type('shop', shop, 'yaml');
  type('shop', shopJson, 'json');
  for (const folder of positionals) await typeFiles(folder);
  process.stdout.write(`${table()}\n`);
}

const isIn = (name: string, place: string) => name.includes(` ${place},`);
const isPrefix = (name: string) => name.endsWith('ends there');

function table(): string {
  const all = [...rows].sort(([a], [b]) => a.localeCompare(b));
  const sum = (isMeant: (name: string) => boolean): Row => {
    const total: Row = { tried: 0, changed: 0, expected: 0, lost: 0, new: 0 };
    for (const [name, row] of all)
      if (isMeant(name)) for (const key of Object.keys(total) as (keyof Row)[]) total[key] += row[key];
    return total;
  };
  const line = (name: string, { tried, changed, expected, lost, new: fresh }: Row) =>
    `| ${[name, tried, changed, expected, lost, `${((1 - lost / expected) * 100).toFixed(3)} %`, fresh].join(' | ')} |`;
  return [
    '| half-typed | texts | of these with a change | findings to keep | lost | kept | new |',
    '|---|--:|--:|--:|--:|--:|--:|',
    ...all.map(([name, row]) => line(name, row)),
    line(
      'prefixes, in a resource',
      sum(name => isIn(name, 'resource') && isPrefix(name)),
    ),
    line(
      'prefixes, elsewhere',
      sum(name => isIn(name, 'elsewhere') && isPrefix(name)),
    ),
    line(
      'half-typed, in a resource',
      sum(name => isIn(name, 'resource') && !isPrefix(name)),
    ),
    line(
      'half-typed, elsewhere',
      sum(name => isIn(name, 'elsewhere') && !isPrefix(name)),
    ),
  ].join('\n');
}

void main();
