/** How many characters of a text count. Where a name is asked for, Lambda takes an ARN too: of that the name alone does. */
export function lengthOf(text: string, most = Number.POSITIVE_INFINITY): number {
  const { length } = [...text];
  return length > most ? [...text.replace(/^arn:.*:/, '')].length : length;
}
