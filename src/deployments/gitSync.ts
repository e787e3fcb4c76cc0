import { type Node, type Scalar, valueOf } from '../syntax/tree';
import { type FoundDeployments, joinedAll, noDeployments } from './deployment';
import type { RecordedFiles } from './fileCache';
import { brokenFile, noValue } from './fileFindings';
import { folderOf, joined } from './files';
import { nameWithoutEnding } from './namedFiles';
import { valuesIn } from './parameterFile';

/** Where people keep the files that say how to deploy. */
const deploymentFolders = /^\.?(?:deploy\w*|stacks?|git-?sync|env\w*|config\w*|param\w*)$/i;

/** More files than that are not looked through in one folder: a name must say then that a file is worth it. */
const mostFiles = 60;

/**
 * The stack deployment files of CloudFormation's Git sync that name a template: in a folder, and in those below it
 * whose name says that they may be there.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/git-sync-concepts-terms.html
 *
 * @param homes the folders that can be the repository's root
 */
export async function gitSyncDeployments(
  template: string,
  folder: string,
  homes: readonly string[],
  files: RecordedFiles,
): Promise<FoundDeployments> {
  const below = (await files.list(folder)).filter(({ name, isFolder }) => isFolder && deploymentFolders.test(name));
  const folders = [folder, ...below.map(({ name }) => joined(folder, name))];
  const paths = (await Promise.all(folders.map(one => dataFilesIn(one, files)))).flat();
  return joinedAll(await Promise.all(paths.map(path => deploymentIn(path, template, homes, files))));
}

async function dataFilesIn(folder: string, files: RecordedFiles): Promise<readonly string[]> {
  const names = (await files.list(folder))
    .filter(({ name, isFolder }) => !isFolder && /\.(?:ya?ml|json)$/i.test(name))
    .map(({ name }) => name);
  const likely = names.filter(name => names.length <= mostFiles || /deploy|stack|sync/i.test(name));
  return likely.slice(0, mostFiles).map(name => joined(folder, name));
}

async function deploymentIn(
  path: string,
  template: string,
  homes: readonly string[],
  files: RecordedFiles,
): Promise<FoundDeployments> {
  const result = await files.read(path);
  const data = 'text' in result && mayBeGitSync(result.text) ? await files.data(path) : 'missing';
  if (typeof data === 'string') return noDeployments;
  const at = templateIn(data.root);
  const isNamed = (home: string) => joined(home, at?.value.replace(/^\/+/, '') ?? '') === template;
  if (at === undefined || ![folderOf(path), ...homes].some(isNamed)) return noDeployments;
  const { values, unreadable } = valuesIn(valueOf(data.root, 'parameters'));
  const name = nameWithoutEnding(path);
  const told = { name, words: `deployment ${name}`, at, values, pseudo: [] };
  const mistakes = [...brokenFile(data), ...unreadable.flatMap(noValue)];
  return { deployments: [{ ...told, isStrict: true, isWhole: data.mistake === undefined }], mistakes };
}

function mayBeGitSync(text: string): boolean {
  return /^[ \t{]*["']?template-file-path["']?\s*:/m.test(text);
}

function templateIn(root: Node | undefined): Scalar | undefined {
  const template = valueOf(root, 'template-file-path');
  return template?.kind === 'scalar' ? template : undefined;
}
