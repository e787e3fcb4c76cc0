/**
 * An integer as English writes it, on any machine: `1,465`. By hand, since to make what knows all languages takes as
 * long as to check a small template.
 */
export function grouped(integer: number): string {
  return String(integer).replace(/\B(?=(?:\d{3}){1,7}$)/g, ',');
}
