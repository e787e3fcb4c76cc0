import { isTooLarge } from '../../../src/analysis';
import { bombs } from './bombs';
import { deep } from './deep';
import type { Input } from './input';
import { related } from './related';
import { runs } from './runs';
import { wide } from './wide';

/** Short ones that can hurt all the same, and those that hurt by their length. */
export const short: readonly Input[] = [...deep, ...bombs];
export const long: readonly Input[] = [...wide, ...related, ...runs];

/** As large as it gets before it is too large to be checked. */
export function atFullSize({ full, text }: Input): string {
  let size = full;
  while (isTooLarge(text(Math.floor(size)))) size *= 0.95;
  return text(Math.floor(size));
}
