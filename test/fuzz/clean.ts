import assert from 'node:assert/strict';
import type { Analysis } from '../../src/analysis';
import type { OutlineItem } from '../../src/navigation/navigation';
import type { Edit } from '../../src/patterns/edit';
import { type Inserted, insertPattern, type Refused } from '../../src/patterns/insert';
import type { Pattern } from '../../src/patterns/pattern';
import type { Span } from '../../src/text/span';
import { finished } from '../../src/work';
import { patterns } from '../patterns/bundled';
import type { Start } from './templates';

const severities = new Set(['error', 'warning', 'information', 'hint']);
const slip = /undefined|\bNaN\b|\[object |\$\{(?!\w)|\{(?:min|max|name)\}/;

/** All that is said of a text lies in the text and is fit to be read. */
export function cleanAnalysis(analysis: Analysis, { text }: Start): void {
  for (const finding of analysis.findings) {
    const { code, severity, message, related, source } = finding;
    assert.match(code, /^[a-z][a-z0-9-]*$/);
    assert.ok(severities.has(severity), severity);
    assert.ok(source === undefined || source.startsWith('https://'), source);
    readable(message, text);
    assert.match(message, /[.?]$/);
    inside(text, finding);
    for (const one of related) {
      inside(text, one);
      readable(one.message, text);
    }
    for (const fix of analysis.fixesFor(finding)) {
      readable(fix.title, text);
      if ('edits' in fix) cleanEdits(text, fix.edits);
    }
    cleanEdits(text, analysis.suppressing(finding) ?? []);
  }
  const [first] = analysis.findings;
  if (first !== undefined)
    cleanEdits(text, finished(analysis.fixingAll(new Set(analysis.findings.map(({ code }) => code)), patterns)) ?? []);
}

export function cleanHover(analysis: Analysis, { text }: Start, offset: number): void {
  const hover = analysis.hoverAt(offset, patterns);
  if (hover === undefined) return;
  inside(text, hover);
  readable(hover.markdown, text);
  for (const { title } of analysis.offersAt(offset, patterns)) readable(title, text);
}

/** All ways lead to places in the text; a name's places spell the name, so that a new one can stand there. */
export function cleanNavigation({ navigation }: Analysis, { text }: Start, offset: number): void {
  for (const { name, whole } of navigation.definitionAt(offset)?.targets ?? []) {
    inside(text, name);
    inside(text, whole);
  }
  const places = navigation.placesOfNameAt(offset);
  assert.ok(
    new Set(places.map(({ start, end }) => text.slice(start, end))).size <= 1,
    'one name is written in two ways',
  );
  const renamed = navigation.renaming(offset, 'Other');
  if ('refusal' in renamed) readable(renamed.refusal, text);
  else
    cleanEdits(
      text,
      renamed.map(place => ({ ...place, text: 'Other' })),
    );
  for (const item of navigation.outline()) cleanItem(item, text);
  for (const { firstLine, lastLine } of navigation.folds()) assert.ok(firstLine < lastLine, 'a fold has several lines');
  for (const link of navigation.links()) inside(text, link);
}

function cleanItem({ nameSpan, children, start, end }: OutlineItem, text: string): void {
  inside(text, { start, end });
  assert.ok(start <= nameSpan.start && nameSpan.end <= end, 'a name is outside of its item');
  for (const child of children) {
    assert.ok(start <= child.start && child.end <= end, 'an item is outside of the one around it');
    cleanItem(child, text);
  }
}

/** A pattern goes in, attached to a resource that offers it at that place, or a sentence says why not. */
export function cleanInsertion(analysis: Analysis, { text, language }: Start, offset: number, pattern: Pattern): void {
  cleanInserted(insertPattern(text, language, pattern), text);
  for (const offer of analysis.offersAt(offset, patterns)) {
    cleanInserted(insertPattern(text, language, offer.pattern, undefined, offer.connectTo), text);
  }
}

function cleanInserted(result: Inserted | Refused, text: string): void {
  if ('problem' in result) readable(result.problem, text);
  else cleanEdits(text, result.edits);
}

/** In the text and apart from each other. */
function cleanEdits(text: string, edits: readonly Edit[]): void {
  for (const edit of edits) inside(text, edit);
  const ordered = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
  for (const [index, { end }] of ordered.entries())
    assert.ok(end <= (ordered[index + 1]?.start ?? end), 'edits overlap');
}

function inside({ length }: string, { start, end }: Span): void {
  const isInside = Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end && end <= length;
  assert.ok(isInside, `${start}–${end} is outside of the text`);
}

/** A slip of ours is in no word that the text itself has. */
export function readable(said: string, text: string): void {
  assert.ok(said.trim() !== '', 'nothing is said');
  const [found] = slip.exec(said) ?? [];
  assert.ok(found === undefined || text.includes(found), `${found} in: ${said}`);
}
