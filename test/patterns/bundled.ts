import { readdirSync, readFileSync } from 'node:fs';
import type { Form, Pattern } from '../../src/patterns/pattern';
import { isPattern, readPattern } from '../../src/patterns/read';
import { Parser } from '../../src/syntax/parser';
import type { Language } from '../../src/syntax/tree';
import { type Template, TemplateBuilder } from '../../src/template/model/template';

const folder = new URL('../../snippets/', import.meta.url);

/** The sources of all patterns, by id. */
export const sources: ReadonlyMap<string, string> = new Map(
  readdirSync(folder)
    .filter(name => name.endsWith('.yaml'))
    .sort()
    .map(name => [name.slice(0, -'.yaml'.length), readFileSync(new URL(name, folder), 'utf8')]),
);

export const patterns: readonly Pattern[] = [...sources].flatMap(([id, source]) => {
  const read = readPattern(id, source);
  return isPattern(read) ? [read] : [];
});

export function patternOf(id: string): Pattern {
  const pattern = patterns.find(candidate => candidate.id === id);
  if (pattern === undefined) throw new Error(`no pattern ${id}`);
  return pattern;
}

/** Every form of every pattern in both languages. */
export const all: readonly { title: string; pattern: Pattern; form: Form; language: Language }[] = patterns.flatMap(
  pattern =>
    pattern.forms.flatMap(form =>
      (['yaml', 'json'] as const).map(language => ({
        title: `${form.name}-${pattern.id} as ${language}`,
        pattern,
        form,
        language,
      })),
    ),
);

export function templateFrom(text: string, language: Language): Template {
  return new TemplateBuilder().build(new Parser().parse(text, language));
}
