import { parseDocument } from 'yaml';
import type { Span } from '../text/span';
import { shallowYaml } from './shallow';

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

function inWords(message: string): string {
  return message === 'Map keys must be unique' ? 'this key is here twice' : `this can't be read as YAML: ${message}`;
}
