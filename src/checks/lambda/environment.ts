import { quantity } from '../../knowledge/quantity';
import { stringOf } from '../../template/scalars';
import type { Scope } from '../../template/scope';
import { type Site, sitesOf, valuesAt } from '../../template/sites';
import { type Check, finding } from '../check';
import { functionTypes } from '../support/functions';
import { utf8Length } from '../support/jsonSize';
import { keyAt } from '../support/keys';

/** Source: Lambda developer guide, "Lambda quotas". */
const mostBytes = 4096;

/**
 * Environment variables that are larger together than a function takes, those of SAM's Globals counted in.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
export const environment: Check = {
  ids: ['lambda-env-size'],
  types: functionTypes,
  check(resource, scope) {
    const sites = sitesOf(resource.properties, ['Environment', 'Variables', '*'], scope).filter(site => site.certain);
    const size = sites.reduce((sum, site) => sum + leastBytes(site, scope), 0);
    const place = size < 0.9 * mostBytes ? undefined : keyAt(resource, 'Environment.Variables', scope);
    if (place === undefined) return [];
    const message =
      `Names and values of the environment variables have at least ${quantity(size, 'bytes')}; Lambda takes ${quantity(mostBytes, undefined)} in all. ` +
      'Move what is large to Parameter Store, AppConfig or Secrets Manager.';
    return [finding('lambda-env-size', size > mostBytes ? 'error' : 'hint', place, message)];
  },
};

/** What the template doesn't tell counts nothing. */
function leastBytes(site: Site, scope: Scope): number {
  const { known, complete, absent } = valuesAt(site, scope);
  if (absent || (known.length === 0 && complete)) return 0;
  const lengths = known.map(({ node }) => utf8Length(stringOf(node) ?? ''));
  const least = complete && lengths.length > 0 ? Math.min(...lengths) : 0;
  return utf8Length(site.key?.value ?? '') + least;
}
