import { entryOf, type Mapping, type Node } from '../../../syntax/tree';
import type { Template } from '../../../template/model/template';
import { type Finding, finding, type Scope, type TemplateCheck } from '../../api';
import { isNear } from '../support/near';
import { numbers } from '../support/numbers';
import { madeBySam } from './samExpansion';

const mostResources = numbers['cfn-counts-resources'].most;
const mostAttributes = numbers['cfn-counts-mappings'].attributes;

/**
 * How much of everything a template can declare; resources count after SAM has made its own.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
export const counts: TemplateCheck = {
  ids: ['cfn-counts-resources', 'cfn-counts-parameters', 'cfn-counts-outputs', 'cfn-counts-mappings'],
  check(template, scope) {
    return [
      ...resources(template, scope),
      ...section(template, 'Parameters', numbers['cfn-counts-parameters'].most),
      ...section(template, 'Outputs', numbers['cfn-counts-outputs'].most),
      ...section(template, 'Mappings', numbers['cfn-counts-mappings'].most, ' {join}'),
      ...attributes(template),
    ];
  },
};

function resources(template: Template, scope: Scope): readonly Finding[] {
  const at = entryOf(template.document.root, 'Resources')?.key;
  const own = template.resources.size;
  const isSam = template.transforms.some(name => name.startsWith('AWS::Serverless'));
  const made = isSam ? madeBySam(scope) : 0;
  if (at === undefined || !isNear(own + made, mostResources)) return [];
  const what =
    made === 0
      ? `The template has ${own} resources`
      : `With those that SAM adds, the template has at least ${own + made} resources`;
  return [aboveOrNear('cfn-counts-resources', at, what, own + made, mostResources)];
}

function section(
  { document }: Template,
  name: 'Parameters' | 'Outputs' | 'Mappings',
  most: number,
  fix = '',
): readonly Finding[] {
  const entry = entryOf(document.root, name);
  const count = entry === undefined ? 0 : countOf(entry.value);
  if (entry === undefined || !isNear(count, most)) return [];
  const what = `The template has ${count} ${name.toLowerCase()}`;
  return [aboveOrNear(`cfn-counts-${name.toLowerCase()}`, entry.key, what, count, most, fix)];
}

function attributes({ mappings, document }: Template): readonly Finding[] {
  const section = entryOf(document.root, 'Mappings')?.value;
  return [...mappings].flatMap(([name, mapping]) => {
    const at = entryOf(section, name)?.key;
    const rows = mapping.entries.map(({ key, value }) => ({ what: `${key.value} of ${name}`, count: countOf(value) }));
    const long = [{ what: name, count: countOf(mapping) }, ...rows].filter(({ count }) => count > mostAttributes);
    if (at === undefined) return [];
    // Whether AWS counts keys or values isn't written clearly: not an error for certain.
    return long.map(({ what, count }) => {
      const message = `${what} has ${count} entries, but a mapping has at most ${mostAttributes} attributes. {divide}`;
      return finding('cfn-counts-mappings', 'warning', at, message);
    });
  });
}

/** Loops that can't be seen through count nothing. */
function countOf(node: Node): number {
  if (node.kind !== 'mapping') return 0;
  return node.entries.filter(({ key }: Mapping['entries'][number]) => !key.value.startsWith('Fn::')).length;
}

function aboveOrNear(code: string, at: Node, what: string, count: number, most: number, fix = ''): Finding {
  if (count > most) return finding(code, 'error', at, `${what}, but at most ${most} are allowed.${fix}`);
  return finding(code, 'hint', at, `${what}, near the limit of ${most}.${fix}`);
}
