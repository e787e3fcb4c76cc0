/** Those that differ least from a text, in no more than every fourth letter. */
export function nearestChoices(choices: readonly string[], text: string): readonly string[] {
  const bare = (one: string) => one.toLowerCase().replace(/[^a-z0-9]/g, '');
  const meant = bare(text);
  const near = choices.flatMap(choice => {
    const most = choice.length / 4;
    const plain = bare(choice);
    // No need to measure a text that is much longer: a name can be pages of nonsense.
    if (Math.abs(plain.length - meant.length) > most) return [];
    const away = distance(plain, meant, most);
    return away > most ? [] : [{ choice, away }];
  });
  const least = Math.min(...near.map(({ away }) => away));
  return near.flatMap(({ choice, away }) => (away === least ? [choice] : []));
}

/** Those of which a text is a short form, as `Avg` is of `Average`. */
export function longForms(choices: readonly string[], text: string): readonly string[] {
  return choices.filter(choice => isShortFor(text.toLowerCase(), choice.toLowerCase()));
}

const shortest = 3;
/** A word says too little of one that is much longer. */
const leastShare = 0.4;

function isShortFor(text: string, choice: string): boolean {
  if (text.length < shortest || text.length < choice.length * leastShare || text[0] !== choice[0]) return false;
  let at = 0;
  for (const letter of choice) if (letter === text[at]) at++;
  return at === text.length;
}

/**
 * How many letters must change to make the one of the other; past `most`, that it is more. Two neighbours that are
 * swapped are one change, since that is one slip of the fingers.
 */
export function distance(one: string, other: string, most = Number.POSITIVE_INFINITY): number {
  const letters = [...one];
  let before: readonly number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of letters.entries()) {
    const next = [index + 1];
    let least = index + 1;
    for (let at = 1; at <= other.length; at++) {
      const changed = (row[at - 1] ?? 0) + (other[at - 1] === letter ? 0 : 1);
      const isSwapped = at > 1 && other[at - 2] === letter && other[at - 1] === letters[index - 1];
      const swapped = isSwapped ? (before[at - 2] ?? most) + 1 : most + 1;
      const away = Math.min(changed, (row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1, swapped);
      next.push(away);
      least = Math.min(least, away);
    }
    // What is so far apart here comes no nearer.
    if (least > most) return least;
    before = row;
    row = next;
  }
  return row.at(-1) ?? 0;
}
