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
