import { type Check, finding, property, putAll } from '../../api';

/**
 * A trail sees all Regions only where it is told to. What is switched off by hand is a row of the note.
 * Source: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html
 */
export const trailSettings: Check = {
  ids: ['cloudtrail-trail'],
  types: ['AWS::CloudTrail::Trail'],
  check(trail, scope) {
    const settings = ['IsMultiRegionTrail', 'EnableLogFileValidation', 'IsLogging'];
    const values = settings.map(name => property(trail, name, scope));
    const missing = settings.filter((name, index) => name !== 'IsLogging' && values[index]?.kind === 'absent');
    if (missing.length === 0 || values.some(value => value.boolean === false)) return [];
    const message = `${trail.logicalId} ${effectOf(missing)}. Set ${missing.join(' and ')} to true.`;
    const fixes = [
      putAll(
        trail,
        missing.map(name => [name, 'true']),
      ),
    ];
    return [finding('cloudtrail-trail', 'hint', trail.key, message, [], fixes)];
  },
};

function effectOf(missing: readonly string[]): string {
  const regions = missing.includes('IsMultiRegionTrail') ? ['records one Region only'] : [];
  const proof = missing.includes('EnableLogFileValidation') ? ["doesn't sign its log files"] : [];
  return [...regions, ...proof].join(' and ');
}
