import type { Node } from '../syntax/tree';
import type { Template } from '../template/model/template';
import { checkValues } from './checkValues';
import type { Deployment, FileFinding } from './deployment';

/** What the files around a template tell of it; read before it is analysed. */
export interface Surroundings {
  /** The template's own path. */
  readonly path: string;
  readonly deployments: readonly Deployment[];
  /** What is wrong with these files by themselves. */
  readonly mistakes: readonly FileFinding[];
}

/** What is wrong in the files around a template, as far as it is about that template. */
export function mistakesAround(
  { path, deployments, mistakes }: Surroundings,
  template: Template,
): readonly FileFinding[] {
  const { document, parameters } = template;
  const declared = { document, parameters, file: { path, text: document.text } };
  return [...mistakes, ...deployments.flatMap(deployment => checkValues(deployment, declared))];
}

/** The same with another value for one that a file gives. */
export function withValue(
  around: Surroundings,
  { of, value }: { readonly of: Node; readonly value: string },
): Surroundings {
  const deployments = around.deployments.map(deployment => {
    if (!deployment.values.some(given => given.value === of)) return deployment;
    const values = deployment.values.map(given =>
      given.value !== undefined && given.value === of ? { ...given, value: { ...given.value, value } } : given,
    );
    return { ...deployment, values };
  });
  return { ...around, deployments };
}
