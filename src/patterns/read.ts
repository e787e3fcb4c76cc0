import { type Document, entryOf, type Node, spanOf, valueOf } from '../syntax/tree';
import { TemplateBuilder } from '../template/model/template';
import { Lines } from '../text/lines';
import { jsonOf, minifiedJson } from './json';
import { mark, markOf } from './marks';
import type { Connection, Form, Pattern, Problem } from './pattern';
import { type Issue, type Metadata, validateMetadata } from './schema';
import { formSections, parseForm, partOf } from './source';

interface Piece {
  readonly text: string;
  /** Its first line in the file, from 1. */
  readonly line: number;
}

const knownSections: readonly string[] = ['AWSTemplateFormatVersion', 'Description', 'Transform', ...formSections];

/** Reads a pattern from its file: metadata, then one template per form. All mistakes are told, each at its line. */
export function readPattern(id: string, source: string): Pattern | readonly Problem[] {
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id)) {
    return [{ line: 1, column: 1, message: `${id} must be in small letters, digits and hyphens` }];
  }
  const [head, ...rest] = documentsOf(source);
  if (head === undefined) return [{ line: 1, column: 1, message: 'the file is empty' }];
  const document = parseForm(head.text);
  const root = document.root;
  const validated = validateMetadata(root && (JSON.parse(jsonOf(root, minifiedJson)) as unknown));
  if ('issues' in validated) return validated.issues.map(issue => placed(document, head, issue));
  const forms = rest.map(piece => ({ name: nameOf(piece.text), text: `${piece.text.trim()}\n` }));
  const pattern: Pattern = { id, ...validated.metadata, forms };
  const problems = [
    ...rest.flatMap(piece => formIssues(pattern, piece)),
    ...metadataIssues(validated.metadata, forms).map(issue => placed(document, head, issue)),
  ];
  return problems.length > 0 ? problems : pattern;
}

export function isPattern(read: Pattern | readonly Problem[]): read is Pattern {
  return 'id' in read;
}

function documentsOf(source: string): readonly Piece[] {
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const pieces: Piece[] = [];
  let line = 1;
  for (const piece of text.split(/^---[ \t]*\n/m)) {
    if (piece.trim() !== '') pieces.push({ text: piece, line });
    line += piece.split('\n').length;
  }
  return pieces;
}

function nameOf(text: string): Form['name'] {
  return /^Transform:.*(?:\n(?: |- ).*)*?AWS::Serverless-2016-10-31/m.test(text) ? 'sam' : 'cfn';
}

function formIssues({ connects }: Pattern, piece: Piece): readonly Problem[] {
  const document = parseForm(piece.text);
  const at = (path: readonly string[], message: string) => placed(document, piece, { path, message });
  if (!new TemplateBuilder().build(document).isTemplate) return [at([], 'is no template')];
  const problems: Problem[] = [];
  const tab = piece.text.indexOf('\t');
  if (tab >= 0) problems.push(at([], 'has a tab'));
  for (const { key } of document.root?.entries ?? []) {
    if (!knownSections.includes(key.value)) problems.push(at([key.value], `${key.value} can't be part of a pattern`));
  }
  for (const connection of connects) {
    const missing = missingIn(document, connection);
    if (missing !== undefined) problems.push(at(['Resources'], `connects needs ${missing}, which isn't there`));
  }
  return problems;
}

function missingIn(document: Document, connection: Connection): string | undefined {
  const resource = partOf(document, 'Resources', connection.as);
  if (resource === undefined) return connection.as;
  const properties = valueOf(resource, 'Properties');
  const property = [...connection.set, ...connection.ensure].find(name => valueOf(properties, name) === undefined);
  return property && `${connection.as}.${property}`;
}

function metadataIssues({ placeholders }: Metadata, forms: readonly Form[]): readonly Issue[] {
  const issues: Issue[] = [];
  if (forms.length === 0) issues.push({ path: [], message: 'no template follows' });
  if (new Set(forms.map(form => form.name)).size < forms.length) {
    issues.push({ path: [], message: 'two templates are of the same form' });
  }
  const marked = forms.map(form => mark(form.text, placeholders)).join();
  for (const [index, { name, choices }] of placeholders.entries()) {
    const path = ['placeholders', String(index)];
    if (!marked.includes(markOf(index))) issues.push({ path, message: `${name} stands in no template` });
    if (choices.length > 0 && choices[0] !== name) issues.push({ path, message: `${name} must be the first choice` });
  }
  return issues;
}

/** The place of what the path leads to, or of the nearest thing above it that exists. */
function placed(document: Document, piece: Piece, { path, message }: Issue): Problem {
  let node: Node | undefined = document.root;
  let offset = 0;
  for (const step of path) {
    const entry = entryOf(node, step);
    node = entry?.value ?? (node?.kind === 'sequence' ? node.items[Number(step)] : undefined);
    if (node === undefined) break;
    offset = spanOf(document, entry?.key ?? node).start;
  }
  const { line, column } = new Lines(piece.text).positionAt(offset);
  return { line: piece.line + line - 1, column, message };
}
