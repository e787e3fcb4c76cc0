import { constants, createReadStream, type Dirent, readdir } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Options as GlobOptions } from 'globby';
import { templateEndings } from '../syntax/language';
import { decode } from '../text/decode';
import { pathOf } from './around';
import { UsageError } from './usageError';

/** The name that stands for standard input. */
export const stdin = '-';

/** What the paths of a command line lead to. */
export interface Inputs {
  /** Each once, in a stable order. */
  readonly files: readonly string[];
  /** Paths that lead nowhere: a sentence each. */
  readonly problems: readonly string[];
}

/** Which files of folders are left out. */
export interface Leaving {
  /** Patterns, on top of what git and `.fieldnotesignore` files leave out. */
  readonly ignore?: readonly string[];
}

/** Files as named, what patterns match, and the candidates in folders without what is ignored there. */
export async function inputsAt(paths: readonly string[], leaving: Leaving): Promise<Inputs> {
  const found = await Promise.all(paths.map(path => inputsUnder(path, leaving)));
  return {
    files: byPath(found.flatMap(({ files }) => files)),
    problems: found.flatMap(({ problems }) => problems),
  };
}

/** `a.yaml` and `./a.yaml` are one file, called as it was first. */
function byPath(files: readonly string[]): readonly string[] {
  const paths = new Map<string, string>();
  for (const file of files) {
    const path = file === stdin ? file : pathOf(file);
    if (!paths.has(path)) paths.set(path, file);
  }
  return [...paths.values()];
}

async function inputsUnder(path: string, leaving: Leaving): Promise<Inputs> {
  if (path === stdin) return { files: [path], problems: [] };
  try {
    const info = await stat(path);
    if (!info.isDirectory()) return { files: [path], problems: [] };
    await access(path, constants.R_OK | constants.X_OK);
    return await filesIn(path, leaving);
  } catch (error) {
    if (!isPattern(path)) return { files: [], problems: [cannotRead(path, error)] };
    const { files, problems } = await globFiles(path, { ...shared(leaving), gitignore: true });
    return { files, problems: files.length + problems.length > 0 ? problems : [await whyNone(path)] };
  }
}

/** What no file is called is taken for a pattern if it looks like one. */
export function isPattern(path: string): boolean {
  return /[*?[{]/.test(path);
}

/** A folder that is named is searched though git ignores it as a whole: then only what is ignored inside counts. */
async function filesIn(folder: string, leaving: Leaving): Promise<Inputs> {
  const pattern = `**/*.{${templateEndings.join(',')}}`;
  const options = { ...shared(leaving), cwd: folder, caseSensitiveMatch: false };
  const first = await globFiles(pattern, { ...options, gitignore: true });
  const { files, problems } =
    first.files.length > 0
      ? first
      : await globFiles(pattern, { ...options, ignoreFiles: ownIgnores.concat('**/.gitignore') });
  return { files: files.map(file => join(folder, file)), problems };
}

/** Why a pattern led to no file: there may be some that are left out. */
async function whyNone(pattern: string): Promise<string> {
  const { files } = await globFiles(pattern, { dot: true, suppressErrors: true });
  if (files.length === 0) return `no file matches ${pattern}`;
  return `every file that matches ${pattern} is left out; 'fieldnotes help ignoring' says by what`;
}

type Told = (error: NodeJS.ErrnoException | null, entries: Dirent[]) => void;

/**
 * What a pattern matches, in a stable order, and the folders on the way that nobody may look into. Links to files are
 * files; links of folders can lead in a ring, and git doesn't follow them either.
 */
async function globFiles(pattern: string, options: GlobOptions): Promise<Inputs> {
  const { globby } = await import('globby');
  const closed = new Set<string>();
  const noting = (path: string, ways: { withFileTypes: true }, told: Told) =>
    readdir(path, ways, (error, entries) => {
      if (error?.code === 'EACCES') closed.add(cannotRead(relative('', path), error));
      told(error, entries);
    });
  // Nobody calls it without `ways`.
  const fs = { readdir: noting as typeof readdir };
  const all = { ...options, fs, followSymbolicLinks: false, onlyFiles: false, objectMode: true } as const;
  const entries = await globby(pattern, all);
  const found = await Promise.all(
    entries.map(async ({ path, dirent }) => {
      const isFile = dirent.isSymbolicLink() ? await isFileAt(join(String(options.cwd ?? ''), path)) : dirent.isFile();
      return isFile ? [path] : [];
    }),
  );
  return { files: found.flat().toSorted(), problems: [...closed].toSorted() };
}

function isFileAt(path: string): Promise<boolean> {
  return stat(path).then(
    info => info.isFile(),
    () => false,
  );
}

const ownIgnores = ['**/.fieldnotesignore'];

function shared({ ignore = [] }: Leaving): GlobOptions {
  return {
    dot: true,
    suppressErrors: true,
    ignoreFiles: ownIgnores,
    ignore: ['**/node_modules/**', '**/.git/**', ...ignore],
  };
}

export async function readText(file: string): Promise<string> {
  if (file === stdin) return decode(await readStdin());
  const bytes = await readBytes(file).catch(error => {
    throw new UsageError(cannotRead(file, error));
  });
  return decode(bytes);
}

let read: Promise<Buffer> | undefined;

/** There is only one, and it can be read once. */
function readStdin(): Promise<Buffer> {
  read ??= bytesOf(process.stdin);
  return read;
}

export function readBytes(file: string): Promise<Buffer> {
  return bytesOf(createReadStream(file));
}

/** No text that is checked has as many: of a larger file, the beginning is enough to say that it is too large. */
const mostBytes = 16_000_000;

async function bytesOf(stream: AsyncIterable<Buffer | string>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(Buffer.from(chunk));
    size += chunk.length;
    if (size > mostBytes) break;
  }
  return Buffer.concat(chunks);
}

const reasons: Readonly<Partial<Record<string, string>>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'its permissions forbid it',
  EISDIR: 'it is a folder',
  ENOTDIR: "a part of its path isn't a folder",
  EROFS: 'nothing can be written there',
  ENOSPC: 'there is no space left',
};

function cannotRead(path: string, error: unknown): string {
  return `${path === '' ? '""' : path} can't be read: ${reasonOf(error)}`;
}

export function cannotWrite(path: string, error: unknown): string {
  return `${path} can't be written: ${reasonOf(error)}`;
}

/** The system's reason in words, as far as it is one that people meet. */
export function reasonOf(error: unknown): string {
  const { code = '', message = '' } = error as NodeJS.ErrnoException;
  return reasons[code] ?? message;
}
