import { entriesIn, isOpen } from '../../../template/model/intrinsics';
import { sitesOf } from '../../../template/read/sites';
import { type Check, finding, property } from '../../api';

const code = 'events-placeholder';

/**
 * A template of a target's input has placeholders for what the paths beside it name.
 * Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */
export const placeholders: Check = {
  ids: [code],
  types: ['AWS::Events::Rule'],
  check(rule, scope) {
    return sitesOf(rule.properties, ['Targets', '*', 'InputTransformer'], scope).flatMap(
      ({ wildcards: [index], certain }) => {
        const at = `Targets.${index}.InputTransformer`;
        const [template, paths] = ['InputTemplate', 'InputPathsMap'].map(name =>
          property(rule, `${at}.${name}`, scope),
        );
        if (!certain || template?.kind !== 'one' || template.text === undefined || paths === undefined) return [];
        if (paths.kind !== 'absent' && (paths.kind !== 'one' || isOpen(paths.node))) return [];
        const known = paths.kind === 'absent' ? [] : (entriesIn(paths.node) ?? []).map(({ key }) => key.value);
        const used = [...template.text.matchAll(/<([A-Za-z0-9_-]+)>/g)].map(([, name = '']) => name);
        const unknown = used.find(name => !known.includes(name));
        if (unknown === undefined || /<\//.test(template.text)) return [];
        const message = `InputTemplate has <${unknown}>, but InputPathsMap has no such name, so EventBridge refuses the rule.`;
        return [finding(code, 'error', template.place, message)];
      },
    );
  },
};
