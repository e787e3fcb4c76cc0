import type { Finding } from '../api';

/** What a row with a page of its own finds leads there, not to the page of its check. */
export function sourced({ source }: Pick<Finding, 'source'>, findings: readonly Finding[]): readonly Finding[] {
  return source === undefined ? findings : findings.map(finding => ({ ...finding, source }));
}
