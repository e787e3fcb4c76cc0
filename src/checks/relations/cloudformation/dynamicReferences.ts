import { entryOf, type Scalar } from '../../../syntax/tree';
import { walk } from '../../../syntax/walk';
import { type Finding, finding, type TemplateCheck } from '../../api';
import { isNear } from '../support/near';
import { numbers } from '../support/numbers';

const { most } = numbers['cfn-dynamic-refs'];
const maxNodes = 300_000;
const mark = '{{resolve:';

/**
 * What CloudFormation fetches while it deploys.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
export const dynamicReferences: TemplateCheck = {
  ids: ['cfn-dynamic-refs'],
  check({ document }) {
    // Comments count here too: only a text with enough of them is walked through.
    if (!isNear(count(document.text), most) || document.root === undefined) return [];
    const found: Scalar[] = [];
    walk(document.root, maxNodes, node => {
      if (node.kind === 'scalar' && node.value.includes(mark)) found.push(node);
    });
    const references = new Set(found.flatMap(({ value }) => referencesIn(value)));
    const sum = references.size;
    if (sum > most) return tooMany(found, sum);
    const at = entryOf(document.root, 'Resources')?.key ?? found[0];
    if (!isNear(sum, most) || at === undefined) return [];
    return [
      finding(
        'cfn-dynamic-refs',
        'hint',
        at,
        `The template has ${sum} different dynamic references, near the limit of ${most}.`,
      ),
    ];
  },
};

/** Placed at the first one too many. */
function tooMany(found: readonly Scalar[], sum: number): readonly Finding[] {
  const seen = new Set<string>();
  const at = found.find(({ value }) => {
    for (const reference of referencesIn(value)) seen.add(reference);
    return seen.size > most;
  });
  const message = `The template has ${sum} different dynamic references, but CloudFormation resolves ${most} at most.`;
  return at === undefined ? [] : [finding('cfn-dynamic-refs', 'warning', at, message)];
}

/** One that stands in several places is fetched once. */
function referencesIn(text: string): readonly string[] {
  return text.match(/\{\{resolve:(?:(?!\{\{).)*?\}\}/gs) ?? [];
}

function count(text: string): number {
  return text.split(mark).length - 1;
}
