import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { FileFinding } from './checkFile';
import type { ReportedFinding } from './checkResult';

/**
 * Gives each finding a fingerprint that survives moved lines: of its file, its id, the text of its line, and, where a
 * file has that line several times, its number among them.
 */
export function fingerprinted(findings: readonly FileFinding[]): readonly ReportedFinding[] {
  const counts = new Map<string, number>();
  return findings.map(finding => {
    const key = [slashed(finding.file), finding.code, finding.lineText.trim()].join('\0');
    const number = counts.get(key) ?? 0;
    counts.set(key, number + 1);
    const fingerprint = createHash('sha256').update(`${key}\0${number}`).digest('hex').slice(0, 32);
    return { ...finding, fingerprint };
  });
}

/** A path as formats and baselines have it, alike on all systems. */
export function slashed(file: string): string {
  return posix.normalize(file.replaceAll('\\', '/'));
}
