// Needs its time: `npm run regexes`.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from 'recheck';
import ts from 'typescript';
import { compiled } from '../support/knowledge';

const source = join(__dirname, '../../src');

interface Expression {
  readonly where: string;
  readonly pattern: string;
  readonly flags: string;
}

/** What is made of a text that is known only then. What others write is judged by `canRunAway` before. */
const madeLater = [
  // A row's `pattern` or `not`: ours are judged here too.
  "checks/rows/measure.ts: new RegExp(source, 'u')",
  "knowledge/schema.ts: new RegExp(source, 'u')",
  // A template's AllowedPattern.
  "fixes/parameter.ts: new RegExp(`^(?:${pattern})$`, 'u')",
  // One character of an expression.
  "text/runaway.ts: new RegExp(`^${one}$`, 'u')",
  // Words without any repetition.
  "patterns/marks.ts: new RegExp(names.map(partOfWord).join('|'), 'g')",
];

const files = readdirSync(source, { encoding: 'utf8', recursive: true }).filter(name => name.endsWith('.ts'));

function nodesIn(name: string): readonly ts.Node[] {
  const file = ts.createSourceFile(name, readFileSync(join(source, name), 'utf8'), ts.ScriptTarget.Latest, true);
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return nodes;
}

function inSource(): readonly Expression[] {
  return files.flatMap(name =>
    nodesIn(name)
      .filter(ts.isRegularExpressionLiteral)
      .map(({ text }) => {
        const end = text.lastIndexOf('/');
        return { where: `src/${name}`, pattern: text.slice(1, end), flags: text.slice(end + 1) };
      }),
  );
}

function inNotes(): readonly Expression[] {
  return compiled.limits.flatMap(({ note, id, pattern, not }) =>
    [pattern, not].flatMap(one => (one === undefined ? [] : [{ where: `${note} ${id}`, pattern: one, flags: 'u' }])),
  );
}

/** Undefined where the time it takes grows with the text and no faster. */
async function mistakeIn({ where, pattern, flags }: Expression): Promise<string | undefined> {
  // A sticky one is tried at one place only.
  const [judged, others] = flags.includes('y') ? [`^(?:${pattern})`, flags.replace('y', '')] : [pattern, flags];
  // What looks ahead, behind or back is tried on many texts; all else is judged once and for all.
  const proven = await check(judged, others, { checker: 'automaton', timeout: 60_000 });
  const found = proven.status === 'unknown' ? await check(judged, others, { checker: 'fuzz', randomSeed: 1 }) : proven;
  if (found.status === 'safe') return undefined;
  return `${where}: /${pattern}/${flags} is ${found.status === 'vulnerable' ? found.complexity.summary : 'not understood'}`;
}

describe('every regular expression', () => {
  it('takes time that grows with the text and no faster', async () => {
    const all = [...inSource(), ...inNotes()];
    const once = new Map(all.map(one => [`/${one.pattern}/${one.flags}`, one]));
    assert.ok(once.size > 200, `${once.size} were found`);
    const mistakes: string[] = [];
    for (const one of once.values()) mistakes.push(...[await mistakeIn(one)].flatMap(mistake => mistake ?? []));
    assert.deepEqual(mistakes, []);
  }).timeout(300_000);

  it('is written down, or made of what is judged before', () => {
    const made = files.flatMap(name =>
      nodesIn(name)
        .filter(node => ts.isNewExpression(node) || ts.isCallExpression(node))
        .filter(node => node.expression.getText() === 'RegExp')
        .map(node => `${name}: ${node.getText()}`),
    );
    assert.deepEqual(made.toSorted(), madeLater.toSorted());
  });
});
