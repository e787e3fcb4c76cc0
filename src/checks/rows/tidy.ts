import type { Scalar } from '../../syntax/tree';
import { longForms, nearestChoices } from '../../text/nearest';
import { scheduleForms } from './schedules';

/** What isn't kept, from few characters to many. */
const kept = [/[^\w./-]+/g, /[^\w.-]+/g, /[^A-Za-z0-9.-]+/g, /[^\w-]+/g, /[^A-Za-z0-9-]+/g];

const atEnds = /^[^A-Za-z0-9]+|(?<=[A-Za-z0-9])[^A-Za-z0-9]+$/g;

/** Texts that say the same in fewer kinds of characters or with an ending: hyphens between words, small letters, capitals at the beginning of words, slashes around a path. */
export function tidied({ value }: Scalar, endings: readonly string[]): readonly string[] {
  if (/^(?:rate|cron|at)\(/.test(value)) return scheduleForms(value);
  const forms = [value, value.toLowerCase()].flatMap(text => {
    const replaced = kept.map(others => text.replace(others, '-'));
    return [text, ...replaced, ...[text, ...replaced].map(one => one.replace(atEnds, ''))];
  });
  const words = (value.match(/[A-Za-z0-9]+/g) ?? []).map(word => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  const path = `/${value.replace(/^\/+|(?<=[^/])\/+$/g, '')}/`;
  return [...forms, path, ...endings.map(ending => `${value}${ending}`), words].filter(
    form => form !== value && form !== '',
  );
}

/** The choices that come near to a text: the one that was meant, or all of a few. */
export function likelyChoices(choices: readonly string[], text: string): readonly string[] {
  const nearest = nearestChoices(choices, text);
  const meant = nearest.length > 0 ? nearest : longForms(choices, text);
  if (meant.length === 1) return meant;
  return choices.length <= few ? choices : [];
}

const few = 4;
