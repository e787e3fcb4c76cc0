import { charactersInWords, names } from './characters';
import { enumerated } from './enumerated';
import { grouped } from './grouped';

/** What a regular expression asks for, twice: as it stands by itself, and after "must". */
export interface Form {
  readonly is: string;
  readonly must: string;
}

/** A form in words; undefined for one that words would not make plainer. */
export function formOf(pattern: string): Form | undefined {
  const [, end, between] = ofTwo.exec(pattern) ?? [];
  if (end !== undefined && between !== undefined) return ended(end, between);
  const bare = /^\^(?:\(\?:(.*)\)|(.*))\$$/.exec(pattern);
  const inner = (bare?.[1] ?? bare?.[2])?.replace(/^\(([^()|]*)\)$/, '$1');
  if (inner === undefined) return undefined;
  const characters = charactersInWords(`^${inner}$`);
  if (characters !== undefined) return have(characters);
  for (const [mark, words] of exceptions) {
    const form = mark.test(inner) ? formOf(`^${inner.replace(mark, '')}$`) : undefined;
    if (form !== undefined) return { is: `${form.is}, ${words}`, must: `${form.must}, ${words}` };
  }
  for (const [form, inWords] of forms) {
    const parts = form.exec(inner);
    if (parts !== null) return inWords(parts);
  }
  return undefined;
}

/** What a form asks for beside the rest of it. */
const exceptions: readonly (readonly [mark: RegExp, words: string])[] = [
  [/^\(\?!aws:(?:\.\*)?\)/, 'not beginning with aws:'],
  [/^\(\?!aws\/\)/, 'not beginning with aws/'],
  [/^\(\?!(?:\[0-9\]|\\d)\+\$\)|^\(\?=\.\*\[a-zA-Z_\.-\]\)/, 'not only digits'],
  [/^\(\?!-\|internal-\)/, 'not beginning with a hyphen or internal-'],
  [/^\(\?!-\)/, 'not beginning with a hyphen'],
  [/\(\?<!-\)$/, 'not ending with a hyphen'],
  [/\(\?<!\\\.\)$/, 'not ending with a dot'],
  [/^\$\|\^?/, 'or an empty text'],
];

const size = '(?:[+*]|\\{(\\d+)(?:,(\\d+))?\\})';
const set = '\\[(?!\\^)(?:\\\\.|[^\\]\\\\])+\\]';

/** One character, or more between two such: `(^[a-z]$)|(^[a-z]([a-z.])*[a-z]$)`. */
const ofTwo = new RegExp(`^\\(\\^(${set})\\$\\)\\|\\(\\^\\1\\((${set})\\)\\*\\1\\$\\)$`);

/** Forms that are read at a glance, each with what it comes to. */
const forms: readonly (readonly [pattern: RegExp, form: (parts: readonly string[]) => Form | undefined])[] = [
  [/^(?:\\d|\[0-9\]|\[\\d\])\{(\d+)\}$/, ([, count]) => be(`${count} digits`)],
  [/^\\d[+*]$/, () => have('digits')],
  [/^-\?\\d\+$/, () => be('a whole number')],
  [/^\[0-9a-fA-F\]\+$/, () => have('hexadecimal digits')],
  [/^\[0-9A-Fa-f\]\{(\d+)\}$/, ([, count]) => be(`${count} hexadecimal digits`)],
  [/^lambda:\w+$/, ([text = '']) => be(text)],
  [/^\(lambda:\[\*\]\|lambda:\[a-zA-Z\]\+\|\[\*\]\)$/, () => be('an action such as lambda:InvokeFunction, or *')],
  [/^\\d\{12\}\|\\\*\|arn:\.\*$/, () => be('an account number, an ARN or *')],
  [/^\(\[0-9\]\*\\\.\)\?\[0-9\]\+$/, () => be('a number without a sign')],
  [/^\[\\w-\]\+:\[0-9a-f-\]\+$/, () => be('the ID of an identity pool, which begins with the Region and a colon')],
  [/^\[\\x21\\x23-\\x5B\\x5D-\\x7E\]\+$/, () => have('printable ASCII characters other than spaces, " and \\')],
  [
    /^\[\\x21\\x23-\\x2E\\x30-\\x5B\\x5D-\\x7E\]\+$/,
    () => have('printable ASCII characters other than spaces, ", / and \\'),
  ],
  [/^\[(?:\\[tnr])*\\x20-\\x7[eE]\][+*]$/, () => have('printable ASCII characters')],
  [
    /^\[\\x00-#%-\)\+-9;-\\x7f\][+*]$/,
    () => ({ is: 'ASCII without $, * and colons', must: 'be ASCII without $, * and colons' }),
  ],
  [
    /^\[\^\\x00-\\x1f:\\x7f\][+*]$/,
    () => ({ is: 'without colons or control characters', must: 'not have colons or control characters' }),
  ],
  [/^(?:\(\?!\\s\*\$\)\.\+|\[\^\]\*\\S\[\^\]\*)$/, () => ({ is: 'not only spaces', must: 'not be only spaces' })],
  [
    /^\/\(\?:\[\\x21-\\x7e\]\+\/\)\?$|^\(\\u002F\)\|\(\\u002F/,
    () => ({ is: 'begins and ends with a slash', must: 'begin and end with a slash' }),
  ],
  [
    /^\(\?:\/\[A-Za-z0-9\.,\+@=_-\]\+\)\*\/$/,
    () => ({
      is: 'slashes at both ends, and between slashes only letters, digits and the characters .,+@=_-',
      must: 'have slashes at both ends, and between slashes only letters, digits and the characters .,+@=_-',
    }),
  ],
  [/^(?:\\S|\[\^\\s\])\+$/, () => ({ is: 'no spaces', must: 'have no spaces' })],
  [/^\[\\p\{L\}\\p\{M\}\\p\{S\}\\p\{N\}\\p\{P\}\]\+$/, () => ({ is: 'no spaces', must: 'have no spaces' })],
  [/^\\S\+@\\S\+$/, () => be('an email address')],
  [/^\[\\w-\]\+_\[0-9a-zA-Z\]\+$/, () => be('the ID of a user pool, such as eu-west-1_AbCdEf123')],
  [
    /^\[a-zA-Z\](?:\{1\})?\(\?:-\?\[a-zA-Z0-9\]\)(?:\*|\{0,\d+\})$/,
    () => be('a letter, then letters and digits with single hyphens between them'),
  ],
  [
    /^\[a-z0-9\](?:\(\[a-z0-9\\-\]\*\[a-z0-9\]\)\?|\[-a-z0-9\]\{\d+,\d+\}\[a-z0-9\])$/,
    () => be('lowercase letters and digits with hyphens between them'),
  ],
  [/^(subnet|sg)-\(\[0-9a-f\]\{8\}\|/, ([, start]) => begin(`${start}-, followed by 8 or 17 hexadecimal digits`)],
  [/^\((?:\[0-2\]\\d\{3\}|\\d\{4\})\)-\(0[^T]*T[^Z]*Z$/, () => be('a time in UTC, such as 2026-11-30T00:00:00Z')],
  [/^\(arn:\(aws[^:]*:lambda:\)\?.*\(function:\)\?/, () => be('the name or ARN of a function')],
  [/^\[a-z0-9-\]\+\\\.\(nano\|/, () => be('a family and a size that AWS has, such as t3.micro')],
  [
    /^\[a-z0-9-\]\+\\\.\((?:nano\|)?micro\|.*\)\\\.(search|elasticsearch)$/,
    ([, end]) => be(`a family and a size that AWS has, then .${end}, such as r6g.large.${end}`),
  ],
  [/^\(Elasticsearch_.*\|OpenSearch_/, () => be('an engine and a version, such as OpenSearch_2.19')],
  [/^\(\\d\\\.\\d\{1,2\}\|OpenSearch_/, () => be('a version, such as 7.10 or OpenSearch_1.3')],
  [
    /^\[A-Za-z0-9\]\{2,64\}(?:::\[A-Za-z0-9\]\{2,64\}){2}(?:\(::MODULE\)\{0,1\})?$/,
    () => be('three names, such as Acme::Storage::Vault'),
  ],
  [/^\[1-5\]\\d\\d$/, () => be('an HTTP status code')],
  [/^\\d\{1,3\}\(\\\.\\d\{1,3\}\)\{3\}$/, () => be('an IPv4 address')],
  [
    /^(\(\?:\\\*\\\.\)\?)?\(\?:\[A-Za-z0-9-\]\+\\\.\)\+\[A-Za-z0-9-\]\+$/,
    ([, star]) => be(`a domain name${star === undefined ? '' : ', also one like *.example.com'}`),
  ],
  [/^\[a-z\]\+\(-\[a-z\]\+\)\+-\\d$/, () => be('the name of a Region, such as eu-west-1')],
  [/^\[a-z\]\+\(-\[a-z\]\+\)\+-\\d\[a-z\]$/, () => be('the name of an Availability Zone, such as eu-west-1a')],
  [/^\[a-z\]\{3,4\}\\d-az\\d\+$/, () => be('the ID of an Availability Zone, such as euw1-az1')],
  [/^\[-\+\]\?\\d\{1,[23]\}\(\\\.\\d\{0,2\}\)\?$/, () => be('degrees with at most two decimals, such as 52.37')],
  [/^\[0-9a-f\]\{8\}-\(\?:\[0-9a-f\]\{4\}-\)\{3\}\[0-9a-f\]\{12\}$/, () => be('a UUID in lowercase')],
  [/^\(0\[0-9\]\|1\[0-9\]\|2\[0-3\]\):\[0-5\]\[0-9\]$/, () => be('a time of day, such as 09:30')],
  [/^\(Sun\|Mon.*\):/, () => be('a day and an hour, such as Sun:3')],
  [/^cron\\\(\.\*\\\)$/, () => be('a cron expression, such as cron(0 12 * * ? *)')],
  [/^\(0\|\[1-9\]\\d\*\)\\\.\(0\|\[1-9\]\\d\*\)\\\.\(\.\*\)$/, () => be('a version, such as 1.0.0')],
  [/^\(\(\(\[0-9\]\|\[1-9\]\[0-9\].*:/, () => be('an IPv4 or IPv6 address')],
  [/^\(https\|s3\):\/\//, () => begin('https:// or s3://')],
  [/^https\?:\/\/(?:\.|\[\^\])\*$/, () => begin('http:// or https://')],
  [/^\[\^((?:\\[.*:/$-]|[^\\\]a-zA-Z0-9])+)\](?:[+*]|\{\d+,\d+\})$/, ([, marks = '']) => without(marks)],
  [new RegExp(`^(${set})${size}$`), ([, one = '', from, to]) => sized(one, from, to, 0)],
  [new RegExp(`^(${set})(?:\\{1\\})?(${set})${size}$`), ([, one = '', rest = '', ...ends]) => started(one, rest, ends)],
  [
    new RegExp(`^((?:[a-z0-9]+-|[a-z0-9]+:(?:\\\\?/){2}|/[a-z]+/))(?:\\.[*+]|\\[\\^\\][*+]|(${set})${size})$`),
    ([, start = '', rest]) => begin(start.replaceAll('\\', ''), rest),
  ],
];

function be(what: string): Form {
  return { is: what, must: `be ${what}` };
}

function have(characters: string): Form {
  return { is: `only ${characters}`, must: `have only ${characters}` };
}

function ended(end: string, between: string): Form | undefined {
  const [ends, all] = [end, between].map(one => charactersInWords(`^${one}+$`));
  return ends === undefined || all === undefined
    ? undefined
    : have(`${all}, with ${ends.replace(' and ', ' or ')} at both ends`);
}

/** @param rest the set of characters that follow */
function begin(start: string, rest?: string): Form {
  const characters = rest === undefined ? undefined : charactersInWords(`^${rest}+$`);
  const then = characters === undefined ? '' : `, followed by ${characters}`;
  return { is: `begins with ${start}${then}`, must: `begin with ${start}${then}` };
}

function without(marks: string): Form {
  const shown = enumerated(
    [...new Set(marks.replaceAll('\\', ''))].map(mark => names[mark] ?? mark),
    'or',
  );
  return { is: `without ${shown}`, must: `not have ${shown}` };
}

/** @param more characters that stand before those of the set */
function sized(one: string, from: string | undefined, to: string | undefined, more: number): Form | undefined {
  const characters = charactersInWords(`^${one}+$`);
  if (characters === undefined) return undefined;
  if (from === undefined) return have(characters);
  const [least, most] = [Number(from) + more, Number(to ?? from) + more];
  const range = least === most ? [least] : [least, most];
  const count = `${range.map(grouped).join(' to ')} characters`;
  return { is: `${count}: ${characters}`, must: `have ${count}: ${characters}` };
}

function started(first: string, rest: string, [from, to]: readonly string[]): Form | undefined {
  const beginning = charactersInWords(`^${first}+$`);
  const form = sized(rest, from, to, 1);
  if (beginning === undefined || form === undefined) return undefined;
  const one = beginning
    .replace(/letters/g, 'letter')
    .replace(/(digit|underscore)s/g, '$1')
    .replace(' and ', ' or ');
  return { is: `${form.is}, beginning with a ${one}`, must: `${form.must}, and begin with a ${one}` };
}
