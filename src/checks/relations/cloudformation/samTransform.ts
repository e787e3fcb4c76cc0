import { entryOf, type Node } from '../../../syntax/tree';
import { plainTransforms, samTransform as sam } from '../../../template/model/mark';
import { stringOf } from '../../../template/model/scalars';
import { type Finding, finding, replace, type TemplateCheck } from '../../api';

/** Those included whose name can't be told. */
function countOf(transform: Node | undefined): number {
  return transform?.kind === 'sequence' ? transform.items.length : transform === undefined ? 0 : 1;
}

/**
 * SAM's resources are made into others by its transform.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-serverless.html
 */
export const samTransform: TemplateCheck = {
  ids: ['cfn-macro-sam'],
  check({ document, resources, types, transforms, isFragment }) {
    const transform = entryOf(document.root, 'Transform')?.value;
    const wrong = transform === undefined ? [] : otherVersions(transform);
    // Somebody's own macro may know these types too.
    if (wrong.length > 0 || countOf(transform) > transforms.filter(name => plainTransforms.has(name)).length)
      return wrong;
    if (isFragment || ![...types.keys()].some(isSams)) return [];
    const users = [...resources.values()].filter(({ type }) => isSams(type));
    const [first, ...more] = users;
    if (first === undefined) return [];
    const message = `This type needs the SAM transform, but the template has none. Add Transform: ${sam} at the top.`;
    const related = more.slice(0, 5).map(({ typeNode }) => ({ at: typeNode, message: 'Here too.' }));
    const fixes = [{ title: `Add Transform: ${sam}`, change: { kind: 'transform', name: sam } as const }];
    return [finding('cfn-macro-sam', 'error', first.typeNode, message, related, fixes)];
  },
};

function otherVersions(transform: Node): readonly Finding[] {
  const names = transform.kind === 'sequence' ? transform.items : [transform];
  return names.flatMap(node => {
    const name = stringOf(node) ?? '';
    if (!/^AWS::Serverless-[\d-]+$/.test(name) || name === sam) return [];
    const message = `There is no transform ${name}: SAM has one version, ${sam}.`;
    return [finding('cfn-macro-sam', 'error', node, message, [], [replace(node, sam)])];
  });
}

function isSams(type: string): boolean {
  return type.startsWith('AWS::Serverless::');
}
