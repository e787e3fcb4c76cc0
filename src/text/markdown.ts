import { inOneLine } from './inOneLine';

/** Markdown from parts that are Markdown; what comes from elsewhere is escaped first, by `escape.ts`. */

/**
 * A link; an address of any characters stays one. VS Code's reader of Markdown takes the backslashes before brackets
 * away from a link's text and then reads it again: hence their codes.
 */
export function link(text: string, address: string): string {
  const label = text.replace(/\\([[\]])/g, (_, bracket: string) => `&#${bracket.charCodeAt(0)};`);
  return `[${label}](${address.replace(/[()<>\\\s]/g, character => `%${hex(character)}`)})`;
}

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0');
}

/** A table; an empty one is nothing. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string | undefined {
  if (rows.length === 0) return undefined;
  const line = (cells: readonly string[]) =>
    `| ${cells.map(cell => inOneLine(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${':---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

/** Paragraphs with what is there; what isn't leaves no gap. */
export function paragraphs(parts: readonly (string | undefined)[]): string {
  return parts.filter(part => part !== undefined && part !== '').join('\n\n');
}
