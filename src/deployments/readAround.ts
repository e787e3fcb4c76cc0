import { teamFolder } from '../knowledge/team';
import type { DataFile } from '../syntax/dataFile';
import { childrenOf } from './children';
import { type Clues, mayBeTemplate } from './clues';
import { type Deployment, type FileFinding, type FoundDeployments, joinedAll } from './deployment';
import type { RecordedFiles } from './fileCache';
import { unreadable } from './fileFindings';
import { folderOf, foldersUpward, foldersWithin, joined, relativeTo } from './files';
import { findDeployments } from './findDeployments';
import { isMatched } from './globs';
import type { NamedFile } from './namedFiles';
import { nestedDeployments, parentsOf } from './parents';
import { emptyMerges, piecesOf } from './pieces';
import { type Project, projectFileNames } from './project';
import { projectDeployments, withProjectQuotas } from './projectDeployments';
import { readProject } from './readProject';
import type { Surroundings } from './surroundings';

/** What whoever asks says of a template's surroundings. */
export interface AroundOptions {
  /** The folder above which no deployments are looked for. */
  readonly root: string;
  readonly named: readonly NamedFile[];
  /** The project's file, in place of the one that would be found. */
  readonly config: string | undefined;
}

/** Reads all that the files around a template say of it. */
export async function readAround(
  path: string,
  clues: Clues,
  options: AroundOptions,
  files: RecordedFiles,
): Promise<Surroundings> {
  const { project, mistakes } = await projectFor(path, options.config, files);
  const pieces = await piecesOf(path, clues, project, files);
  const nothing = { path, project, deployments: [], mistakes: [], pieces, children: noChildren };
  // Most files of a workspace are no templates, and there is nothing to be read for them.
  if ((!clues.mayBeTemplate && pieces.fragments.length === 0) || isLeftOut(path, project)) return nothing;
  const [own, nested, children] = await Promise.all([
    deploymentsOf(path, project, options, files),
    nestedIn(path, options, files, [path]),
    childrenOf(path, clues, files),
  ]);
  const empty = project === undefined ? [] : await emptyMerges(project, files);
  const deployments = [...own.deployments, ...nested];
  return { ...nothing, deployments, mistakes: [...mistakes, ...empty, ...own.mistakes], children };
}

const noChildren: Surroundings['children'] = new Map();

/** Those of the template itself, without what its parents pass. */
async function deploymentsOf(
  path: string,
  project: Project | undefined,
  { root, named }: AroundOptions,
  files: RecordedFiles,
): Promise<FoundDeployments> {
  const found = await findDeployments(path, root, named, files);
  if (project === undefined) return found;
  const told = await projectDeployments(project, path, files);
  const { deployments, mistakes } = joinedAll([found, told]);
  return { deployments: deployments.map(one => withProjectQuotas(one, project)), mistakes };
}

/** Deeper nesting is not followed. */
const mostLevels = 4;

/** The worlds in which other templates nest this one; one that nests itself is met once. */
async function nestedIn(
  path: string,
  options: AroundOptions,
  files: RecordedFiles,
  way: readonly string[],
): Promise<readonly Deployment[]> {
  if (way.length > mostLevels) return [];
  const parents = await parentsOf(path, foldersWithin(folderOf(path), options.root), files);
  const all = await Promise.all(
    parents.map(async parent => {
      if (way.includes(parent.path)) return [];
      const { project } = await projectFor(parent.path, options.config, files);
      const { deployments } = await deploymentsOf(parent.path, project, options, files);
      const above = await nestedIn(parent.path, options, files, [...way, parent.path]);
      return nestedDeployments(parent, [...deployments, ...above]);
    }),
  );
  return all.flat();
}

interface FoundProject {
  readonly project: Project | undefined;
  readonly mistakes: readonly FileFinding[];
}

const known = new WeakMap<DataFile, FoundProject>();

/** The project's file that a path belongs to: the nearest one upward, or the one that was named. */
export async function projectFor(
  path: string,
  config: string | undefined,
  files: RecordedFiles,
): Promise<FoundProject> {
  const candidates =
    config === undefined
      ? foldersUpward(folderOf(path)).flatMap(folder => projectFileNames.map(name => joined(folder, name)))
      : [config];
  for (const candidate of candidates) {
    const data = await files.data(candidate);
    if (data === 'missing' && config === undefined) continue;
    if (typeof data === 'string') return { project: undefined, mistakes: [unreadable(candidate, data)] };
    const read = known.get(data) ?? readProject(data);
    known.set(data, read);
    return read;
  }
  return { project: undefined, mistakes: [] };
}

/** The folder of the team's notes for what is below a folder: the one that the project's file names, else our own. */
export async function notesFolderOf(root: string, config: string | undefined, files: RecordedFiles): Promise<string> {
  const { project } = await projectFor(joined(root, 'template.yaml'), config, files);
  return project?.notes === undefined ? joined(root, teamFolder) : joined(folderOf(project.file.path), project.notes);
}

/** Whether a text can be a template, or a piece of one, that the project doesn't leave out. */
export function mayBeChecked(text: string, around: Surroundings | undefined): boolean {
  if (around === undefined) return mayBeTemplate(text);
  const isPiece = around.pieces.fragments.length > 0;
  return (isPiece || mayBeTemplate(text)) && !isLeftOut(around.path, around.project);
}

/** Whether the project leaves a file out. */
export function isLeftOut(path: string, project: Project | undefined): boolean {
  if (project === undefined) return false;
  const own = relativeTo(folderOf(project.file.path), path);
  return (project.include.length > 0 && !isMatched(project.include, own)) || isMatched(project.exclude, own);
}
