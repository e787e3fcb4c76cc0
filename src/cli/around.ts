import { readdir, readFile, stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { FileCache, RecordedFiles } from '../deployments/fileCache';
import { bounded, type Files, folderOf, mostCharactersOfValues, type ReadResult } from '../deployments/files';
import { type AroundOptions, notesFolderOf } from '../deployments/readAround';
import { SurroundedTexts } from '../deployments/surroundedTexts';
import type { Surroundings } from '../deployments/surroundings';
import { decode } from '../text/decode';

/** What the command line says of the files around templates: plain data, as it goes to other threads. */
export interface CommandLine {
  /** The folders that were given, and the current one: what is above them is not looked at. */
  readonly roots: readonly string[];
  /** Parameter files. */
  readonly named: AroundOptions['named'];
  /** The project's file, where one is given. */
  readonly config: string | undefined;
}

/** Reads what stands around templates; each file once. */
export class AroundReader {
  readonly #texts: SurroundedTexts;

  constructor({ roots, ...given }: CommandLine) {
    const optionsFor = (path: string) => ({ ...given, root: rootFor(path, roots) });
    this.#texts = new SurroundedTexts(disk, optionsFor, () => {});
  }

  of(file: string, text: string): Promise<Surroundings> {
    return this.#texts.read(file, pathOf(file), text);
  }
}

/** The outermost of the folders that a path is in; else its own. */
export function rootFor(path: string, roots: readonly string[]): string {
  const isIn = (root: string) => path.startsWith(root.endsWith('/') ? root : `${root}/`);
  return roots.filter(isIn).toSorted((a, b) => a.length - b.length)[0] ?? folderOf(path);
}

/** The folder of a team's notes, as the project's file or our own habit names it, from the current folder. */
export async function notesFolder(root: string, config?: string): Promise<string> {
  const folder = await notesFolderOf(pathOf(root), config, new RecordedFiles(new FileCache(disk)));
  return relative('', folder) || '.';
}

/** The form of paths that the core has: absolute, with forward slashes. */
export function pathOf(file: string): string {
  return resolve(file).split(sep).join('/');
}

/** The path of a file in the protocol of language servers; undefined for what is no file on the disk. */
export function pathOfUri(uri: string): string | undefined {
  try {
    return pathOf(fileURLToPath(uri));
  } catch {
    return undefined;
  }
}

export function uriOfPath(path: string): string {
  return pathToFileURL(path).href;
}

/** A file beside a template as one would call it who called the template so. */
export function shownPath(path: string, template: string): string {
  return isAbsolute(template) ? path : relative('', path);
}

export const disk: Files = {
  read: path =>
    read(path).catch((error: NodeJS.ErrnoException) => ({ problem: isMissing(error) ? 'missing' : 'unreadable' })),
  async list(folder) {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    return entries.map(entry => ({ name: entry.name, isFolder: entry.isDirectory() }));
  },
};

async function read(path: string): Promise<ReadResult> {
  const info = await stat(path);
  if (info.isDirectory()) return { problem: 'folder' };
  if (!info.isFile()) return { problem: 'unreadable' };
  // In bytes there may be more, four at most for each character.
  if (info.size > 4 * mostCharactersOfValues) return { problem: 'too large' };
  return bounded(decode(await readFile(path)));
}

function isMissing({ code }: NodeJS.ErrnoException): boolean {
  return code === 'ENOENT' || code === 'ENOTDIR';
}
