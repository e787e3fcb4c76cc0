/** The time that a team's expression takes can grow with a power of the text's length: it is for names, not for pages. */
export const longestForTeam = 1000;

const made = new Map<string, RegExp>();

/** The regular expression that a row is written with; made once, since rows are read over and over. */
export function expressionOf(source: string): RegExp {
  const expression = made.get(source) ?? new RegExp(source, 'u');
  made.set(source, expression);
  return expression;
}
