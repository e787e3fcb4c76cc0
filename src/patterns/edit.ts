/** A piece of the old text and what comes in its place; an insertion where start and end are equal. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export function insertion(at: number, text: string): Edit {
  return { start: at, end: at, text };
}

/** In the order of the text, with insertions at one place made one. */
export function inOrder(edits: readonly Edit[]): readonly Edit[] {
  const ordered: Edit[] = [];
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = ordered.at(-1);
    if (last !== undefined && last.start === edit.start && last.end === edit.start) {
      ordered[ordered.length - 1] = { ...edit, text: last.text + edit.text };
    } else ordered.push(edit);
  }
  return ordered;
}

/** The text after edits that are in order. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const edit of edits) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}
