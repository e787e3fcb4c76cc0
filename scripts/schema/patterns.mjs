// AWS's patterns are Java's: what JavaScript reads alike is kept, in JavaScript's form, and all others are listed with the reason.

/**
 * @typedef {object} Judged
 * @property {string} [pattern] as JavaScript reads it, with the flag `u`
 * @property {string} [reason] why it isn't kept
 */

/**
 * @param {string} source a pattern as the registry has it
 * @param {(source: string) => boolean} canRunAway
 * @returns {Judged}
 */
export function judgePattern(source, canRunAway) {
  if (source === '') return { reason: 'takes any text' };
  if (/\[[^\]]*(?:0-z|A-z|a-Z)/.test(source)) return { reason: 'has a range that nobody can mean, such as 0-z' };
  const pattern = inAllPartitions(whole(withoutIdleEscapes(source)));
  if (/[^\x20-\x7e]/.test(source)) return { reason: 'has characters that its source has mangled' };
  if (/\(\?[a-z]+\)|\\[AZz]|&&|[*+?}]\+|\[\[|\\p\{(?:Alnum|Alpha|Punct|Is|In|Graph|Print|Space)/.test(pattern)) {
    return { reason: 'is read otherwise by JavaScript' };
  }
  const regex = compiled(pattern);
  if (regex === undefined) return { reason: 'can’t be read by JavaScript' };
  if (samples.every(text => regex.test(text))) return { reason: 'takes any text' };
  return canRunAway(pattern) ? { reason: 'could take for ever on some texts' } : { pattern };
}

/** Without anchors AWS's services mean the whole text, though the registry is content with a part of it. */
function whole(pattern) {
  if (/(?<!\\)\^(?![^[]*\])|\$$/.test(pattern)) return pattern;
  // A part of a text of many lines matches, so the whole has to match as well.
  return `^(?:${pattern.replace(/\\[\s\S]|\[(?:\\[\s\S]|[^\]])*\]|\./g, found => (found === '.' ? '[^]' : found))})$`;
}

/** AWS opens partitions and Regions that older patterns leave out, as eusc-de-east-1 in aws-eusc: what its newer ones ask for. */
function inAllPartitions(pattern) {
  return pattern.replace(region, '[a-z]+(-[a-z]+)+-\\d').replace(partition, 'aws[a-z-]*');
}

const region = /(?:\(eusc-\)\?)?\[a-z\]\{2\}.{1,40}?\[a-z\](?:\+|\{\d,\d\})-\\d\{1\}/g;
const partition =
  /(?<=arn:)(?:\(aws(?:\|aws-[a-z-]+)+\)|aws\(-(?:[a-z-]|\||\(-\[a-z\]\)\?)+\)\?|aws\(-\[w\]\+\)\*|aws(?=:))/g;

/** Java takes `\_` for `_`; JavaScript refuses it. */
function withoutIdleEscapes(pattern) {
  let depth = 0;
  return pattern.replace(/\\[\s\S]|[[\]]/g, found => {
    if (found === '[') depth = 1;
    if (found === ']') depth = 0;
    if (found.length === 1) return found;
    const [, character = ''] = found;
    const means = depth > 0 ? /[\w\s^$\\.*+?()[\]{}|/-]/ : /[\w\s^$\\.*+?()[\]{}|/]/;
    return means.test(character) && character !== '_' ? found : character;
  });
}

function compiled(pattern) {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return undefined;
  }
}

/** A pattern that takes each of them by itself asks for nothing. */
const samples = [...Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)), 'é'];

/**
 * The words of a pattern that is but a list of them: `(LATEST|TRIM_HORIZON|AT_TIMESTAMP)+`.
 *
 * @param {string} source
 * @returns {readonly string[] | undefined}
 */
export function wordsIn(source) {
  const list = /^\^?\(?(?:\?:)?([\w-]+(?:\|[\w-]+)+)\)?\+?\$?$/.exec(source)?.[1];
  return list?.split('|');
}
