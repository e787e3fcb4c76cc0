import { createColors } from 'picocolors';
import type { Severity } from '../knowledge/note';

type Paint = (text: string) => string;

/** What a terminal shows in another colour; plain text for everything else. */
export type Colours = Readonly<Record<Severity | 'bold' | 'dim' | 'added' | 'removed', Paint>>;

/** On a terminal, unless NO_COLOR is set; elsewhere where FORCE_COLOR is. */
export function coloursFor({ isTTY }: { readonly isTTY?: boolean }): Colours {
  const { NO_COLOR = '', FORCE_COLOR = '', TERM } = process.env;
  const isForced = FORCE_COLOR !== '' && FORCE_COLOR !== '0';
  const paint = createColors(isForced || (isTTY === true && NO_COLOR === '' && TERM !== 'dumb'));
  return {
    error: paint.red,
    warning: paint.yellow,
    information: paint.blue,
    hint: paint.gray,
    bold: paint.bold,
    dim: paint.dim,
    added: paint.green,
    removed: paint.red,
  };
}
