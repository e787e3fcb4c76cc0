import { type Deployment, type FoundDeployments, joinedAll, noDeployments, wordsFor } from './deployment';
import type { RecordedFiles } from './fileCache';
import { noValue } from './fileFindings';
import { folderOf, joined, relativeTo } from './files';
import { isMatched } from './globs';
import { namedDeployment } from './namedFiles';
import type { Project, ProjectDeployment } from './project';

/** The deployments that the project's file names for a template. */
export async function projectDeployments(
  { file, deployments }: Project,
  template: string,
  files: RecordedFiles,
): Promise<FoundDeployments> {
  const home = folderOf(file.path);
  const path = relativeTo(home, template);
  const own = deployments.filter(({ templates }) => templates.length === 0 || isMatched(templates, path));
  return joinedAll(await Promise.all(own.map(one => deploymentOf(one, home, files))));
}

/** One that gives nothing speaks of a deployment that another file names. */
async function deploymentOf(one: ProjectDeployment, home: string, files: RecordedFiles): Promise<FoundDeployments> {
  const { name, at, region, values } = one;
  const isGiving = one.files.length > 0 || values.values.length > 0 || region !== undefined;
  if (!isGiving) return noDeployments;
  const read = joinedAll(
    await Promise.all(
      one.files.map(file => namedDeployment({ name, path: joined(home, file.value), at: file }, files)),
    ),
  );
  const deployment: Deployment = {
    name,
    words: wordsFor(name),
    at,
    values: [...read.deployments.flatMap(part => part.values), ...values.values],
    pseudo: region === undefined ? [] : [{ name: 'AWS::Region', at: region, value: region }],
    isStrict: false,
    isWhole: read.deployments.length === one.files.length && read.deployments.every(({ isWhole }) => isWhole),
    ...(one.templates.length === 0 && { isShared: true as const }),
  };
  return { deployments: [deployment], mistakes: [...read.mistakes, ...values.unreadable.flatMap(noValue)] };
}

/** What the project's file says of a deployment's account, whichever file names the deployment. */
export function withProjectQuotas(deployment: Deployment, project: Project): Deployment {
  const own = project.deployments.find(({ name, quotas }) => name === deployment.name && quotas.length > 0);
  if (own === undefined) return deployment;
  return { ...deployment, quotas: new Map(own.quotas.map(({ name, value }) => [name, value])) };
}
