import type { Limit } from '../../knowledge/note';

/** The end of a regular expression that is a literal text, optional or not. */
const literalEnd = /(?:\(\?:((?:\\[^\w)\]}*+]|\w)+)\)\??|[)\]}*+]((?:\\[^\w)\]}*+]|\w)+))\$$/;

/** The texts with which a value can or must end: `.fifo` by `^[\w-]+(?:\.fifo)?$`, `h` by `^\d+h$`. */
export function endingsOf({ ending, pattern }: Pick<Limit, 'ending' | 'pattern'>): readonly string[] {
  const [, optional, required] = literalEnd.exec(pattern ?? '') ?? [];
  return [ending, (optional ?? required)?.replace(/\\(?=\W)/g, '')].filter(text => text !== undefined);
}
