import { createAnalyzer, type Finding, type Language } from '../analysis';
import type { Knowledge } from '../knowledge/knowledge';
import { NoteSearch } from '../knowledge/search';
import { pageNamed, placeOf } from '../pages/pages';
import { findPattern } from '../patterns/library';
import type { FormName, Pattern } from '../patterns/pattern';
import { templateOf } from '../patterns/render';
import { Lines } from '../text/lines';

const mostHits = 10;
const mostFindings = 100;

/** The page that an id leads to, or what the words find: text for an assistant that writes a template. */
export function noteAnswer(knowledge: Knowledge, query: string): string {
  const place = placeOf(knowledge, query.trim());
  const page = place && pageNamed(knowledge, place.name);
  if (page !== undefined) return page.markdown;
  const hits = new NoteSearch(knowledge).find(query).slice(0, mostHits);
  if (hits.length === 0) return `There is no note on ${query}. Ask for a service, such as Amazon SQS.`;
  const lines = hits.map(({ note, id, title, text }) => `- ${note.title}, ${id}: ${title}. ${text}`);
  return ['Ask again with one of these ids for the whole note:', ...lines].join('\n');
}

/** The findings in the text of a template, a line each, or why it isn't checked. */
export function checkAnswer(knowledge: Knowledge, text: string): string {
  const analysis = createAnalyzer(knowledge).analyse(text, languageOf(text));
  if (!analysis.isTemplate)
    return 'This is not a template: its top level has neither AWSTemplateFormatVersion nor Resources with a Type that begins with AWS::.';
  const lines = new Lines(text);
  const told = analysis.findings.filter(({ severity }) => severity !== 'hint');
  if (told.length === 0) return 'Nothing found: the template keeps all limits that Fieldnotes knows.';
  const shown = told.slice(0, mostFindings).map(finding => inOneLine(finding, lines));
  const rest = told.length - shown.length;
  return [...shown, ...(rest > 0 ? [`${rest} more findings`] : [])].join('\n');
}

/** JSON begins with a brace; all else is read as YAML. */
function languageOf(text: string): Language {
  return /^\uFEFF?\s*\{(?![%#{])/.test(text) ? 'json' : 'yaml';
}

function inOneLine({ start, severity, code, message, source, fixes }: Finding, lines: Lines): string {
  const { line } = lines.positionAt(start);
  const ways = fixes.map(({ title }) => title).join(' or ');
  const parts = [
    `line ${line}: ${severity} ${code}: ${message}`,
    ways && `Fix: ${ways}.`,
    source && `Source: ${source}`,
  ];
  return parts.filter(Boolean).join(' ');
}

export interface PatternRequest {
  readonly id: string | undefined;
  readonly form: FormName | undefined;
  readonly language: Language;
}

/** All patterns, or one of them as a whole template. */
export function patternAnswer(patterns: readonly Pattern[], { id, form, language }: PatternRequest): string {
  const lines = patterns.map(
    ({ id, title, forms }) => `- ${id} (${forms.map(({ name }) => name).join(', ')}): ${title}`,
  );
  const list = ['Ask again with one of these ids for the whole template:', ...lines].join('\n');
  if (id === undefined) return list;
  const pattern = findPattern(patterns, id);
  const name = form ?? pattern?.forms[0]?.name ?? 'cfn';
  const template = pattern && templateOf(pattern, name, language);
  return template ?? `There is no pattern ${id} in the form ${name}. ${list}`;
}
