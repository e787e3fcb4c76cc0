import type { Scalar } from '../../syntax/tree';

/** What isn't kept, from few characters to many. */
const kept = [/[^\w./-]+/g, /[^\w.-]+/g, /[^A-Za-z0-9.-]+/g, /[^\w-]+/g, /[^A-Za-z0-9-]+/g];

const atEnds = /^[^A-Za-z0-9]+|(?<=[A-Za-z0-9])[^A-Za-z0-9]+$/g;

/** Texts that say the same in fewer kinds of characters: hyphens between words, small letters, slashes around a path. */
export function tidied({ value }: Scalar): readonly string[] {
  const forms = [value, value.toLowerCase()].flatMap(text => {
    const replaced = kept.map(others => text.replace(others, '-'));
    return [text, ...replaced, ...[text, ...replaced].map(one => one.replace(atEnds, ''))];
  });
  const path = `/${value.replace(/^\/+|(?<=[^/])\/+$/g, '')}/`;
  return [...forms, path, `${value}h`].filter(form => form !== value && form !== '');
}

/** The choices that come near to a text: the one that was meant, or all of a few. */
export function likelyChoices(choices: readonly string[], text: string): readonly string[] {
  const nearest = nearestChoices(choices, text);
  if (nearest.length === 1) return nearest;
  return choices.length <= few ? choices : [];
}

const few = 4;

/** Those that differ least from a text, in no more than every fourth letter. */
export function nearestChoices(choices: readonly string[], text: string): readonly string[] {
  const bare = (one: string) => one.toLowerCase().replace(/[^a-z0-9]/g, '');
  const meant = bare(text);
  const near = choices.flatMap(choice => {
    const most = choice.length / 4;
    // No need to measure a text that is much longer: a name can be pages of nonsense.
    if (Math.abs(bare(choice).length - meant.length) > most) return [];
    const away = distance(bare(choice), meant);
    return away > most ? [] : [{ choice, away }];
  });
  const least = Math.min(...near.map(({ away }) => away));
  return near.flatMap(({ choice, away }) => (away === least ? [choice] : []));
}

/** How many letters must change to make the one of the other. */
export function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (let at = 1; at <= other.length; at++) {
      const changed = (row[at - 1] ?? 0) + (other[at - 1] === letter ? 0 : 1);
      next.push(Math.min(changed, (row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
