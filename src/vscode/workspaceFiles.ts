import ignore, { type Ignore } from 'ignore';
import { type CancellationToken, RelativePattern, type Uri, type WorkspaceFolder, workspace } from 'vscode';
import { FileCache, RecordedFiles } from '../deployments/fileCache';
import { filesMatching, isMatched } from '../deployments/globs';
import { templateEndings } from '../syntax/language';
import { decode } from '../text/decode';
import { filesBeside } from './around';

/** What nobody wants to have searched, whatever the settings say. */
const neverSearched = ['**/node_modules', '**/.git'];

/** All files of the workspace that can be templates, without what the settings or `.gitignore` leave out. */
export async function candidateFiles(token: CancellationToken): Promise<readonly Uri[]> {
  const folders = workspace.workspaceFolders ?? [];
  const all = await Promise.all(folders.map(folder => candidatesIn(folder, token)));
  // A folder can lie within another one.
  const files = new Map(all.flat().map(uri => [uri.toString(), uri]));
  return [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, uri]) => uri);
}

export function canBeCandidate({ path }: Uri): boolean {
  return templateEndings.some(ending => path.endsWith(`.${ending}`));
}

async function candidatesIn(folder: WorkspaceFolder, token: CancellationToken): Promise<readonly Uri[]> {
  const [files, ignoreFiles] = await (searched.has(folder.uri.scheme) ? found(folder, token) : listed(folder));
  const ignored = await ignoredBy(folder, ignoreFiles);
  return files.filter(uri => !ignored.ignores(pathIn(folder, uri)));
}

type Found = readonly [files: readonly Uri[], ignoreFiles: readonly Uri[]];

const candidates = `**/*.{${templateEndings.join(',')}}`;

/** File systems that VS Code can search; of any other `findFiles` waits for ever for an extension that can. */
const searched: ReadonlySet<string> = new Set(['file', 'vscode-remote', 'vscode-vfs', 'vscode-test-web']);

function found(folder: WorkspaceFolder, token: CancellationToken): Promise<Found> {
  // VS Code leaves out `files.exclude` by itself, and knows nothing of `.gitignore`.
  const excluded = `{${excludedIn(folder).join(',')}}`;
  const find = (pattern: string) =>
    workspace.findFiles(new RelativePattern(folder, pattern), excluded, undefined, token);
  return Promise.all([find(candidates), find('**/.gitignore')]);
}

async function listed(folder: WorkspaceFolder): Promise<Found> {
  const globs = [...templateEndings.map(ending => `**/*.${ending}`), '**/.gitignore'];
  const excluded = [...excludedIn(folder), ...turnedOn(folder, 'files')];
  const files = new RecordedFiles(new FileCache(filesBeside(folder.uri)));
  const paths = await filesMatching(globs, folder.uri.path, files);
  const uris = paths.map(path => folder.uri.with({ path })).filter(uri => !isMatched(excluded, pathIn(folder, uri)));
  const [ignoreFiles, others] = [uris.filter(isIgnoreFile), uris.filter(uri => !isIgnoreFile(uri))];
  return [others, ignoreFiles];
}

const isIgnoreFile = ({ path }: Uri): boolean => path.endsWith('/.gitignore');

/** The patterns of `search.exclude`. What depends on files beside it stays in. */
function excludedIn(folder: WorkspaceFolder): readonly string[] {
  return [...neverSearched, ...turnedOn(folder, 'search')].flatMap(pattern => [pattern, `${pattern}/**`]);
}

function turnedOn(folder: WorkspaceFolder, section: 'files' | 'search'): readonly string[] {
  const setting: unknown = workspace.getConfiguration(section, folder).get('exclude');
  return Object.entries(typeof setting === 'object' && setting !== null ? setting : {})
    .filter(([, isExcluded]) => isExcluded === true)
    .map(([pattern]) => pattern);
}

function pathIn(folder: WorkspaceFolder, uri: Uri): string {
  return uri.path.slice(folder.uri.path.replace(/\/$/, '').length + 1);
}

async function ignoredBy(folder: WorkspaceFolder, files: readonly Uri[]): Promise<Ignore> {
  const rules = ignore({ allowRelativePaths: true });
  // What is further down comes later, and has the last word.
  for (const uri of files.toSorted((a, b) => a.path.length - b.path.length)) {
    const home = pathIn(folder, uri).slice(0, -'.gitignore'.length);
    for (const line of (await read(uri)).split(/\r?\n/)) rules.add(rebased(line, home));
  }
  return rules;
}

async function read(uri: Uri): Promise<string> {
  try {
    return decode(await workspace.fs.readFile(uri));
  } catch {
    // It was deleted in between, or isn't ours to read.
    return '';
  }
}

/** A line of the `.gitignore` in a folder below, as one of the root's. */
function rebased(line: string, home: string): string {
  if (home === '' || line.startsWith('#') || line.trim() === '') return line;
  const [, not = '', pattern = ''] = /^(!?)(.*)$/.exec(line) ?? [];
  const isAnchored = /\/(?=.*\S)/.test(pattern);
  const escaped = home.replace(/[\\*?[\]]/g, '\\$&');
  return `${not}/${escaped}${isAnchored ? '' : '**/'}${pattern.replace(/^\//, '')}`;
}
