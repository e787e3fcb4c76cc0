import type { Location } from '../template/model/locate';
import { inMarkdown, shortened } from '../text/escape';
import { paragraphs } from '../text/markdown';
import { deployedParameter } from './deployed';
import { meaningOf } from './meaning';
import { parameterText } from './names';
import type { Sources } from './sources';

/** What a place in a parameter, an output, a rule or the transforms is; undefined elsewhere. */
export function fieldText(location: Location, sources: Sources): string | undefined {
  const [section = '', id = '', ...path] = location.names;
  if (section === 'Transform') return transformText(location, sources);
  const steps = path.filter(step => !/^\d+$/.test(step));
  if (section === 'Parameters' && path.length > 0 && !location.onKey)
    return parameterValue(id, path, location, sources);
  return fields.has(section) && location.onKey ? keyText(`${section}.*.${steps.join('.')}`, sources) : undefined;
}

const fields = new Set(['Parameters', 'Outputs', 'Rules']);

function keyText(title: string, sources: Sources): string | undefined {
  return headed(title.slice(title.lastIndexOf('.') + 1), meaningOf(title, sources.knowledge));
}

/** A type says what values may be; any other field is told with the whole parameter. */
function parameterValue(id: string, path: readonly string[], location: Location, sources: Sources): string | undefined {
  const type = path[0] === 'Type' ? scalarAt(location) : undefined;
  if (type !== undefined) return headed(type, meaningOf(`Parameters.*.Type: ${familyOf(type)}`, sources.knowledge));
  return paragraphs([parameterText(id, sources.template), deployedParameter(id, sources)]);
}

/** Types that are explained together have one section. */
function familyOf(type: string): string {
  if (type.startsWith('AWS::SSM::Parameter::Value<')) return 'AWS::SSM::Parameter::Value';
  if (type.startsWith('List<AWS::')) return 'List<AWS::*>';
  return type.startsWith('AWS::') && type !== 'AWS::SSM::Parameter::Name' ? 'AWS::*' : type;
}

function transformText(location: Location, sources: Sources): string | undefined {
  const name = location.onKey ? undefined : scalarAt(location);
  return name === undefined ? undefined : headed(name, meaningOf(`Transform: ${name}`, sources.knowledge));
}

function scalarAt({ steps }: Location): string | undefined {
  const node = steps.at(-1)?.node;
  return node?.kind === 'scalar' ? node.value : undefined;
}

function headed(title: string, meaning: string | undefined): string | undefined {
  return meaning && `**${inMarkdown(shortened(title, 100))}** · ${meaning}`;
}
