import type { Limit } from '../knowledge/note';
import { quantity, quantityInWords } from '../knowledge/quantity';
import { type Document, isNull, type Node, spanOf } from '../syntax/tree';
import { Answers } from '../template/incremental/answers';
import { callOf } from '../template/model/intrinsics';
import { numberOf } from '../template/model/scalars';
import type { Template } from '../template/model/template';
import { type Site, valuesAt } from '../template/read/sites';
import { type PossibleValue, possibleValues } from '../template/values/values';
import { codeInMarkdown, inMarkdown, shortened } from '../text/escape';
import { lengthOf } from '../text/length';
import { type Case, listed } from './cases';
import { originHere } from './origins';
import type { Sources, Told } from './sources';

const maxCharacters = 60;

/** How a value is measured; a limit tells it, and so does AWS's schema. */
export type Measured = Pick<Limit, 'measure' | 'unit' | 'min' | 'max'> &
  Partial<Pick<Limit, 'retired' | 'integer' | 'multiple'>>;

/** What stands before a value that breaks a limit. */
const mark = '✗';

/** Whether one of the values in words breaks a limit. */
export function isMarked(words: string | undefined): boolean {
  return words?.includes(mark) ?? false;
}

/**
 * The value at a place as far as the template and its deployments tell: "30 s (Sizes.dev), ✗ 1,000 s (Sizes.prod)",
 * "30 s (default of Seconds), ✗ 1,000 s (deployment prod)".
 * @param broken the limits of which one is told to be broken here: the values that break it are marked
 */
export function valueInWords(
  measured: Measured,
  site: Site,
  { scope, template, deployed = [] }: Pick<Sources, 'scope' | 'template' | 'deployed'>,
  broken: readonly Measured[],
): string | undefined {
  const { known } = valuesAt(site, scope);
  const given = deployed.flatMap(({ deployment, template: own }) =>
    valuesAt(site, new Answers(own))
      .known.filter(isGiven)
      .map(value => ({ value, name: deployment.name })),
  );
  const isOnly = known.length + given.length === 1 && measured.measure !== 'count';
  const shown = (node: Node) => {
    const words = measuredInWords(measured, node);
    const known = broken.map(limit => breaks(limit, node) ?? isOnly);
    if (words === undefined || !known.includes(true)) return words;
    // A text of the right length that breaks its form is shown itself.
    const isOther = measured.measure === 'characters' && breaks(measured, node) === false;
    return `${mark} ${isOther ? literalInWords(node) : words}`;
  };
  return listed([...known.flatMap(value => caseOf(value, template, shown) ?? []), ...givenCases(given, shown)]);
}

interface Given {
  readonly value: PossibleValue;
  /** The deployment's. */
  readonly name: string;
}

function isGiven({ origins }: PossibleValue): boolean {
  return origins.some(({ kind }) => kind === 'deployment');
}

/** Each value once, with all deployments that give it. */
function givenCases(given: readonly Given[], shown: Shown): readonly Case[] {
  const names = new Map<string, string[]>();
  for (const { value, name } of given) {
    const words = value.origins.some(({ isSecret }) => isSecret) ? 'a hidden value' : shown(value.node);
    if (words !== undefined) names.set(words, [...(names.get(words) ?? []), name]);
  }
  return [...names].map(([words, of]) => {
    const text = `${of.length === 1 ? 'deployment' : 'deployments'} ${of.join(', ')}`;
    return { words, from: inMarkdown(shortened(text, maxCharacters)) };
  });
}

/**
 * Where only the size counts; which of several forms is the wrong one is told by the finding. The finding can also be
 * about what a parameter allows, and no value that is here.
 */
function breaks(measured: Measured, node: Node): boolean | undefined {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, integer, multiple = 1 } = measured;
  const size = isNull(node) ? undefined : sizeOf(measured, node);
  if (size === undefined) return undefined;
  const step = integer ? Math.max(1, multiple) : measured.multiple;
  return size < min || size > max || (step !== undefined && size % step !== 0);
}

function sizeOf({ measure, max }: Measured, node: Node): number | undefined {
  if (measure === 'count') return countOf(node);
  if (measure === 'characters') return node.kind === 'scalar' ? lengthOf(node.value, max) : undefined;
  return measure === 'number' ? numberOf(node) : undefined;
}

/** What a function call comes out as, in each case; undefined where the template doesn't tell. */
export function outcomesInWords(call: Node, { scope, template }: Cases): string | undefined {
  const { known, complete } = possibleValues(call, scope);
  const words = inWords(known, template, literalInWords);
  return words === undefined || complete ? words : `${words}, or what isn't known here`;
}

type Cases = Pick<Sources, 'scope' | 'template'>;
type Shown = (node: Node) => string | undefined;

function inWords(known: readonly PossibleValue[], template: Template, shown: Shown): string | undefined {
  return listed(known.flatMap(value => caseOf(value, template, shown) ?? []));
}

function caseOf({ node, origins, world }: PossibleValue, template: Template, shown: Shown): Case | undefined {
  const words = origins.some(({ isSecret }) => isSecret) ? 'a hidden value' : shown(node);
  const from = [...new Set(origins.map(origin => originHere(origin, words, template, world)))].filter(
    part => part !== '',
  );
  return words === undefined ? undefined : { words, from: inMarkdown(shortened(from.join(', '), maxCharacters)) };
}

/** Whether the value stands at the place itself, for everybody to see. */
export function isLiteral({ node }: Site): boolean {
  return callOf(node) === undefined;
}

function measuredInWords(measured: Measured, node: Node): string | undefined {
  const { measure, unit, max } = measured;
  // Nothing is written there, as in `"Role": null`.
  if (isNull(node)) return undefined;
  if (measure === 'count') {
    const size = countOf(node);
    return size === undefined
      ? undefined
      : max === undefined || max === 0
        ? String(size)
        : `${quantity(size, undefined)} of ${quantity(max, undefined)}`;
  }
  if (node.kind !== 'scalar') return undefined;
  const number = measure === 'number' ? numberOf(node) : undefined;
  if (number !== undefined && Number.isFinite(number)) return quantityInWords(number, unit);
  if (measure === 'characters' && max !== undefined)
    return `${quantity(lengthOf(node.value, max), undefined)} of ${quantity(max, 'characters')}`;
  return `${literalInWords(node)}${retirement(measured, node.value)}`;
}

/** What has become of a former member of a set: ", deprecated since 2024-06-12, to be blocked on 2027-02-01". */
function retirement({ retired }: Measured, value: string): string {
  const { since, until, blocked } = (retired && Object.hasOwn(retired, value) && retired[value]) || {};
  if (since === undefined) return '';
  const end = blocked === undefined ? until && `to be blocked on ${until}` : `blocked since ${blocked}`;
  return [`, deprecated since ${since}`, end].filter(Boolean).join(', ');
}

/** Whether a value was a member of the set once. */
export function isRetired(measured: Measured, node: Node): boolean {
  return node.kind === 'scalar' && retirement(measured, node.value) !== '';
}

function literalInWords(node: Node): string | undefined {
  if (node.kind === 'scalar') return node.value === '' ? 'empty' : codeInMarkdown(shortened(node.value, maxCharacters));
  const size = countOf(node);
  if (size === undefined) return undefined;
  return node.kind === 'sequence' ? `a list of ${size}` : `an object with ${size} ${size === 1 ? 'key' : 'keys'}`;
}

function countOf(node: Node): number | undefined {
  if (node.kind === 'sequence') return node.items.length;
  return node.kind === 'mapping' ? node.entries.length : undefined;
}

/** What is told of a property's value or of its name. */
export function toldAt(site: Site, { findings, template }: Pick<Sources, 'findings' | 'template'>): readonly Told[] {
  const { document } = template;
  const places = [site.node, ...(site.key === undefined ? [] : [site.key])].map(node => spanOf(document, node));
  return findings.filter(({ start, end }) => places.some(place => place.start <= start && end <= place.end));
}

/** The text of a node as it is written, in one line. */
export function writtenText(node: Node, document: Document, most: number): string {
  const { start, end } = spanOf(document, node);
  return shortened(document.text.slice(start, Math.min(end, start + 10 * most)).replace(/\s+/g, ' '), most);
}
