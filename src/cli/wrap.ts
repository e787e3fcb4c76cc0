/** Lines of more characters are read badly, however wide the terminal. */
const widest = 100;

/**
 * Markdown for a terminal: links to the editor's commands are gone, and paragraphs and lists are broken into lines that
 * fit. Code and tables stay as they are. Without a width, as where it goes into a file, nothing is broken.
 */
export function forTerminal(markdown: string, columns: number | undefined): string {
  const text = withoutCommands(markdown);
  if (columns === undefined) return text;
  // A terminal that doesn't know its width says 0.
  const width = Math.max(20, Math.min(columns || widest, widest));
  let isCode = false;
  return text
    .split('\n')
    .flatMap(line => {
      const isFence = /^\s*(?:```|~~~)/.test(line);
      if (isFence) isCode = !isCode;
      return isFence || isCode || /^\s*\|/.test(line) ? [line] : wrapped(line, width);
    })
    .join('\n');
}

/** Only the editor can run them. A line that holds nothing else goes with them. */
function withoutCommands(markdown: string): string {
  return markdown
    .split('\n')
    .flatMap(line => {
      const left = line.replace(/(?<!\\)\[(?:\\.|[^[\]\\])*\]\(command:[^)[]*\)/g, '');
      if (left === line) return [line];
      const tidy = left
        .split(' · ')
        .filter(part => part.trim() !== '')
        .join(' · ')
        .trim();
      return tidy === '' ? [] : [tidy];
    })
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');
}

/** What goes on in the next line stands below the text of a list's item or of a quotation. */
function wrapped(line: string, width: number): readonly string[] {
  const [, indent = '', mark = ''] = /^(\s*)((?:[-*] |\d+\. |> ?)?)/.exec(line) ?? [];
  const further = indent + (mark.startsWith('>') ? mark : ' '.repeat(mark.length));
  const lines: string[] = [];
  let current = indent + mark;
  let isFresh = true;
  for (const word of line.slice(current.length).split(' ')) {
    if (!isFresh && current.length + 1 + word.length > width) {
      lines.push(current);
      current = further + word;
    } else current += isFresh ? word : ` ${word}`;
    isFresh = false;
  }
  return [...lines, current];
}
