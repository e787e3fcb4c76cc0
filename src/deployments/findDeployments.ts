import { type Deployment, type FoundDeployments, joinedAll } from './deployment';
import type { RecordedFiles } from './fileCache';
import { baseName, folderOf, foldersWithin } from './files';
import { gitSyncDeployments } from './gitSync';
import { deploymentsBeside, type NamedFile, namedDeployment } from './namedFiles';
import { samDeployments } from './samDeployments';

/**
 * The deployments of a template: those that files around it tell, in its folder and in all above it up to the root of
 * what is being worked on, and those whose files are named.
 */
export async function findDeployments(
  template: string,
  root: string,
  named: readonly NamedFile[],
  files: RecordedFiles,
): Promise<FoundDeployments> {
  const within = foldersWithin(folderOf(template), root);
  const found = await Promise.all([
    ...within.map(folder => samDeployments(template, folder, files)),
    ...within.map(folder => gitSyncDeployments(template, folder, within, files)),
    deploymentsBeside(template, files),
    ...named.map(file => namedDeployment(file, files)),
  ]);
  const all = joinedAll(found);
  return { ...all, deployments: all.deployments.map(one => distinguished(one, all.deployments)) };
}

/** Two files can name a deployment alike. */
function distinguished(one: Deployment, all: readonly Deployment[]): Deployment {
  const isOnly = all.filter(({ name }) => name === one.name).length === 1;
  const file = one.at.block.file?.path ?? '';
  return isOnly ? one : { ...one, words: `${one.words} (${baseName(file)})` };
}
