import { inTerminal } from '../text/escape';

/** The only ways to what a terminal, a pipe or a workflow's log reads; whoever wrote the text can't command these. */

/** Prints lines. */
export function print(text: string): void {
  process.stdout.write(`${inLines(text)}\n`);
}

/** Says what went wrong, in lines of its own. */
export function complain(text: string): void {
  process.stderr.write(`${inLines(text)}\n`);
}

/** Prints a value as JSON, in which what commands a terminal or a runner is written as its code. */
export function printJson(value: unknown): void {
  process.stdout.write(`${asJson(value)}\n`);
}

export function asJson(value: unknown): string {
  return JSON.stringify(value, undefined, 2).replace(
    /[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]|#(?=\[)/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Prints lines that are made of escaped parts: workflow commands, XML, colours. */
export function printMade(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** One line on standard error that the next one takes the place of; an empty one takes it away. */
export function showProgress(text: string): void {
  process.stderr.write(`\r\x1b[K${inTerminal(text)}`);
}

function inLines(text: string): string {
  return text.split('\n').map(inTerminal).join('\n');
}
