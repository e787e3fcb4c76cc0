import ignore, { type Ignore } from 'ignore';
import { type CancellationToken, RelativePattern, type Uri, type WorkspaceFolder, workspace } from 'vscode';
import { templateEndings } from '../syntax/language';
import { decode } from '../text/decode';

/** What nobody wants to have searched, whatever the settings say. */
const neverSearched = ['**/node_modules', '**/.git'];

/** All files of the workspace that can be templates, without what the settings or `.gitignore` leave out. */
export async function candidateFiles(token: CancellationToken): Promise<readonly Uri[]> {
  const folders = workspace.workspaceFolders ?? [];
  const found = await Promise.all(folders.map(folder => candidatesIn(folder, token)));
  // A folder can lie within another one.
  const files = new Map(found.flat().map(uri => [uri.toString(), uri]));
  return [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, uri]) => uri);
}

export function canBeCandidate({ path }: Uri): boolean {
  return templateEndings.some(ending => path.endsWith(`.${ending}`));
}

async function candidatesIn(folder: WorkspaceFolder, token: CancellationToken): Promise<readonly Uri[]> {
  const find = (pattern: string) =>
    // VS Code leaves out `files.exclude` by itself, and knows nothing of `.gitignore`.
    workspace.findFiles(new RelativePattern(folder, pattern), excludedIn(folder), undefined, token);
  const [files, ignoreFiles] = await Promise.all([find(`**/*.{${templateEndings.join(',')}}`), find('**/.gitignore')]);
  const ignored = await ignoredBy(folder, ignoreFiles);
  return files.filter(uri => !ignored.ignores(pathIn(folder, uri)));
}

/** `search.exclude` as one pattern. What depends on files beside it stays in. */
function excludedIn(folder: WorkspaceFolder): string {
  const setting: unknown = workspace.getConfiguration('search', folder).get('exclude');
  const own = Object.entries(typeof setting === 'object' && setting !== null ? setting : {})
    .filter(([, isExcluded]) => isExcluded === true)
    .map(([pattern]) => pattern);
  return `{${[...neverSearched, ...own].flatMap(pattern => [pattern, `${pattern}/**`]).join(',')}}`;
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
