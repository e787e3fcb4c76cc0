import { yamlMistakes } from '../syntax/mistakes';
import { Parser } from '../syntax/parser';
import { type Document, entryOf, isNull, type Node, spanOf } from '../syntax/tree';
import { Lines } from '../text/lines';
import type { Problem } from './note';
import { type FrontMatter, type Issue, validate } from './schema';
import { capitalised } from './words';

/** The front matter of a note, with the places of what stands in it. */
export interface ReadFrontMatter {
  readonly frontMatter: FrontMatter;
  placed(issue: Issue): Problem;
}

/** Reads the text between the two lines `---`; all mistakes are told. */
export function readFrontMatter(text: string, isTeams: boolean): ReadFrontMatter | readonly Problem[] {
  const mistakes = mistakesIn(text);
  if (mistakes.length > 0) return mistakes;
  const document = new Parser().parse(text, 'yaml');
  const validated = validate(plainOf(document.root, { left: 20000 }) ?? {}, isTeams);
  if ('issues' in validated) return validated.issues.map(issue => placed(document, issue));
  return { frontMatter: validated.frontMatter, placed: issue => placed(document, issue) };
}

function mistakesIn(frontMatter: string): readonly Problem[] {
  const lines = new Lines(frontMatter);
  const problems = yamlMistakes(frontMatter).map(({ start, message }) => toProblem(lines, start, capitalised(message)));
  // What follows the first mistake of a line is its consequence.
  return problems.filter(({ line }, index) => problems.findIndex(other => other.line === line) === index);
}

function toProblem(lines: Lines, offset: number, message: string): Problem {
  const { line, column } = lines.positionAt(offset);
  // The front matter begins in the second line of the note.
  return { line: line + 1, column, message };
}

/** The place of the entry, or of the nearest one above it that exists. */
function placed(document: Document, issue: Issue): Problem {
  let node: Node | undefined = document.root;
  let at = document.root;
  let place = node === undefined ? { start: 0, end: 0 } : spanOf(document, node);
  for (const step of issue.path) {
    const entry = entryOf(at, step);
    if (entry !== undefined) place = spanOf(document, entry.key);
    node = entry?.value ?? (node?.kind === 'sequence' ? node.items[Number(step)] : undefined);
    if (entry === undefined && node !== undefined) place = spanOf(document, node);
    at = node?.kind === 'mapping' ? node : undefined;
    if (node === undefined) break;
  }
  return toProblem(new Lines(document.text), place.start, issue.message);
}

/** A plain value for the schema; bounded, because a stranger's note can hold an alias bomb. */
function plainOf(node: Node | undefined, budget: { left: number }): unknown {
  if (budget.left-- <= 0 || node === undefined || isNull(node) || node.kind === 'opaque') return undefined;
  if (node.kind === 'sequence') return node.items.map(item => plainOf(item, budget));
  if (node.kind === 'mapping') {
    return Object.fromEntries(node.entries.map(({ key, value }) => [key.value, plainOf(value, budget)]));
  }
  if (node.style !== 'plain') return node.value;
  if (/^[-+]?\d+(?:\.\d+)?$/.test(node.value)) return Number(node.value);
  return node.value === 'true' ? true : node.value === 'false' ? false : node.value;
}
