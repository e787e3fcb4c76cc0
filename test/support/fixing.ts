import assert from 'node:assert/strict';
import { parseDocument } from 'yaml';
import { type Analysis, createAnalyzer, type Finding, type Language, type ReadyFix } from '../../src/analysis';
import { applyEdits, type Edit } from '../../src/patterns/edit';
import { insertPattern } from '../../src/patterns/insert';
import { Parser } from '../../src/syntax/parser';
import { type Node, spanOf } from '../../src/syntax/tree';
import { patternOf } from '../patterns/bundled';
import { knowledge } from './knowledge';

/** A text that an editor shows. */
export interface Text {
  readonly text: string;
  readonly language: Language;
}

const analyzer = createAnalyzer(knowledge());

export function analysisOf({ text, language }: Text): Analysis {
  return analyzer.analyse(text, language);
}

/** The text after a fix; a pattern is inserted the way the editor does it. */
export function afterFix(one: Text, fix: ReadyFix): string {
  if ('edits' in fix) return applyEdits(one.text, fix.edits);
  const inserted = insertPattern(one.text, one.language, patternOf(fix.pattern), undefined, fix.connectTo);
  return 'edits' in inserted
    ? applyEdits(one.text, inserted.edits)
    : assert.fail(`"${fix.title}": ${inserted.problem} in\n${one.text}`);
}

/** Carries a fix out and says what is wrong with what comes of it; the text then. */
export function tryFix(one: Text, before: Analysis, finding: Finding, fix: ReadyFix): string {
  const text = afterFix(one, fix);
  const told = `"${fix.title}" for ${finding.code} makes\n${text}`;
  const after = analysisOf({ ...one, text });
  assert.deepEqual(mistakesIn({ ...one, text }), mistakesIn(one), told);
  assert.equal(countOf(after, finding), countOf(before, finding) - 1, told);
  assert.deepEqual(newIn(allOf(after), allOf(before)), [], told);
  const differing = differences(contentOf(one), contentOf({ ...one, text }));
  const isAddition = differing.every(difference => difference.startsWith('+'));
  assert.ok(isAddition || differing.length === 1 || isNewName(differing), `${told}\n${differing.join('\n')}`);
  const lost = commentsIn(one.text).filter(comment => !text.includes(comment));
  if (differing[0]?.startsWith('-') !== true || isNewName(differing)) assert.deepEqual(lost, [], told);
  return text;
}

/** A key with another name, in the same place: one is gone, one has come. */
function isNewName([one = '', other = '', ...more]: readonly string[]): boolean {
  const parentOf = (difference: string) => difference.slice(1, difference.lastIndexOf(below));
  return more.length === 0 && one.startsWith('-') && other.startsWith('+') && parentOf(one) === parentOf(other);
}

function countOf(analysis: Analysis, { code }: Finding): number {
  return allOf(analysis).filter(one => one.code === code).length;
}

/** What is told once speaks for other places too. */
function allOf({ findings }: Analysis): readonly Finding[] {
  return findings.flatMap(finding => [finding, ...(finding.others ?? [])]);
}

/** Advice doesn't count: it may have stood behind the error that is gone. */
function newIn(after: readonly Finding[], before: readonly Finding[]): readonly string[] {
  const left = before.map(({ code }) => code);
  return after.flatMap(({ code, severity, message }) => {
    if (severity === 'hint' || severity === 'information') return [];
    const index = left.indexOf(code);
    if (index < 0) return [`${severity} ${code}: ${message}`];
    left.splice(index, 1);
    return [];
  });
}

/** What readers of that language complain about; CloudFormation's tags are none of it. */
function mistakesIn({ text, language }: Text): readonly string[] {
  if (language === 'yaml') return parseDocument(text, { logLevel: 'silent' }).errors.map(({ code }) => code);
  try {
    JSON.parse(text);
    return [];
  } catch {
    return ['no JSON'];
  }
}

function commentsIn(text: string): readonly string[] {
  return text.match(/# kept \d+/g) ?? [];
}

/** The same text with a comment behind every value that ends its line. */
export function commented({ text, language }: Text): Text {
  const document = new Parser().parse(text, language);
  const places = new Set<number>();
  const visit = (node: Node | undefined): void => {
    if (node?.kind === 'mapping') for (const { value } of node.entries) visit(value);
    if (node?.kind === 'sequence') for (const item of node.items) visit(item);
    if (node?.kind !== 'scalar' || node.style === 'block') return;
    const { start, end } = spanOf(document, node);
    if (end > start && text[end] === '\n' && !text.slice(start, end).includes('\n')) places.add(end);
  };
  visit(document.root);
  const edits: readonly Edit[] = [...places]
    .sort((a, b) => a - b)
    .map((at, index) => ({ start: at, end: at, text: ` # kept ${index}` }));
  return { text: applyEdits(text, edits), language };
}

function contentOf({ text, language }: Text): unknown {
  return simple(new Parser().parse(text, language).root);
}

/** Function calls with tags are like any other value here. */
function simple(node: Node | undefined): unknown {
  if (node?.kind === 'mapping')
    return new Map([['tag', node.tag], ...node.entries.map(({ key, value }) => [key.value, simple(value)] as const)]);
  if (node?.kind === 'sequence') return node.items.map(simple);
  return node?.kind === 'scalar' ? `${node.tag ?? ''} ${node.value}` : undefined;
}

/** Between the names of a path, which can have dots in them. */
const below = ' › ';

/** The topmost places where two contents differ: `+` and `-` for what came and went, `~` for another value. */
function differences(before: unknown, after: unknown, path = ''): readonly string[] {
  if (before instanceof Map && after instanceof Map) {
    return [...new Set([...before.keys(), ...after.keys()])].flatMap(key => {
      const at = `${path}${below}${key}`;
      if (!before.has(key)) return [`+${at}`];
      return after.has(key) ? differences(before.get(key), after.get(key), at) : [`-${at}`];
    });
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    if (after.length < before.length) return [`-${path}`];
    return after.flatMap((item, index) =>
      index < before.length
        ? differences(before[index], item, `${path}${below}${index}`)
        : [`+${path}${below}${index}`],
    );
  }
  return before === after ? [] : [`~${path}`];
}
