import { inOneLine } from '../text/inOneLine';
/** Plain text as Markdown that shows it as it is: nothing in it becomes a tag, a link or emphasis. */
export function plain(text: string): string {
  return text.replace(/[\\`*<[\]]/g, character => `\\${character}`);
}

export function link(text: string, address: string): string {
  return `[${text}](${address})`;
}

export function code(text: string): string {
  return `\`${text}\``;
}

/** A table; an empty one is nothing. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string | undefined {
  if (rows.length === 0) return undefined;
  const line = (cells: readonly string[]) =>
    `| ${cells.map(cell => inOneLine(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

/** Paragraphs with what is there; what isn't leaves no gap. */
export function paragraphs(parts: readonly (string | undefined)[]): string {
  return parts.filter(part => part !== undefined && part !== '').join('\n\n');
}
