import { type FSWatcher, fstatSync, statSync, watch as watchPath } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { templateEndings } from '../syntax/language';
import { isPattern, reasonOf } from './files';
import { complain } from './output';
import { UsageError } from './usageError';

/** Editors write a file in several steps. */
const delay = 200;

/** What can change a result: templates, what stands around them, notes, and which files are left out. */
const relevant = new RegExp(`\\.(?:${[...templateEndings, 'toml', 'md'].join('|')})$|ignore$`, 'i');
const irrelevant = /(?:^|[\\/])(?:\.git|node_modules)(?:[\\/]|$)/;

/**
 * Runs a check again whenever something below the paths changes, until it is interrupted.
 *
 * @param beside files that the result depends on, too
 */
export function watch(
  paths: readonly string[],
  beside: readonly string[],
  run: () => Promise<unknown>,
): Promise<never> {
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const again = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(async () => {
        complain('');
        await run();
      });
    }, delay);
  };
  const named = new Set([...paths, ...beside].map(path => basename(path)));
  const watchers: FSWatcher[] = [];
  return new Promise((_, reject) => {
    const refuse = (folder: string, error: unknown) => {
      for (const watcher of watchers) watcher.close();
      reject(new UsageError(`${folder} can't be watched: ${reasonOf(error)}`));
    };
    for (const { folder, recursive } of [...paths, ...beside, '.fieldnotes.yaml'].map(watchedFor)) {
      try {
        const watcher = watchPath(folder, { recursive }, (_event, name) => {
          const file = name ?? '';
          const isRelevant = relevant.test(file) || named.has(basename(file));
          if (isRelevant && !irrelevant.test(file) && !isOutput(join(folder, file))) again();
        });
        watchers.push(watcher.on('error', error => refuse(folder, error)));
      } catch (error) {
        return refuse(folder, error);
      }
    }
    complain('watching for changes; press Ctrl+C to stop');
  });
}

/** What is printed into a file would be a change each time. */
function isOutput(path: string): boolean {
  const info = statSync(path, { throwIfNoEntry: false });
  const output = fstatSync(process.stdout.fd);
  return info?.ino === output.ino && info.dev === output.dev;
}

/** Of a file the folder is watched, since editors put a new file in the place of the one that is saved. */
function watchedFor(path: string): { readonly folder: string; readonly recursive: boolean } {
  const info = statSync(path, { throwIfNoEntry: false });
  if (info?.isDirectory()) return { folder: path, recursive: true };
  if (info !== undefined || !isPattern(path)) return { folder: dirname(path), recursive: false };
  return { folder: /^(?:[^*?[{]*\/)?/.exec(path)?.[0] || '.', recursive: true };
}
