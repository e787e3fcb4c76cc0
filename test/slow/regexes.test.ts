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

/** What functions make, of a text that is known only then. What others write is judged by `canRunAway` before. */
const madeLater = [
  // What a row of a note says: ours are judged here too.
  "text/expression.ts: new RegExp(source, 'u')",
  "knowledge/schema.ts: new RegExp(source, 'u')",
  // A template's AllowedPattern.
  "fixes/parameter.ts: new RegExp(`^(?:${pattern})$`, 'u')",
  "template/model/constraints.ts: new RegExp(`^(?:${ours})$`, 'u')",
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

/** Made of parts when a file is read: what they come to is seen while it is read. */
function madeWhenRead(): readonly Expression[] {
  return files
    .filter(name => made(name).some(node => !isInFunction(node)))
    .flatMap(name => {
      const path = join(source, name);
      const seen: Expression[] = [];
      const { RegExp: original } = globalThis;
      globalThis.RegExp = new Proxy(original, {
        construct(target, [pattern, flags]: [string | RegExp, string?]) {
          const expression = new target(pattern, flags);
          seen.push({ where: `src/${name}`, pattern: expression.source, flags: expression.flags });
          return expression;
        },
      });
      delete require.cache[require.resolve(path)];
      require(path);
      globalThis.RegExp = original;
      assert.ok(seen.length > 0, `${name} was not read`);
      return seen;
    });
}

function made(name: string): readonly ts.Node[] {
  return nodesIn(name)
    .filter(node => ts.isNewExpression(node) || ts.isCallExpression(node))
    .filter(node => node.expression.getText() === 'RegExp');
}

function isInFunction(node: ts.Node): boolean {
  // A function that is called where it stands, for each of a list, is read with the file.
  const around = ts.findAncestor(node, one => ts.isFunctionLike(one) && !ts.isCallExpression(one.parent));
  return around !== undefined;
}

/** In the rows of every table. */
function inNotes(): readonly Expression[] {
  const names = new Set(['pattern', 'not', 'matches']);
  /** A value of a guard that begins so is one as well. */
  const isValue = (part: string) => part.startsWith('^');
  const found: Expression[] = [];
  const visit = (value: unknown, where: string): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, part] of Object.entries(value)) {
      if (typeof part === 'string' && (names.has(key) || isValue(part)))
        found.push({ where, pattern: part, flags: 'u' });
      else visit(part, where);
    }
  };
  const { limits, checks } = compiled;
  for (const row of [...limits, ...checks]) visit(row, `${row.note} ${row.id}`);
  return found;
}

/** Undefined where the time it takes grows with the text and no faster. */
async function mistakeIn({ where, pattern, flags }: Expression): Promise<string | undefined> {
  // A sticky one is tried at one place only.
  const [judged, others] = [flags.includes('y') ? `^(?:${pattern})` : pattern, flags.replace(/[dy]/g, '')];
  // What looks ahead, behind or back, or is long, is tried on many texts, however long a busy machine takes for that; all
  // else is judged once and for all.
  const proven = await check(judged, others, { checker: 'automaton', timeout: 5000 });
  const found =
    proven.status === 'unknown'
      ? await check(judged, others, { checker: 'fuzz', randomSeed: 1, timeout: 60_000 })
      : proven;
  if (found.status === 'safe') return undefined;
  return `${where}: /${pattern}/${flags} is ${found.status === 'vulnerable' ? found.complexity.summary : 'not understood'}`;
}

describe('every regular expression', () => {
  it('takes time that grows with the text and no faster', async () => {
    const all = [...inSource(), ...madeWhenRead(), ...inNotes()];
    const once = new Map(all.map(one => [`/${one.pattern}/${one.flags}`, one]));
    assert.ok(once.size > 200, `${once.size} were found`);
    const mistakes: string[] = [];
    for (const one of once.values()) mistakes.push(...[await mistakeIn(one)].flatMap(mistake => mistake ?? []));
    assert.deepEqual(mistakes, []);
  }).timeout(900_000);

  it('is written down, or made of what is judged before', () => {
    const later = files.flatMap(name =>
      made(name)
        .filter(isInFunction)
        .map(node => `${name}: ${node.getText()}`),
    );
    assert.deepEqual(later.toSorted(), madeLater.toSorted());
  });
});
