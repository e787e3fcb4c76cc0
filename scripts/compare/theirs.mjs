// The findings of the two other engines in one form: { rule, message, places } by file.
import { placeOf } from './places.mjs';

/** What cfn-lint said of the files that it was run on. */
export function lintFindings({ files, by_rule: byRule }) {
  const findings = new Map(files.map(file => [file, []]));
  for (const [rule, found] of Object.entries(byRule)) {
    for (const { file, path, message } of found) {
      findings.get(file)?.push({ rule, message, places: [path, usedAt(message)].filter(Boolean).map(placeAt) });
    }
  }
  return findings;
}

/** What AWS's validator answered for a file. Its paths begin at the top of the template, or below the resource. */
export function validatorFindings({ findings }) {
  return findings.map(({ rule, message, path, resource }) => {
    const isWhole = resource === '' || /^(Parameters|Mappings|Conditions|Resources|Outputs)\//.test(path);
    return { rule, message, places: [isWhole ? placeAt(path) : placeOf(['Resources', resource, ...path.split('.')])] };
  });
}

/** A parameter's value is reported at the parameter; the message says which property takes it. */
function usedAt(message) {
  return /resolved at '([^']+)'/.exec(message)?.[1];
}

function placeAt(path) {
  return placeOf(path.split('/'));
}
