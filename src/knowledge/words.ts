import type { Guard, Limit } from './note';
import { quantity, quantityInWords } from './quantity';

/** A row as people say it: "60 to 1,209,600 s (14 days) with FifoQueue true". */
export function limitInWords(limit: Limit): string {
  // The reason that stands for a form tells its condition itself.
  if (limit.measure === 'pattern' && limit.reason !== undefined) return boundsInWords(limit);
  return `${boundsInWords(limit)}${guardInWords(limit.when, 'with')}${guardInWords(limit.unless, 'without')}`;
}

/** The same without the properties that it depends on. */
export function boundsInWords(limit: Limit): string {
  const { measure, min, max, unit, oneOf, reason } = limit;
  if (measure === 'one-of') return `One of ${(oneOf ?? []).join(', ')}`;
  if (measure === 'pattern') return reason === undefined ? 'A form of its own' : capitalised(filledIn(reason, limit));
  const name = measure === 'count' ? (unit ?? 'entries') : measure === 'number' ? unit : measure;
  if (max === undefined) return `At least ${quantityInWords(min ?? 0, name)}`;
  if (max === 0 && measure !== 'number') return 'Not to be set';
  if (min === max) return `Exactly ${quantityInWords(max, name)}`;
  if (min === undefined) return `At most ${quantityInWords(max, name)}`;
  return `${quantity(min, undefined)} to ${quantityInWords(max, name)}`;
}

/** " with FifoQueue true", " without CapacityProviderConfig"; empty where there is no such condition. */
export function guardInWords(guard: Guard | undefined, word: 'with' | 'without'): string {
  const parts = Object.entries(guard ?? {}).map(([name, values]) => {
    const last = name.split('.').at(-1) ?? name;
    return values === true ? last : `${last} ${values.join(' or ')}`;
  });
  return parts.length === 0 ? '' : ` ${word} ${parts.join(' and ')}`;
}

/** A reason or a way out with its numbers: `{min}` and `{max}` are filled in. */
export function filledIn(text: string, { min, max, unit }: Limit): string {
  const show = (value: number | undefined) => (value === undefined ? '' : quantityInWords(value, unit));
  return text.replaceAll('{min}', show(min)).replaceAll('{max}', show(max));
}

/** As a sentence ends. */
export function stopped(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
