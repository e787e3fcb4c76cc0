import { availableParallelism } from 'node:os';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import type { Settings } from '../analysis';
import type { TeamNotes } from '../knowledge/team';
import { AroundReader, type CommandLine } from './around';
import { checkFile, type FileReport } from './checkFile';
import { knowledgeWith } from './knowledge';
import { UsageError } from './usageError';

/** A thread costs about as much as that many files, to start and to get warm: with fewer it doesn't pay. */
const filesPerThread = 250;

/** Enough that the way between the threads doesn't count, and so few that all end together. */
const filesPerBatch = 16;

/** What the files are checked with: plain data, as it goes to other threads. */
export interface Setup {
  readonly team: TeamNotes;
  readonly settings: Settings;
  readonly around: CommandLine;
}

/** What a thread answers to a batch. */
type Answer = { readonly reports: readonly FileReport[] } | { readonly mistake: string };

/** Checks files, in threads of their own where that pays; the reports are in the order of the files. */
export async function checkFiles(
  files: readonly string[],
  setup: Setup,
  progress: (checked: number) => void = () => {},
): Promise<readonly FileReport[]> {
  const threads = Math.min(availableParallelism(), Math.floor(files.length / filesPerThread));
  return threads < 2 ? checkWith(setup, progress)(files) : checkInThreads(files, setup, threads, progress);
}

function checkWith({ team, settings, around }: Setup, progress: (checked: number) => void = () => {}) {
  const knowledge = knowledgeWith(team);
  const reader = new AroundReader(around);
  return async (files: readonly string[]): Promise<readonly FileReport[]> => {
    const reports: FileReport[] = [];
    for (const file of files) {
      reports.push(await checkFile(file, knowledge, settings, reader));
      progress(reports.length);
    }
    return reports;
  };
}

async function checkInThreads(
  files: readonly string[],
  setup: Setup,
  count: number,
  progress: (checked: number) => void,
): Promise<readonly FileReport[]> {
  let checked = 0;
  const batches = Array.from({ length: Math.ceil(files.length / filesPerBatch) }, (_, index) =>
    files.slice(index * filesPerBatch, (index + 1) * filesPerBatch),
  ).entries();
  const reports: (readonly FileReport[])[] = [];
  // Bundled, this very file is the program: `main.ts` tells the threads apart.
  const workers = Array.from({ length: count }, () => new Worker(__filename, { workerData: setup }));
  try {
    await Promise.all(
      workers.map(async worker => {
        // Whoever is done takes the next batch.
        for (const [index, batch] of batches) {
          reports[index] = await ask(worker, batch);
          checked += batch.length;
          progress(checked);
        }
      }),
    );
  } finally {
    await Promise.all(workers.map(worker => worker.terminate()));
  }
  return reports.flat();
}

function ask(worker: Worker, files: readonly string[]): Promise<readonly FileReport[]> {
  return new Promise((resolve, reject) => {
    worker.removeAllListeners();
    worker.once('error', reject);
    worker.once('message', (answer: Answer) => {
      if ('reports' in answer) resolve(answer.reports);
      else reject(new UsageError(answer.mistake));
    });
    worker.postMessage(files);
  });
}

/** What a thread does: answers batches until it is ended. */
export function answerBatches(): void {
  const check = checkWith(workerData as Setup);
  parentPort?.on('message', async (files: readonly string[]) => parentPort?.postMessage(await answer(check(files))));
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
