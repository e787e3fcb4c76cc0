import type { Knowledge } from '../knowledge/knowledge';
import { inLargerUnit, quantity } from '../knowledge/quantity';
import { contentOf, type Entry, isNull, type Node, spanOf, valueOf } from '../syntax/tree';
import { Answers } from '../template/incremental/answers';
import { type Call, callOf } from '../template/model/intrinsics';
import { booleanOf, numberOf, stringOf } from '../template/model/scalars';
import type { Resource, Template } from '../template/model/template';
import { possibleValues, worldOf } from '../template/values/values';
import type { Scope } from '../template/worlds/scope';
import { visible } from '../text/escape';
import type { Span } from '../text/span';
import { type Measured, measuredIn } from './measured';

/** A few words behind a place of the text. */
export interface InlayHint {
  readonly at: number;
  readonly text: string;
  readonly kind: 'unit' | 'count' | 'value';
}

/** Beyond so much of it, a limit is worth a word. */
const nearlyFull = 0.6;

/** Shorter numbers are read at a glance: 90 s, 300 s. */
const plainSeconds = 600;

/** The hints of the resources that a span of the text touches; `all` adds those that would be too many otherwise. */
export function inlayHintsIn(
  template: Template,
  knowledge: Knowledge,
  { start, end }: Span,
  all: boolean,
): readonly InlayHint[] {
  const { document } = template;
  const answers = new Answers(template);
  const hints = [...template.resources.values()].flatMap(resource => {
    const body = spanOf(document, resource.body);
    if (resource.isLooped || body.start > end || body.end < start) return [];
    const scope = new Answers(template, worldOf(resource, answers));
    const measured = measuredIn(resource, knowledge, scope).flatMap(one => measuredHint(one, template, all));
    return [...measured, ...writtenHints(resource, template, scope, all)];
  });
  const byPlace = new Map(hints.map(hint => [`${hint.at} ${hint.kind}`, hint]));
  return [...byPlace.values()].sort((a, b) => a.at - b.at);
}

function measuredHint({ limit, site, used, isOnly }: Measured, template: Template, all: boolean): readonly InlayHint[] {
  const { document } = template;
  const { max = 1, unit = 'entries' } = limit;
  if (limit.measure === 'count') {
    if (!isOnly || site.key === undefined || site.node.block !== site.key.block) return [];
    if (!all && used / max < nearlyFull) return [];
    return [
      {
        at: spanOf(document, site.key).end + 1,
        text: `${quantity(used, undefined)} of ${quantity(max, unit)}`,
        kind: 'count',
      },
    ];
  }
  if (limit.measure !== 'number' || limit.unit === undefined || callOf(site.node) !== undefined) return [];
  return unitHint(site.node, used, limit.unit, template, all);
}

function unitHint(node: Node, used: number, unit: string, { document }: Template, all: boolean): readonly InlayHint[] {
  const larger = used < plainSeconds && !all ? undefined : inLargerUnit(used, unit);
  return larger === undefined ? [] : [{ at: spanOf(document, node).end, text: larger, kind: 'unit' }];
}

const longestValue = 40;
const mostValues = 3;
const mostSteps = 2000;

/** What the functions in a resource come out as, where that is short, and times that only their names tell. */
function writtenHints({ properties }: Resource, template: Template, scope: Scope, all: boolean): readonly InlayHint[] {
  const hints: InlayHint[] = [];
  const left: Node[] = properties === undefined ? [] : [properties];
  for (let steps = 0; steps < mostSteps; steps++) {
    const node = left.pop();
    if (node === undefined) break;
    const call = callOf(node);
    if (call !== undefined && all) hints.push(...valueHint(call, node, template, scope));
    if (call !== undefined) continue;
    if (node.kind === 'sequence') left.push(...node.items);
    if (node.kind !== 'mapping') continue;
    for (const entry of node.entries) {
      if (entry.inherited) continue;
      hints.push(...secondsHint(entry, template, all));
      left.push(entry.value);
    }
  }
  return hints;
}

/** No limit says so, but the name does: the seconds of a state that waits, the interval of a retry. */
function secondsHint({ key, value }: Entry, template: Template, all: boolean): readonly InlayHint[] {
  const seconds = key.value.endsWith('Seconds') && value.tag === undefined ? numberOf(value) : undefined;
  return seconds === undefined ? [] : unitHint(value, seconds, 'seconds', template, all);
}

const resolvable: ReadonlySet<string> = new Set([
  'Ref',
  'Fn::FindInMap',
  'Fn::Sub',
  'Fn::If',
  'Fn::Select',
  'Fn::Join',
]);

function valueHint(call: Call, node: Node, template: Template, scope: Scope): readonly InlayHint[] {
  if (!resolvable.has(call.name) || isSecret(call, template)) return [];
  const { known, complete } = possibleValues(node, scope);
  if (known.some(({ origins }) => origins.some(({ isSecret }) => isSecret))) return [];
  const texts = [...new Set(known.map(value => textOf(value.node)))];
  if (texts.length === 0 || texts.length > mostValues || !texts.every(text => text !== undefined)) return [];
  const text = visible(`= ${texts.join(' or ')}${complete ? '' : ' …'}`);
  const { block, end } = contentOf(node);
  return text.length > longestValue ? [] : [{ at: template.document.offsetOf(block) + end, text, kind: 'value' }];
}

function isSecret({ argument }: Call, { parameters }: Template): boolean {
  const parameter = parameters.get(stringOf(argument) ?? '');
  const noEcho = valueOf(parameter, 'NoEcho');
  return !isNull(noEcho) && noEcho !== undefined && booleanOf(noEcho) !== false;
}

function textOf(node: Node): string | undefined {
  const number = numberOf(node);
  const text = number === undefined ? stringOf(node) : String(number);
  return text === undefined || /[\r\n]/.test(text) || text === '' ? undefined : text;
}
