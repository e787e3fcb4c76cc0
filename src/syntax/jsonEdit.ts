import { modify } from 'jsonc-parser';

/** The edits that set a value in JSON text, in the text's own formatting. */
export function jsonEdits(
  text: string,
  path: readonly string[],
  value: unknown,
): readonly { readonly start: number; readonly end: number; readonly text: string }[] {
  const unit = /\n([ \t]+)"/.exec(text)?.[1] ?? '  ';
  const formattingOptions = {
    insertSpaces: !unit.startsWith('\t'),
    tabSize: unit.length,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
  return modify(text, [...path], value, { formattingOptions }).map(({ offset, length, content }) => ({
    start: offset,
    end: offset + length,
    text: content,
  }));
}
