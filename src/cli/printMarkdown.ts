import { coloursFor } from './colours';
import { print, printMade } from './output';

/** Lines of more characters are read badly, however wide the terminal. */
const widest = 100;

/** Prints Markdown: as it is where it goes into a file, for reading where it goes to a terminal. */
export async function printMarkdown(markdown: string, out = process.stdout): Promise<void> {
  const text = withoutCommands(markdown);
  if (out.columns === undefined) return print(text);
  // Nobody else needs the reader of Markdown.
  const { rendered } = await import('./markdown');
  // A terminal that doesn't know its width says 0.
  const width = Math.max(20, Math.min(out.columns || widest, widest));
  printMade(rendered(text, width, coloursFor(out)));
}

/** Only the editor can run them. A line that holds nothing else goes with them. */
export function withoutCommands(markdown: string): string {
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
