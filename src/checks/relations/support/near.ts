/** From here on a hint says that a limit is near. */
const near = 0.9;

/** Whether a limit is nearly used up, or passed. */
export function isNear(size: number, most: number): boolean {
  return size >= near * most;
}
