/**
 * How many of the first `length` things are so, where all that are come before all that aren't: by halves, so that a
 * handful of them is asked about.
 */
export function countOfFirst(length: number, isSo: (index: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isSo(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
