import { entriesIn, isOpen } from '../../../template/model/intrinsics';
import { sitesOf } from '../../../template/read/sites';
import { type Check, type Finding, finding, property, type Resource, type Scope } from '../../api';

/** What SAM asks for, by type. */
const required: ReadonlyMap<string, string> = new Map([
  ['AWS::Serverless::Api', 'StageName'],
  ['AWS::Serverless::LayerVersion', 'ContentUri'],
  ['AWS::Serverless::Application', 'Location'],
]);

/**
 * SAM refuses a resource without these, and passes over what stands beside the properties of an event.
 * Source: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-resources-and-properties.html
 */
export const samRequired: Check = {
  ids: ['sam-required'],
  types: [...required.keys(), 'AWS::Serverless::Function', 'AWS::Serverless::StateMachine'],
  check: (resource, scope) => [...missing(resource, scope), ...beside(resource, scope)],
};

function missing(resource: Resource, scope: Scope): readonly Finding[] {
  const name = required.get(resource.type);
  if (name === undefined || property(resource, name, scope).kind !== 'absent') return [];
  // Without any it is still being written.
  if (resource.properties === undefined) return [];
  const message = `${resource.logicalId} has no ${name}, but SAM requires it. Add it.`;
  return [finding('sam-required', 'error', resource.propertiesKey ?? resource.key, message)];
}

/** Of what resources have, an event may have these. */
const known: ReadonlySet<string> = new Set(['Type', 'Properties', 'Condition', 'DependsOn', 'Metadata']);

function beside(resource: Resource, scope: Scope): readonly Finding[] {
  return sitesOf(resource.properties, ['Events', '*'], scope).flatMap(({ node, certain }) => {
    if (!certain || isOpen(node)) return [];
    const entries = entriesIn(node) ?? [];
    if (!entries.some(({ key }) => key.value === 'Type') || !entries.some(({ key }) => key.value === 'Properties'))
      return [];
    return entries
      .filter(({ key }) => /^[A-Z]\w+$/.test(key.value) && !known.has(key.value))
      .map(({ key }) => {
        const message = `${key.value} stands beside the Properties of the event, so SAM ignores it. Indent it below Properties.`;
        return finding('sam-required', 'warning', key, message);
      });
  });
}
