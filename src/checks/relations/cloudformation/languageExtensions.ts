import { type Scalar, valueOf } from '../../../syntax/tree';
import { walk } from '../../../syntax/walk';
import { itemsIn } from '../../../template/model/intrinsics';
import { languageExtensions as transform } from '../../../template/model/mark';
import { stringOf } from '../../../template/model/scalars';
import { type Finding, finding, type TemplateCheck } from '../../api';

const functions = /^Fn::(?:ForEach::\w+|ToJsonString|Length)$/;
/** Nearly no text has one: it is found faster than the tree is walked. */
const some = /Fn::(?:ForEach::|ToJsonString|Length)/;

/** Aliases can lead to the same node over and over: the budget keeps the walk short. */
const maxNodes = 100_000;

/**
 * Some functions come with a transform.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-languageextensions.html
 */
export const languageExtensions: TemplateCheck = {
  ids: ['cfn-language-extensions'],
  check({ document, transforms: all, isFragment }) {
    const { root, text } = document;
    // A loop that can't be unrolled counts as a transform too.
    const transforms = all.filter(name => !name.startsWith('Fn::'));
    // Another macro may know the function too.
    const order = text.includes('Fn::ForEach::') ? inOrder(valueOf(root, 'Transform')) : [];
    if (order.length > 0) return order;
    if (root === undefined || isFragment || !some.test(text) || transforms.some(name => !isOfAws(name))) return [];
    if (transforms.includes(transform) || isUntold(valueOf(root, 'Transform'), transforms.length)) return [];
    const [first] = ['Conditions', 'Resources', 'Outputs'].flatMap(name => usesIn(valueOf(root, name)));
    if (first === undefined) return [];
    const message = `${first.value} needs the transform ${transform}, but the template has none. Add it to Transform.`;
    const fixes = [{ title: `Add Transform: ${transform}`, change: { kind: 'transform', name: transform } as const }];
    return [finding('cfn-language-extensions', 'error', first, message, [], fixes)];
  },
};

/** SAM takes a loop for a resource: it has to be gone before. What else comes with the transform passes through SAM. */
function inOrder(list: ReturnType<typeof valueOf>): readonly Finding[] {
  const names = (itemsIn(list) ?? []).map(item => ({ item, name: stringOf(item) ?? '' }));
  const [sam, own] = [names.findIndex(({ name }) => isOfAws(name)), names.findIndex(({ name }) => name === transform)];
  const item = names[own]?.item;
  if (sam < 0 || item === undefined || sam > own) return [];
  const message = `${transform} comes after SAM's transform, but it must come before it. Move it up.`;
  return [finding('cfn-language-extensions', 'error', item, message)];
}

function isOfAws(name: string): boolean {
  return name.startsWith('AWS::Serverless-');
}

function isUntold(node: ReturnType<typeof valueOf>, count: number): boolean {
  return node !== undefined && (node.kind === 'sequence' ? node.items.length : 1) > count;
}

function usesIn(section: ReturnType<typeof valueOf>): readonly Scalar[] {
  const found: Scalar[] = [];
  if (section === undefined) return found;
  walk(section, maxNodes, node => {
    if (node.kind === 'mapping') for (const { key } of node.entries) if (functions.test(key.value)) found.push(key);
  });
  return found;
}
