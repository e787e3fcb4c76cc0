/**
 * The form of an ARN that a pattern asks for, with `…` for what it leaves open: `arn:…:lambda:…:…:layer:…`, and only
 * `arn:…` where that is all of it. Undefined where something else than an ARN will do.
 */
export function arnForm(pattern: string): string | undefined {
  const parts = partsOf(withoutFrame(pattern));
  if (parts?.[0] !== 'arn') return undefined;
  const [, partition = '', service = '', region = '', account = '', ...resource] = parts;
  const known = [partition, service, region, account].map(part => (/^[a-z0-9-]*$/.test(part) ? part : '…'));
  const shown = parts.length < 6 ? [] : [...known, begun(resource.join(':'))];
  return shown.every(part => part === '' || part === '…') ? 'arn:…' : ['arn', ...shown].join(':');
}

/** What stands between the anchors, and in the group around all of it; an empty text may do as well. */
function withoutFrame(pattern: string): string {
  const text = pattern.replace(/^\^(?:\$\|\^?)?/, '').replace(/\$$/, '');
  return /^\(.*\)\??$/s.test(text) ? text.replace(/^\((?:\?:)?\^?/, '').replace(/\)\??$/, '') : text;
}

/** What stands between the colons that are in no class and no group; undefined where there are alternatives. */
function partsOf(pattern: string): readonly string[] | undefined {
  const parts = [''];
  let groups = 0;
  let isClass = false;
  for (const [one] of pattern.matchAll(/\\[\s\S]|[\s\S]/g)) {
    if (one === '[') isClass = true;
    else if (one === ']') isClass = false;
    else if (!isClass && one === '(') groups++;
    else if (!isClass && one === ')') groups--;
    const isOutside = groups === 0 && !isClass;
    if (groups < 0 || (isOutside && one === '|')) return undefined;
    if (isOutside && one === ':') parts.push('');
    else parts[parts.length - 1] += one;
  }
  return parts;
}

/** What it begins with, as long as that is a text of its own. */
function begun(resource: string): string {
  const [start = ''] = /^(?:[a-z0-9:/-]|\\[/-])*(?![*+?{])/.exec(resource) ?? [];
  const text = start.replaceAll('\\', '');
  return start.length === resource.length ? text : `${text}…`;
}
