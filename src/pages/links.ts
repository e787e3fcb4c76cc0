/** The pages that are made of all notes. No note has such a name. */
export const indexName = 'index';
export const changedName = 'changed';

/** The relative address from one page to another: `sqs.md`, `../sqs.md#retention`. */
export function pathTo(name: string, from: string, anchor?: string): string {
  const up = '../'.repeat(from.split('/').length - 1);
  const path = name.split('/').map(encodeURIComponent).join('/');
  return `${up}${path}.md${anchor === undefined ? '' : `#${anchor}`}`;
}
