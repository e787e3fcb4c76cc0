import { policyTemplates } from '../../../schema/samPolicies';
import type { Node } from '../../../syntax/tree';
import { callOf, entriesIn, isOpen } from '../../../template/model/intrinsics';
import { stringOf } from '../../../template/model/scalars';
import { enumerated } from '../../../text/enumerated';
import { nearestChoices } from '../../../text/nearest';
import { type Check, type Finding, type Fix, finding, property, replace } from '../../api';
import { itemsOf } from '../support/statements';

const code = 'sam-policy-template';

/**
 * The policy templates of SAM, with the parameters that each of them takes.
 * Source: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-templates.html
 */
export const samPolicies: Check = {
  ids: [code],
  types: ['AWS::Serverless::Function', 'AWS::Serverless::StateMachine'],
  check(resource, scope) {
    const policies = property(resource, 'Policies', scope);
    return policies.kind === 'one' ? itemsOf(policies.node).flatMap(checkItem) : [];
  },
};

function checkItem(item: Node): readonly Finding[] {
  if (callOf(item) !== undefined) return [];
  if (item.kind === 'scalar') return policyTemplates.has(item.value) ? [bare(item, item.value)] : [];
  const entries = entriesIn(item) ?? [];
  const [entry, ...others] = entries;
  if (entry !== undefined && entries.some(({ key }) => key.value === 'Effect')) {
    const message =
      'This is a statement, but an item of Policies is a policy, so SAM refuses the template. Put it into Statement.';
    return [finding(code, 'error', entry.key, message)];
  }
  if (entry === undefined || others.length > 0 || isOpen(item)) return [];
  const { key, value } = entry;
  const parameters = policyTemplates.get(key.value);
  return parameters === undefined ? unknown(key, key.value) : lacking(key, key.value, parameters, value);
}

/** Taken for the name of a managed policy, of which there is none. */
function bare(item: Node, name: string): Finding {
  const message = `${name} is a policy template of SAM, but as a text it names a managed policy, so the deployment fails.`;
  return finding(code, 'error', item, `${message} Put a colon and {} behind it.`);
}

function unknown(at: Node, name: string): readonly Finding[] {
  const [meant, ...others] = nearestChoices([...policyTemplates.keys()], name);
  // SAM adds further versions of a template: `KMSEncryptPolicy_v2`.
  if (meant === undefined || others.length > 0 || name.startsWith(meant)) return [];
  const fixes: readonly Fix[] = [replace(at, meant)];
  return [finding(code, 'warning', at, `SAM has no policy template ${name}. Did you mean ${meant}?`, [], fixes)];
}

function lacking(at: Node, name: string, parameters: readonly string[], value: Node): readonly Finding[] {
  const told = stringOf(value) === '' ? [] : entriesIn(value);
  if (told === undefined || isOpen(value)) return [];
  const missing = parameters.filter(one => !told.some(({ key }) => key.value === one));
  if (missing.length === 0) return [];
  const message = `${name} needs ${enumerated(missing, 'and')}, so SAM refuses the template without.`;
  return [finding(code, 'error', at, `${message} Add ${missing.length === 1 ? 'it' : 'them'}.`)];
}
