import ignore from 'ignore';
import type { RecordedFiles } from './fileCache';
import { joined } from './files';

/** Whether a path from the project's folder is meant by one of its globs: `ci/**`, `*.yaml`. */
export function isMatched(globs: readonly string[], path: string): boolean {
  return path !== '' && !path.startsWith('..') && matcherOf(globs).ignores(path);
}

function matcherOf(globs: readonly string[]) {
  const matcher = ignore();
  for (const glob of globs) matcher.add(anchored(glob));
  return matcher;
}

/** A glob counts from the folder of the file that it stands in. */
function anchored(glob: string): string {
  const [, not = '', rest = ''] = /^(!?)(?:\.?\/)?(.*)$/s.exec(glob) ?? [];
  return `${not}/${rest}`;
}

/** More folders are not looked through: a project that has them names a smaller part. */
const mostFolders = 500;
const mostDepth = 12;

/** The files that globs mean, in order. */
export async function filesMatching(
  globs: readonly string[],
  home: string,
  files: RecordedFiles,
): Promise<readonly string[]> {
  const found: string[] = [];
  const matcher = matcherOf(globs);
  const left = [...new Set(globs.map(startOf))].map(path => ({ path, depth: 0 }));
  const seen = new Set<string>();
  for (let next = left.shift(); next !== undefined && seen.size < mostFolders; next = left.shift()) {
    const { path: folder, depth } = next;
    if (seen.has(folder) || depth > mostDepth) continue;
    seen.add(folder);
    for (const { name, isFolder } of await files.list(joined(home, folder))) {
      const path = folder === '' ? name : `${folder}/${name}`;
      if (isFolder && !/^(?:node_modules|\.git)$/.test(name)) left.push({ path, depth: depth + 1 });
      else if (!isFolder && matcher.ignores(path)) found.push(joined(home, path));
    }
  }
  return [...new Set(found)].sort();
}

/** The folder before the first wildcard. */
function startOf(glob: string): string {
  const steps = glob
    .replace(/^!?(?:\.?\/)?/, '')
    .split('/')
    .slice(0, -1);
  const wild = steps.findIndex(step => /[*?[{]/.test(step));
  return (wild < 0 ? steps : steps.slice(0, wild)).join('/');
}
