import type { Language } from '../syntax/tree';
import { jsonOf, prettyJson } from './json';
import { fill } from './marks';
import { type Form, type FormName, formOf, type Pattern } from './pattern';
import { parseForm } from './source';

const defaults: ReadonlyMap<string, string> = new Map();

/** A complete template, ending in a line break; undefined where the pattern has no such form. */
export function templateOf(
  pattern: Pattern,
  name: FormName,
  language: Language,
  values: ReadonlyMap<string, string> = defaults,
): string | undefined {
  const form = formOf(pattern, name);
  return form && renderForm(pattern, form, language, values);
}

export function renderForm(
  pattern: Pattern,
  form: Form,
  language: Language,
  values: ReadonlyMap<string, string> = defaults,
): string {
  const text = fill(form.text, pattern.placeholders, values);
  return language === 'yaml' ? text : toJson(text);
}

function toJson(text: string): string {
  const { root } = parseForm(text);
  return `${root === undefined ? '{}' : jsonOf(root, prettyJson)}\n`;
}
