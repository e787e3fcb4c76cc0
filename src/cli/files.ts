import { readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Language } from '../syntax/tree';
import { UsageError } from './usageError';

/** The endings that templates have, by CloudFormation's own advice; what they hold is told by content. */
const endings = ['yaml', 'yml', 'json', 'jsonc', 'template', 'tmpl', 'txt'];

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
  const files = await globby(`**/*.{${endings.join(',')}}`, {
    cwd: path,
    dot: true,
    gitignore: true,
    caseSensitiveMatch: false,
    suppressErrors: true,
    ignore: ['**/node_modules/**', '**/.git/**'],
  });
  return files.sort().map(file => join(path, file));
}

/** The text of a file, whatever Unicode encoding its byte order mark tells. */
export async function readText(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${file} can't be read: ${error.message}`);
  });
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return bytes.toString('utf8');
}

/** The editor knows a document's language; here the ending tells, and where it doesn't, the first character. */
export function languageOf(file: string, text: string): Language {
  const ending = extname(file).toLowerCase();
  if (ending === '.yaml' || ending === '.yml') return 'yaml';
  if (ending === '.json' || ending === '.jsonc') return 'json';
  return /^\uFEFF?\s*\{/.test(text) ? 'json' : 'yaml';
}
