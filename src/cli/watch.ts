import { type FSWatcher, statSync, watch as watchPath } from 'node:fs';
import { complain } from './output';

/** Editors write a file in several steps. */
const delay = 200;

/** Runs a check again whenever something below the paths changes, until it is interrupted. */
export async function watch(paths: readonly string[], run: () => Promise<unknown>): Promise<never> {
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
  const watchers = paths.map(path => watched(path, again));
  complain('watching for changes; press Ctrl+C to stop');
  return new Promise(() => {
    process.once('exit', () => {
      for (const watcher of watchers) watcher.close();
    });
  });
}

function watched(path: string, changed: () => void): FSWatcher {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  return watchPath(path, { recursive: isFolder }, (_event, name) => {
    if (!/(?:^|[\\/])(?:\.git|node_modules)(?:[\\/]|$)/.test(name ?? '')) changed();
  });
}
