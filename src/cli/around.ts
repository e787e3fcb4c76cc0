import { readdir, readFile, stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { FileCache, RecordedFiles } from '../deployments/fileCache';
import { type Files, folderOf, joined, mostCharactersOfValues, type ReadResult } from '../deployments/files';
import { type AroundOptions, projectFor, readAround } from '../deployments/readAround';
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
  readonly #cache = new FileCache(disk);

  constructor(private readonly commandLine: CommandLine) {}

  async of(file: string, text: string): Promise<Surroundings> {
    const { roots, ...given } = this.commandLine;
    const path = pathOf(file);
    const isIn = (root: string) => path.startsWith(root.endsWith('/') ? root : `${root}/`);
    const [root = folderOf(path)] = roots.filter(isIn).toSorted((a, b) => a.length - b.length);
    return readAround(path, text, { ...given, root }, new RecordedFiles(this.#cache));
  }
}

/** The folder of a team's notes that the current folder's project names, from the current folder; else undefined. */
export async function notesFolder(config: string | undefined): Promise<string | undefined> {
  const { project } = await projectFor(pathOf('template.yaml'), config, new RecordedFiles(new FileCache(disk)));
  if (project?.notes === undefined) return undefined;
  return relative('', joined(folderOf(project.file.path), project.notes)) || '.';
}

/** The form of paths that the core has: absolute, with forward slashes. */
export function pathOf(file: string): string {
  return resolve(file).split(sep).join('/');
}

/** A file beside a template as one would call it who called the template so. */
export function shownPath(path: string, template: string): string {
  return isAbsolute(template) ? path : relative('', path);
}

const disk: Files = {
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
  const text = decode(await readFile(path));
  return text.length > mostCharactersOfValues ? { problem: 'too large' } : { text };
}

function isMissing({ code }: NodeJS.ErrnoException): boolean {
  return code === 'ENOENT' || code === 'ENOTDIR';
}
