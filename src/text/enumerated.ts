/** `a`, `a and b`, `a, b and c`. */
export function enumerated(parts: readonly string[], word: 'and' | 'or' | 'nor'): string {
  if (parts.length <= 1) return parts[0] ?? '';
  return `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1)}`;
}
