import { readFile, writeFile } from 'node:fs/promises';
import * as v from 'valibot';
import type { ReportedFinding } from './checkResult';
import { cannotWrite } from './files';
import { asJson } from './output';
import { UsageError } from './usageError';

const baseline = v.object({
  version: v.literal(1),
  findings: v.array(v.object({ file: v.string(), code: v.string(), message: v.string(), fingerprint: v.string() })),
});

type Entry = v.InferOutput<typeof baseline>['findings'][number];

/** The fingerprints of what was found when the file was written. */
export async function readBaseline(path: string): Promise<ReadonlySet<string>> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new UsageError(`${path} can't be read; --update-baseline writes it`);
  });
  const entries = entriesIn(text);
  if (entries === undefined) throw new UsageError(`${path} isn't a baseline; --update-baseline writes one`);
  return new Set(entries.map(({ fingerprint }) => fingerprint));
}

function entriesIn(text: string): readonly Entry[] | undefined {
  const { success, output } = v.safeParse(baseline, parsed(text));
  return success ? output.findings : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * In an order that changes little from time to time, so that one can read its history.
 * @param isKept whether what the baseline says of a file stays: it wasn't checked this time
 */
export async function writeBaseline(
  path: string,
  findings: readonly ReportedFinding[],
  isKept: (file: string) => boolean,
): Promise<void> {
  const before = await readFile(path, 'utf8').catch(() => '');
  const known = before.trim() === '' ? [] : entriesIn(before);
  if (known === undefined)
    throw new UsageError(`${path} isn't a baseline, so it is not overwritten; name another file`);
  const kept = known.filter(({ file }) => isKept(file));
  const found = findings.map(({ path: file, code, message, fingerprint }) => ({ file, code, message, fingerprint }));
  const entries = [...kept, ...found].sort(
    (a, b) => compare(a.file, b.file) || compare(a.code, b.code) || compare(a.fingerprint, b.fingerprint),
  );
  await writeFile(path, `${asJson({ version: 1, findings: entries })}\n`).catch(error => {
    throw new UsageError(cannotWrite(path, error));
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
