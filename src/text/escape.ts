import { inOneLine } from './inOneLine';

/**
 * What a template, a file's name or a team's note says reaches people through these functions alone: whoever wrote it
 * may be a stranger, and a text must stay a text wherever it is shown.
 */

/**
 * Control characters, which a terminal obeys; marks that reverse, hide or tag the text around them; halves of a
 * character. The joiners that some scripts and emoji are written with are none of them.
 */
const unseen =
  /[\0-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Cs}/gu;

/** A text in one line in which nothing is hidden: an escape character reads `\x1b`. For messages, titles and names. */
export function visible(text: string): string {
  return inOneLine(text.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n'))
    .replaceAll('\t', ' ')
    .replace(unseen, escaped);
}

/** The same with at most so many characters; what is cut is marked. */
export function shortened(text: string, most: number): string {
  // What is cut anyway needs no looking at.
  const shown = [...visible(text.slice(0, 4 * most))];
  return shown.length <= most && text.length <= 4 * most ? shown.join('') : `${shown.slice(0, most - 1).join('')}…`;
}

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
}

/**
 * As Markdown that shows the text as it is: nothing in it becomes a tag, a link, an image, emphasis, or the beginning
 * of a list. In a table `table` takes care of the bars.
 */
export function inMarkdown(text: string): string {
  return visible(text)
    .replace(/[\\`*[\]<~&$]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/^(\s*)([#+=>-])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/, '$1\\$2')
    .replace(/:(?=\/\/)|(?<=\bwww)\.|@/gi, '\\$&');
}

/** As code in Markdown. A text that code can't hold in a table is shown as it is. */
export function codeInMarkdown(text: string): string {
  const shown = visible(text);
  if (shown.trim() === '' || shown.includes('\\|')) return inMarkdown(shown);
  const fence = '`'.repeat(Math.max(0, ...[...shown.matchAll(/`+/g)].map(([ticks]) => ticks.length)) + 1);
  const space = /^`|`$/.test(shown) ? ' ' : '';
  return `${fence}${space}${shown}${space}${fence}`;
}

/**
 * As one line of a terminal, or part of one. Runners of workflows read what is printed, and obey a line that begins
 * with `::`, or `##[` anywhere.
 */
export function inTerminal(text: string): string {
  return visible(text)
    .replace(/^\s*:(?=:)/, '\\x3a')
    .replaceAll('##[', '#\\x23[');
}

/** As the message, or as a property, of a workflow command: `::error file=…::message`. */
export function inWorkflowCommand(text: string, as: 'message' | 'property'): string {
  const message = visible(text).replaceAll('%', '%25');
  return as === 'message' ? message : message.replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** As a label or a notification of the editor, where `$(name)` is an icon and `[text](address)` a link elsewhere. */
export function inLabel(text: string): string {
  return visible(text).replace(/(?<=[$\]])\(/g, '\u200c(');
}

/** Words of ours or of a team's note, in which `code` stands between ticks. */
export function withCode(text: string): string {
  return text
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 0 ? inMarkdown(part) : codeInMarkdown(part)))
    .join('');
}
