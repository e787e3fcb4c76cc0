import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { templateEndings } from '../syntax/language';
import { decode } from '../text/decode';
import { UsageError } from './usageError';

/** Files as given, and the candidates in folders, without what git ignores. Each once, in a stable order. */
export async function filesAt(paths: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(paths.map(path => filesUnder(path)));
  return [...new Set(found.flat())];
}

async function filesUnder(path: string): Promise<readonly string[]> {
  const info = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(
      `${path} can't be read: ${error.code === 'ENOENT' ? 'there is no such file or folder' : error.message}`,
    );
  });
  if (!info.isDirectory()) return [path];
  const { globby } = await import('globby');
  const files = await globby(`**/*.{${templateEndings.join(',')}}`, {
    cwd: path,
    dot: true,
    gitignore: true,
    caseSensitiveMatch: false,
    suppressErrors: true,
    ignore: ['**/node_modules/**', '**/.git/**'],
  });
  return files.sort().map(file => join(path, file));
}

export async function readText(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${file} can't be read: ${error.message}`);
  });
  return decode(bytes);
}
