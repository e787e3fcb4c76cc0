import type { Knowledge } from '../knowledge/knowledge';
import { rank, type Severity } from '../knowledge/note';
import type { FileFinding, FileReport } from './checkFile';

/** What a check gave: what every format prints from. */
export interface CheckResult {
  readonly reports: readonly FileReport[];
  /** Those that are told: neither in the baseline nor said twice. */
  readonly findings: readonly ReportedFinding[];
  /** Why the exit code is 2: what could not be checked, a sentence each. */
  readonly problems: readonly string[];
  /** How many the baseline holds back. */
  readonly known: number;
  readonly milliseconds: number;
  readonly knowledge: Knowledge;
  /** The lowest severity that fails. */
  readonly failOn: Severity | 'never';
}

export interface ReportedFinding extends FileFinding {
  /** The file from the repository's root, with forward slashes. */
  readonly path: string;
  /** The same as long as the file, the finding and the text of its line are; 32 hexadecimal digits. */
  readonly fingerprint: string;
}

export function reaches(severity: Severity, failOn: CheckResult['failOn']): boolean {
  return failOn !== 'never' && rank(severity) >= rank(failOn);
}

/** What makes the exit code 1, and nothing else. */
export function onlyFailing(result: CheckResult): CheckResult {
  return { ...result, findings: result.findings.filter(({ severity }) => reaches(severity, result.failOn)) };
}

/** A file of the Serverless Framework, or one with resources alone, is no template, but the part of one in it is checked. */
export function isChecked({ is }: FileReport): boolean {
  return is === 'template' || is === 'part';
}

export function templatesIn(reports: readonly FileReport[]): number {
  return reports.filter(({ is }) => is === 'template').length;
}
