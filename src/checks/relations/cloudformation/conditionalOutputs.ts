import { type Node, valueOf } from '../../../syntax/tree';
import { callOf } from '../../../template/model/intrinsics';
import { stringOf } from '../../../template/model/scalars';
import { branchOf, conditionHolds } from '../../../template/values/values';
import { type Finding, finding, type GroupCheck, here, type Scope } from '../../api';
import { isThere, namesIn } from '../support/mentions';

const code = 'cfn-conditional-output';

/**
 * An output of a resource that isn't there can't be made.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html
 */
export const conditionalOutputs: GroupCheck = {
  ids: [code],
  check(scope) {
    return [...scope.outputs].flatMap(([name, output]) => (isMade(output, scope) ? inOutput(name, output, scope) : []));
  },
};

/** Whether an output is certainly made in this world. */
function isMade(output: Node, scope: Scope): boolean {
  const condition = valueOf(output, 'Condition');
  const name = condition && stringOf(condition);
  return condition === undefined || (name !== undefined && conditionHolds(name, scope) === true);
}

function inOutput(name: string, output: Node, scope: Scope): readonly Finding[] {
  const value = valueOf(output, 'Value');
  const node = value && branchOf(value, scope)?.node;
  // What another function makes of it, or a variable of Fn::Sub, may hang on a condition too.
  if (node === undefined || !isPlain(node)) return [];
  const absent = namesIn(node).flatMap(one => {
    const resource = scope.resource(one);
    return resource !== undefined && isThere(resource, scope) === false ? [resource] : [];
  });
  return absent.slice(0, 1).map(resource => {
    const message = `Output ${name} refers to ${resource.logicalId}, which isn't created, so the deployment fails.`;
    return finding(code, 'error', node, message, [here(resource)]);
  });
}

function isPlain(node: Node): boolean {
  const call = callOf(node);
  if (call?.name === 'Fn::Sub') return call.argument.kind === 'scalar';
  return call?.name === 'Ref' || call?.name === 'Fn::GetAtt';
}
