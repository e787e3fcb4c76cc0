import { parentPort, workerData } from 'node:worker_threads';
import type { Settings } from '../analysis';
import type { TeamNotes } from '../knowledge/team';
import { AroundReader, type CommandLine } from './around';
import { checkFile, type FileReport } from './checkFile';
import { knowledgeWith } from './knowledge';
import { UsageError } from './usageError';

/** What the files are checked with: plain data, as it goes to other threads. */
export interface Setup {
  readonly team: TeamNotes;
  readonly settings: Settings;
  readonly around: CommandLine;
}

/** What a thread answers to a batch. */
export type Answer = { readonly reports: readonly FileReport[] } | { readonly mistake: string };

/** Checks files in this thread, batch by batch. */
export function checkWith(
  { team, settings, around }: Setup,
  progress: (checked: number) => void = () => {},
): (files: readonly string[]) => Promise<readonly FileReport[]> {
  const knowledge = knowledgeWith(team);
  const reader = new AroundReader(around);
  return async files => {
    const reports: FileReport[] = [];
    for (const file of files) {
      reports.push(await checkFile(file, knowledge, settings, reader));
      progress(reports.length);
    }
    return reports;
  };
}

async function answer(reports: Promise<readonly FileReport[]>): Promise<Answer> {
  try {
    return { reports: await reports };
  } catch (error) {
    // Only data gets to the other thread as what it is.
    if (error instanceof UsageError) return { mistake: error.message };
    throw error;
  }
}

/** The main thread has none: in another, this answers batches until the thread is ended. */
if (parentPort !== null) {
  const check = checkWith(workerData as Setup);
  parentPort.on('message', async (files: readonly string[]) => parentPort?.postMessage(await answer(check(files))));
}
