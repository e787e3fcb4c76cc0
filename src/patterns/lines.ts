/** Lines by offset. A line ends before its line break, be it \n or \r\n. */

export function lineStart(text: string, offset: number): number {
  // Before the first character nothing is looked for: `lastIndexOf` would take -1 for 0.
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

export function lineEnd(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  const end = newline < 0 ? text.length : newline;
  return text[end - 1] === '\r' && end > offset ? end - 1 : end;
}

/** How many characters stand before the offset in its line. */
export function indentAt(text: string, offset: number): number {
  const start = lineStart(text, offset);
  return offset - (text.charCodeAt(start) === 0xfeff ? start + 1 : start);
}

/** The line break that the text uses. */
export function lineBreakOf(text: string): string {
  return /\r?\n/.exec(text)?.[0] ?? '\n';
}
