import { hintOn } from '../knowledge/formerIds';

/** What is said of an id that no finding has, with the nearest one. */
export function unknownId(id: string, ids: readonly string[]): string {
  return `there is no finding ${id}. ${hintOn(id, ids)}`.trimEnd();
}
