const between = ' · ';

/** Those of the parts that fit in a number of characters when they are joined, the first ones first. */
export function fitting(parts: readonly string[], most: number): string {
  const taken: string[] = [];
  for (const part of parts) if ([...taken, part].join(between).length <= most) taken.push(part);
  return taken.join(between);
}
