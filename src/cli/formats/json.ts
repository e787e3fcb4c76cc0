import { type CheckResult, templatesIn } from '../checkResult';

/** The shape that other tools read: places from 1, ends exclusive. */
export function asData({ reports, problems, findings }: CheckResult) {
  const templates = templatesIn(reports);
  return {
    templates,
    skipped: reports.length - templates,
    problems,
    findings: findings.map(({ lineText: _line, fingerprint: _fingerprint, path: _path, ...finding }) => finding),
  };
}
