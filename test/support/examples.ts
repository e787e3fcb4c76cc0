import type { Finding } from '../../src/analysis';
import type { Example, Limit } from '../../src/knowledge/note';
import { Parser } from '../../src/syntax/parser';
import { type Document, type Entry, type Language, type Node, spanOf } from '../../src/syntax/tree';
import { callOf } from '../../src/template/model/intrinsics';
import { locate } from '../../src/template/model/locate';

/** A whole template with what must be found in it. */
export interface Case {
  readonly title: string;
  readonly language: Language;
  readonly text: string;
  readonly expected: readonly Expected[];
}

export interface Expected {
  readonly code: string;
  readonly severity: string | undefined;
  readonly start: number;
  readonly end: number;
}

/** In the first columns there is no room for a comment before the carets: `^^^ # id` marks what stands there. */
const markerAtStart = /^(\^+) # ([\w-]+)(?: (error|warning|information|hint))?$/;
const marker = /^\s*#[\s^]*?(\^+)\s*([\w-]+)(?:\s+(error|warning|information|hint))?\s*$/;

const made = new WeakMap<Example, readonly Case[]>();

/** An example as it stands, as JSON, and for every SAM type that the limit is for; made once, for all tests of a run. */
export function casesOf(example: Example, rows: readonly Limit[]): readonly Case[] {
  const cases = made.get(example) ?? makeCases(example, rows);
  made.set(example, cases);
  return cases;
}

function makeCases(example: Example, rows: readonly Limit[]): readonly Case[] {
  const cases = typesOf(example, rows).map(type => toCase(example, type));
  return cases.flatMap(one => (one.language === 'json' || isYamlOnly(one) ? [one] : [one, asJson(one)]));
}

/** What YAML makes of a text without quotes has no counterpart. */
function isYamlOnly({ expected }: Case): boolean {
  return expected.some(({ code }) => ['cfn-number-key', 'cfn-account-number', 'cfn-yaml-text'].includes(code));
}

/** A fragment of properties is tried in each type that takes them; anything else says its types itself. */
function typesOf(example: Example, rows: readonly Limit[]): readonly (string | undefined)[] {
  if (!/^ {6}\S/.test(example.text)) return [undefined];
  const [first] = rows[0]?.at ?? [];
  if (first === undefined) return [undefined];
  const samePath = rows.flatMap(row => row.at).filter(at => at.path.join('.') === first.path.join('.'));
  return [...new Set(samePath.map(at => at.type).filter(type => !type.endsWith('*')))];
}

function toCase(example: Example, type: string | undefined): Case {
  const { text, expected } = readMarkers(repeated(wrapped(example.text, type)));
  return {
    title: `${example.expectation}${type === undefined ? '' : ` ${type}`}`,
    language: example.language,
    text,
    expected,
  };
}

function wrapped(text: string, type: string | undefined): string {
  if (/^ {6}\S/.test(text)) {
    return `${headerFor(type ?? '')}Resources:\n  Example:\n    Type: ${type}\n    Properties:\n${text}\n`;
  }
  if (/^ {2}\S/.test(text)) return `${headerFor(text)}Resources:\n${text}\n`;
  return `${text}\n`;
}

function headerFor(text: string): string {
  return text.includes('AWS::Serverless::') ? 'Transform: AWS::Serverless-2016-10-31\n' : '';
}

/** `‹a#, × 3›` is `a1, a2, a3, `: what breaks a count or a size can be written down shortly. */
function repeated(text: string): string {
  return text.replace(/‹([^›]*) × (\d+)›/g, (_, piece: string, count: string) =>
    Array.from({ length: Number(count) }, (_, index) => piece.replaceAll('#', String(index + 1))).join(''),
  );
}

/** Cuts the marker lines out; each speaks of the line above it. */
export function readMarkers(text: string): { text: string; expected: readonly Expected[] } {
  const expected: Expected[] = [];
  let kept = '';
  let lineStart = 0;
  for (const line of text.split('\n')) {
    const [, carets, code, severity] = markerAtStart.exec(line) ?? marker.exec(line) ?? [];
    if (carets === undefined || code === undefined) {
      lineStart = kept.length;
      kept += `${line}\n`;
      continue;
    }
    const start = lineStart + line.indexOf('^');
    expected.push({ code, severity, start, end: start + carets.length });
  }
  return { text: kept.slice(0, -1), expected };
}

/** The same template in JSON; what was marked is found again by its path. */
function asJson({ title, text, expected }: Case): Case {
  const yaml = new Parser().parse(text, 'yaml');
  const json = JSON.stringify(plainOf(yaml.root), undefined, 2);
  const document = new Parser().parse(json, 'json');
  return {
    title: `${title} as JSON`,
    language: 'json',
    text: json,
    expected: expected.map(one => ({ ...one, ...samePlace(yaml, one.start, document) })),
  };
}

function samePlace(yaml: Document, offset: number, json: Document): { start: number; end: number } {
  const span = spanAt(json, yaml, offset);
  if (span === undefined) throw new Error(`nothing is marked at offset ${offset} of\n${yaml.text}`);
  return span;
}

function spanAt(json: Document, yaml: Document, offset: number): { start: number; end: number } | undefined {
  // A tag such as `!Ref` stands before the scalar that can be located.
  const location = locate(yaml, offset);
  if (location === undefined) return undefined;
  let node: Node | undefined = json.root;
  for (const [index, step] of location.steps.entries()) {
    const isLast = index === location.steps.length - 1;
    if (node?.kind === 'mapping') {
      const entry: Entry | undefined = node.entries.find(candidate => candidate.key.value === step.name);
      if (entry === undefined) return undefined;
      if (isLast && location.onKey) return spanOf(json, entry.key);
      node = entry.value;
    } else if (node?.kind === 'sequence') node = node.items[Number(step.name)];
  }
  return node && spanOf(json, node);
}

/** A node as JSON says it: short tags become long function names. */
export function plainOf(node: Node | undefined): unknown {
  if (node === undefined) return null;
  const call = node.tag === undefined ? undefined : callOf(node);
  if (call !== undefined) {
    const argument = plainOf(call.argument);
    const isDotted = call.name === 'Fn::GetAtt' && typeof argument === 'string';
    return { [call.name]: isDotted ? splitAtFirstDot(argument) : argument };
  }
  if (node.kind === 'mapping')
    return Object.fromEntries(node.entries.map(({ key, value }) => [key.value, plainOf(value)]));
  if (node.kind === 'sequence') return node.items.map(plainOf);
  if (node.kind === 'opaque') return null;
  return node.style === 'plain' ? plainScalar(node.value) : node.value;
}

function splitAtFirstDot(text: string): readonly string[] {
  const dot = text.indexOf('.');
  return [text.slice(0, dot), text.slice(dot + 1)];
}

function plainScalar(value: string): unknown {
  if (value === '' || value === 'null' || value === '~') return null;
  if (/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(value)) return Number(value);
  return value === 'true' || value === 'false' ? value === 'true' : value;
}

/** Findings in the form of expectations, to be compared. */
export function asExpected(findings: readonly Finding[], expected: readonly Expected[]): readonly Expected[] {
  return findings.map(({ code, severity, start, end }) => {
    const asked = expected.some(one => one.code === code && one.start === start && one.severity !== undefined);
    return { code, severity: asked ? severity : undefined, start, end };
  });
}

/** The text with what was found drawn under it, ready to be pasted into the note. */
export function drawn(text: string, findings: readonly Finding[]): string {
  const lines: string[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    lines.push(line);
    for (const { code, start, end } of findings) {
      if (start < offset || start > offset + line.length) continue;
      const length = Math.max(1, Math.min(end, offset + line.length) - start);
      lines.push(
        `${`${' '.repeat(start - offset).replace(/ $/, '')}`.replace(/^( *)$/, (_, gap: string) => `#${gap.slice(1)} `)}${'^'.repeat(length)} ${code}`,
      );
    }
    offset += line.length + 1;
  }
  return lines.join('\n');
}
