import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FileReport } from './checkFile';
import { UsageError } from './usageError';
import { type Answer, checkWith, type Setup } from './worker';

/** A thread costs about as much as that many files, to start and to get warm: with fewer it doesn't pay. */
const filesPerThread = 250;

/** Enough that the way between the threads doesn't count, and so few that all end together. */
const filesPerBatch = 16;

/** Checks files, in threads of their own where that pays; the reports are in the order of the files. */
export async function checkFiles(
  files: readonly string[],
  setup: Setup,
  progress: (checked: number) => void = () => {},
): Promise<readonly FileReport[]> {
  const threads = Math.min(availableParallelism(), Math.floor(files.length / filesPerThread));
  return threads < 2 ? checkWith(setup, progress)(files) : checkInThreads(files, setup, threads, progress);
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
  // Where it is built, `worker.ts` stands beside.
  const workers = Array.from({ length: count }, () => new Worker(join(__dirname, 'worker.js'), { workerData: setup }));
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
