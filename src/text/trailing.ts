/** The characters of one kind with which a text ends. An expression would try each place before them, too. */
export function trailing(text: string, isOne: RegExp): string {
  let start = text.length;
  while (start > 0 && isOne.test(text.charAt(start - 1))) start--;
  return text.slice(start);
}
