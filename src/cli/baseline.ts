import { readFile, writeFile } from 'node:fs/promises';
import * as v from 'valibot';
import type { ReportedFinding } from './checkResult';
import { cannotWrite } from './files';
import { slashed } from './fingerprints';
import { asJson } from './output';
import { UsageError } from './usageError';

const baseline = v.object({
  version: v.literal(1),
  findings: v.array(v.object({ fingerprint: v.string() })),
});

/** The fingerprints of what was found when the file was written. */
export async function readBaseline(path: string): Promise<ReadonlySet<string>> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new UsageError(`${path} can't be read; --update-baseline writes it`);
  });
  const { success, output } = v.safeParse(baseline, parsed(text));
  if (!success) throw new UsageError(`${path} isn't a baseline; --update-baseline writes one`);
  return new Set(output.findings.map(({ fingerprint }) => fingerprint));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** In an order that changes little from time to time, so that one can read its history. */
export async function writeBaseline(path: string, findings: readonly ReportedFinding[]): Promise<void> {
  const entries = findings
    .map(({ file, code, message, fingerprint }) => ({ file: slashed(file), code, message, fingerprint }))
    .sort((a, b) => compare(a.file, b.file) || compare(a.code, b.code) || compare(a.fingerprint, b.fingerprint));
  await writeFile(path, `${asJson({ version: 1, findings: entries })}\n`).catch(error => {
    throw new UsageError(cannotWrite(path, error));
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
