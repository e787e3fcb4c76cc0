import { quantity } from '../../../knowledge/quantity';
import { stringOf } from '../../../template/model/scalars';
import { type Site, sitesOf, valuesAt } from '../../../template/read/sites';
import { utf8Length } from '../../../template/values/jsonSize';
import { type Check, finding, type Scope } from '../../api';
import { functionTypes } from '../support/functions';
import { keyAt } from '../support/keys';
import { isNear } from '../support/near';
import { numbers } from '../support/numbers';

const mostBytes = numbers['lambda-env-size'].bytes;

/**
 * Environment variables that are larger together than a function takes, those of SAM's Globals counted in.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
export const environment: Check = {
  ids: ['lambda-env-size'],
  types: functionTypes,
  check(resource, scope) {
    const sites = sitesOf(resource.properties, ['Environment', 'Variables', '*'], scope).filter(site => site.certain);
    const sizes = sites.map(site => sizeOf(site, scope));
    const least = sumOf(sizes.map(size => size.least));
    const likely =
      sumOf(sizes.map(size => size.likely)) + Math.max(0, ...sizes.map(({ most, likely }) => most - likely));
    const place = isNear(likely, mostBytes) ? keyAt(resource, 'Environment.Variables', scope) : undefined;
    if (place === undefined) return [];
    const message = (size: number, what: string) =>
      `The environment variables have ${what} ${quantity(size, 'bytes')}, but Lambda allows ${quantity(mostBytes, 'bytes')} in all.`;
    if (likely > mostBytes && least <= mostBytes) {
      return [finding('lambda-env-size', 'warning', place, message(likely, 'up to'))];
    }
    if (!isNear(least, mostBytes)) return [];
    return [finding('lambda-env-size', least > mostBytes ? 'error' : 'hint', place, message(least, 'at least'))];
  },
};

interface Size {
  /** Whatever the parameters and conditions are: what the template doesn't tell counts nothing. */
  readonly least: number;
  /** Where nobody chooses a parameter: with its default. */
  readonly likely: number;
  readonly most: number;
}

function sizeOf(site: Site, scope: Scope): Size {
  const { known, complete, absent } = valuesAt(site, scope);
  if (known.length === 0 && (complete || absent)) return { least: 0, likely: 0, most: 0 };
  const name = utf8Length(site.key?.value ?? '');
  const lengths = known.map(({ node }) => name + utf8Length(stringOf(node) ?? ''));
  const least = absent ? 0 : complete ? Math.min(...lengths) : name;
  const [only, ...others] = lengths;
  const likely = only === undefined || others.length > 0 || absent ? least : only;
  return { least, likely, most: Math.max(likely, ...lengths) };
}

function sumOf(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + size, 0);
}
