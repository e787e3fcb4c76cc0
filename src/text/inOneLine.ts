/** A text with a blank for each run of white space that breaks its lines. */
export function inOneLine(text: string): string {
  // Looked at from where white space begins only: else a long run of it would be walked through from each of its places.
  return text.replace(/(?<!\s)\s*\n\s*/g, ' ');
}
