import { modify } from 'jsonc-parser';
import { shallowJson } from './shallow';

/** The edits that set a value in JSON text, in the text's own formatting; undefined where the text is too broken. */
export function jsonEdits(
  text: string,
  path: readonly (string | number)[],
  value: unknown,
): readonly { readonly start: number; readonly end: number; readonly text: string }[] | undefined {
  const unit = /\n([ \t]+)"/.exec(text)?.[1] ?? '  ';
  const formattingOptions = {
    insertSpaces: !unit.startsWith('\t'),
    tabSize: unit.length,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
  try {
    return modify(shallowJson(text), [...path], value, { formattingOptions }).map(({ offset, length, content }) => ({
      start: offset,
      end: offset + length,
      text: content,
    }));
  } catch {
    // `modify` throws where something on the way is no object.
    return undefined;
  }
}
