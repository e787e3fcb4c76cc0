import type { Severity } from '../../knowledge/note';
import type { CheckResult } from '../checkResult';
import { slashed } from '../fingerprints';

const severities: Readonly<Record<Severity, string>> = {
  error: 'critical',
  warning: 'major',
  information: 'minor',
  hint: 'info',
};

/** GitLab's report of code quality, which merge requests show. */
export function asCodeQuality({ findings }: CheckResult) {
  return findings.map(({ file, line, endLine, severity, code, message, fingerprint }) => ({
    description: message,
    check_name: code,
    fingerprint,
    severity: severities[severity],
    location: { path: slashed(file), lines: { begin: line, end: endLine } },
  }));
}
