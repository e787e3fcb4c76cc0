import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join, posix, relative, resolve } from 'node:path';
import type { FileFinding } from './checkFile';
import type { ReportedFinding } from './checkResult';

/**
 * Gives each finding a fingerprint that survives moved lines: of its file, its id, the text of its line, and, where a
 * file has that line several times, its number among them.
 * @param root what paths are counted from, so that they are the same wherever the command is run
 */
export function fingerprinted(findings: readonly FileFinding[], root: string): readonly ReportedFinding[] {
  const counts = new Map<string, number>();
  return findings.map(finding => {
    const path = pathIn(root, finding.file);
    const key = [path, finding.code, finding.lineText.trim()].join('\0');
    const number = counts.get(key) ?? 0;
    counts.set(key, number + 1);
    const fingerprint = createHash('sha256').update(`${key}\0${number}`).digest('hex').slice(0, 32);
    return { ...finding, path, fingerprint };
  });
}

/** The repository that the current folder is in; the folder itself outside of one. */
export function repositoryRoot(folder = resolve()): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return folder;
  }
}

/** A file as it is called from a folder. */
export function pathIn(root: string, file: string): string {
  return slashed(relative(root, resolve(file)));
}

/** A path as formats and baselines have it, alike on all systems. */
export function slashed(file: string): string {
  return posix.normalize(file.replaceAll('\\', '/'));
}
