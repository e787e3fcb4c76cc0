import { type Mapping, type Node, type Scalar, valueOf } from '../syntax/tree';
import { textsIn } from './parameterFile';

/** What one environment of a `samconfig` file says of `sam deploy`. */
export interface SamEnvironment {
  /** The environment's name: `default`, `prod`. */
  readonly key: Scalar;
  /** The template that is deployed, relative to the file; undefined where SAM takes `template.yaml`. */
  readonly template: Scalar | undefined;
  readonly overrides: Node | undefined;
  readonly region: Scalar | undefined;
}

/** In the order in which SAM looks for them. */
export const samconfigNames = ['samconfig.toml', 'samconfig.yaml', 'samconfig.yml', 'samconfig.json'];

/** What SAM deploys where nothing else is said. */
export const samTemplateNames = ['template.yaml', 'template.yml', 'template.json'];

/**
 * The environments that say how to deploy. What a command says goes before `global`; an environment takes nothing
 * from `default`, which is only the one that is used when none is named.
 * Source: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-sam-cli-config.html
 */
export function samEnvironments(root: Node | undefined): readonly SamEnvironment[] {
  if (root?.kind !== 'mapping') return [];
  return root.entries.flatMap(({ key, value }) => {
    const [deploy, global, build] = ['deploy', 'global', 'build'].map(command => parametersOf(value, command));
    if (deploy === undefined && overridesIn(global) === undefined) return [];
    const all = new Map([...textsIn(global), ...textsIn(deploy)]);
    const built = new Map([...textsIn(global), ...textsIn(build)]);
    return [
      {
        key,
        template: sourceOf(templateIn(all), templateIn(built)),
        overrides: overridesIn(deploy) ?? overridesIn(global),
        region: all.get('region'),
      },
    ];
  });
}

function parametersOf(environment: Node, command: string): Mapping | undefined {
  const parameters = valueOf(valueOf(environment, command), 'parameters');
  return parameters?.kind === 'mapping' ? parameters : undefined;
}

function overridesIn(parameters: Mapping | undefined): Node | undefined {
  return valueOf(parameters, 'parameter_overrides') ?? valueOf(parameters, 'parameter-overrides');
}

function templateIn(texts: ReadonlyMap<string, Scalar>): Scalar | undefined {
  return texts.get('template_file') ?? texts.get('template');
}

/** What `sam build` has made of a template is deployed with the values for that. */
function sourceOf(deployed: Scalar | undefined, built: Scalar | undefined): Scalar | undefined {
  const isBuilt = deployed === undefined || /(?:^|\/)\.aws-sam\/build\/template\.ya?ml$/.test(deployed.value);
  return isBuilt ? built : deployed;
}
