import { type ParseError, parseTree } from 'jsonc-parser';
import { parse as parseToml, TomlError } from 'smol-toml';
import { parseDocument } from 'yaml';
import { Lines } from '../text/lines';
import type { Span } from '../text/span';
import { shallowJson, shallowYaml } from './shallow';

/** What isn't YAML in a text, with its place; for texts of our own format, where a template's are another tool's business. */
export function yamlMistakes(text: string): readonly (Span & { readonly message: string })[] {
  if (shallowYaml(text) !== text) return [{ start: 0, end: 0, message: 'is nested too deeply' }];
  const { errors } = parseDocument(text, {
    schema: 'failsafe',
    resolveKnownTags: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  return errors.map(({ pos: [start, end], message }) => ({ start, end, message: inWords(message) }));
}

/** What isn't JSON in a text, comments and trailing commas let pass. */
export function jsonMistakes(text: string): readonly (Span & { readonly message: string })[] {
  const errors: ParseError[] = [];
  parseTree(shallowJson(text), errors, { allowTrailingComma: true });
  return errors.map(({ offset, length }) => ({ start: offset, end: offset + length, message: "this isn't JSON" }));
}

/** The first thing that isn't TOML in a text. */
export function tomlMistake(text: string): (Span & { readonly message: string }) | undefined {
  try {
    parseToml(text);
    return undefined;
  } catch (error) {
    if (!(error instanceof TomlError)) return { start: 0, end: 0, message: 'is nested too deeply' };
    const start = new Lines(text).offsetAt({ line: error.line, column: error.column }) ?? text.length;
    const [what = ''] = error.message.replace(/^Invalid TOML document: /, '').split('\n');
    return { start, end: Math.min(start + 1, text.length), message: what.replace(/\.$/, '') };
  }
}

function inWords(message: string): string {
  return message === 'Map keys must be unique' ? 'this key is here twice' : `this can't be read as YAML: ${message}`;
}
