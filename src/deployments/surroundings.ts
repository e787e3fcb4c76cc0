import type { Settings } from '../checks/report/settings';
import type { Knowledge } from '../knowledge/knowledge';
import type { Node } from '../syntax/tree';
import type { Template } from '../template/model/template';
import { leftOut } from './alike';
import type { Children } from './checkStacks';
import { checkValues } from './checkValues';
import type { Deployment, FileFinding } from './deployment';
import type { Project } from './project';
import { checkNames } from './projectNames';
import type { Pieces } from './wholeDocument';

/** What the files around a template tell of it; read before it is analysed. */
export interface Surroundings {
  /** The template's own path. */
  readonly path: string;
  readonly project: Project | undefined;
  readonly deployments: readonly Deployment[];
  /** What is wrong with these files by themselves. */
  readonly mistakes: readonly FileFinding[];
  /** The other files that belong to the template. */
  readonly pieces: Pieces;
  /** The templates of the stacks in it. */
  readonly children: Children;
}

/** What is wrong in the files around a template, as far as it is about that template. */
export function mistakesAround(around: Surroundings, template: Template, knowledge: Knowledge): readonly FileFinding[] {
  const { path, project, deployments, mistakes } = around;
  const { document, parameters } = template;
  const declared = { document, parameters, file: { path, text: document.text } };
  return [
    ...mistakes,
    ...(project === undefined ? [] : checkNames(project, knowledge)),
    ...deployments.flatMap(deployment => checkValues(deployment, declared)),
    ...leftOut(deployments, document),
  ];
}

/** The project's settings, with what whoever uses the editor or the terminal has set on top. */
export function settingsAround(settings: Settings, project: Project | undefined): Settings {
  if (project === undefined) return settings;
  const severities = Object.fromEntries(project.severities.map(({ name, value }) => [name, value]));
  const advice = settings.advice ?? project.advice;
  return { ...settings, advice, severities: { ...severities, ...settings.severities } };
}

/** The quotas of the project's account. */
export function quotasAround(around: Surroundings | undefined): ReadonlyMap<string, number> {
  return new Map((around?.project?.quotas ?? []).map(({ name, value }) => [name, value]));
}

/** The same with another value for one that a file gives. */
export function withValue(around: Surroundings, instead: { readonly of: Node; readonly value: string }): Surroundings {
  const { of, value } = instead;
  const deployments = around.deployments.map(deployment => {
    if (!deployment.values.some(given => given.value === of)) return deployment;
    const values = deployment.values.map(given =>
      given.value !== undefined && given.value === of ? { ...given, value: { ...given.value, value } } : given,
    );
    return { ...deployment, values };
  });
  return { ...around, deployments };
}
