import type { Document, Language } from '../syntax/tree';
import { reindent } from './indent';
import { jsonEntry, prettyJson } from './json';
import { mark, markOf, unmark } from './marks';
import type { Form, Pattern, Placeholder } from './pattern';
import { parseForm, partOf, slicesOf } from './source';

/** One entry of a VS Code snippet file. */
export interface Snippet {
  readonly prefix: string;
  readonly body: readonly string[];
  readonly description: string;
}

const formTitles = { cfn: 'CloudFormation', sam: 'SAM' } as const;

/** The content of a VS Code snippet file: each form of each pattern, as entries to be put below `Resources`. */
export function snippetsOf(patterns: readonly Pattern[], language: Language): Record<string, Snippet> {
  const snippets = patterns.flatMap(pattern => pattern.forms.map(form => toSnippet(pattern, form, language)));
  return Object.fromEntries(snippets);
}

function toSnippet(pattern: Pattern, form: Form, language: Language): [string, Snippet] {
  const document = parseForm(mark(form.text, pattern.placeholders));
  const text = language === 'yaml' ? yamlEntries(document) : jsonEntries(document, pattern.placeholders);
  return [
    `${pattern.title} (${formTitles[form.name]})`,
    {
      prefix: `${form.name}-${pattern.id}`,
      body: `${withTabStops(escapeText(text), pattern.placeholders)}$0`.split('\n'),
      description: `${pattern.title}. ${pattern.use}`,
    },
  ];
}

function yamlEntries(document: Document): string {
  const slices = slicesOf(document, partOf(document, 'Resources'));
  return slices.map(slice => reindent(slice.text, slice.indent, { to: 0, unit: 2 })).join('\n\n');
}

/** Tabs, which VS Code turns into the indentation of the file. */
function jsonEntries(document: Document, placeholders: readonly Placeholder[]): string {
  const plain = (text: string) => unmark(text, index => placeholders[index]?.name ?? '');
  const layout = { ...prettyJson, unit: '\t', plain };
  const slices = slicesOf(document, partOf(document, 'Resources'));
  return slices.map(({ name, value }) => jsonEntry(name, value, layout)).join(',\n');
}

/** The first occurrence of a placeholder shows its default or choices, the others follow it. */
function withTabStops(text: string, placeholders: readonly Placeholder[]): string {
  const stops = placeholders.map((_, index) => index).filter(index => text.includes(markOf(index)));
  const seen = new Set<number>();
  return unmark(text, index => {
    const stop = stops.indexOf(index) + 1;
    const placeholder = placeholders[index];
    if (placeholder === undefined || seen.has(index)) return `\${${stop}}`;
    seen.add(index);
    return tabStop(stop, placeholder);
  });
}

function tabStop(stop: number, { name, choices }: Placeholder): string {
  if (choices.length === 0) return `\${${stop}:${escapeText(name)}}`;
  return `\${${stop}|${choices.map(choice => choice.replace(/[\\,|]/g, '\\$&')).join(',')}|}`;
}

function escapeText(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
