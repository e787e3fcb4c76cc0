import type { DataFile } from '../syntax/dataFile';
import type { Clues } from './clues';
import type { FileFinding } from './deployment';
import type { RecordedFiles } from './fileCache';
import { unreadableFile } from './fileFindings';
import { folderOf, relativeTo } from './files';
import { filesMatching, isMatched } from './globs';
import type { Project } from './project';
import { localPath } from './stacks';
import type { Pieces } from './wholeDocument';

/** More fragments are not read. */
const mostFragments = 200;

/** The files that together with a text make a template, as the project's file and the text itself say. */
export async function piecesOf(
  path: string,
  clues: Clues,
  project: Project | undefined,
  files: RecordedFiles,
): Promise<Pieces> {
  const [fragments, included] = await Promise.all([fragmentsOf(path, project, files), includedIn(path, clues, files)]);
  const before = fragments.filter(({ file }) => file.path < path).length;
  return { fragments, before, included };
}

async function fragmentsOf(
  path: string,
  project: Project | undefined,
  files: RecordedFiles,
): Promise<readonly DataFile[]> {
  if (project === undefined) return [];
  const home = folderOf(project.file.path);
  const own = project.merged.find(({ globs }) => isMatched(globs, relativeTo(home, path)));
  if (own === undefined) return [];
  const paths = await filesMatching(own.globs, home, files);
  const others = paths.filter(other => other !== path).slice(0, mostFragments);
  const read = await Promise.all(others.map(other => files.data(other)));
  return read.filter(data => typeof data !== 'string');
}

async function includedIn(
  path: string,
  { mayInclude, locations }: Clues,
  files: RecordedFiles,
): Promise<ReadonlyMap<string, DataFile>> {
  if (!mayInclude) return new Map();
  const read = await Promise.all(
    locations.map(async (location): Promise<readonly (readonly [string, DataFile])[]> => {
      const file = localPath(location, path);
      const data = file === undefined || file === path ? 'missing' : await files.data(file);
      return typeof data === 'string' ? [] : [[location, data]];
    }),
  );
  return new Map(read.flat());
}

/** A merge that means no file at all is a mistake in the project's file. */
export async function emptyMerges(project: Project, files: RecordedFiles): Promise<readonly FileFinding[]> {
  const home = folderOf(project.file.path);
  const all = await Promise.all(
    project.merged.map(async ({ globs, at }) =>
      (await filesMatching(globs, home, files)).length > 0 ? [] : unreadableFile(globs.join(', '), 'missing', at),
    ),
  );
  return all.flat();
}
