import type { Node } from '../../syntax/tree';
import { isFilledLater } from '../../text/placeholder';
import { argumentsOf, callOf, itemsIn } from '../model/intrinsics';
import { numberOf, stringOf } from '../model/scalars';
import { partsOf } from '../model/subText';

/** A text of which the template tells a part: what is written, with something for each hole. */
export interface Outline {
  /** With `${…}` where the template leaves it open. */
  readonly shown: string;
  /** The same text with different things in its holes; the first has nothing in them. */
  readonly samples: readonly string[];
}

/** What can stand in a hole: nothing, a word, a number, and what is unusual in a name. */
const fillings = ['', 'a', 'A', '1', 'orders', 'a-b', 'a_b', 'a.b', '.', '-', '/a/', 'a:b', 'a b', 'ä'];

/** Pseudo parameters have a form of their own. */
const pseudo: ReadonlyMap<string, string> = new Map([
  ['AWS::AccountId', '123456789012'],
  ['AWS::Partition', 'aws'],
  ['AWS::Region', 'eu-west-1'],
  ['AWS::URLSuffix', 'amazonaws.com'],
]);

interface Part {
  readonly text: string;
  readonly isHole: boolean;
}

/** Names have a few parts; aliases can make a handful of lines stand for millions. */
const maxParts = 500;
const maxLength = 100_000;

/**
 * The outline of a text that `Fn::Sub` or `Fn::Join` makes; undefined where it has no holes, or is none.
 *
 * @param endings what a text of this kind can end with, so that a hole can too
 */
export function outlineOf(node: Node, endings: readonly string[]): Outline | undefined {
  const parts = partsIn(node, { left: maxParts });
  if (parts === undefined || !parts.some(({ isHole }) => isHole)) return undefined;
  if (parts.reduce((sum, { text }) => sum + text.length, 0) > maxLength) return undefined;
  const filled = (filling: string) =>
    parts.map(({ text, isHole }) => (isHole ? (pseudo.get(text) ?? filling) : text)).join('');
  return {
    shown: parts.map(({ text, isHole }) => (isHole ? `\${${text}}` : text)).join(''),
    samples: [...fillings, ...endings.map(ending => `a${ending}`)].map(filled),
  };
}

function partsIn(node: Node, budget: { left: number }): readonly Part[] | undefined {
  const call = callOf(node);
  if (call?.name === 'Fn::Sub') return subParts(argumentsOf(call)[0]);
  if (call?.name !== 'Fn::Join' || call.argument.kind !== 'sequence') return undefined;
  const [delimiter, list] = call.argument.items;
  const between = delimiter && stringOf(delimiter);
  const items = itemsIn(list);
  if (between === undefined || items === undefined) return undefined;
  const pieces = items.map(item => pieceOf(item, budget));
  // A hole can be several items, or none.
  if (pieces.some(piece => piece.length === 0)) return undefined;
  return pieces.flatMap((piece, index) => (index === 0 ? piece : [{ text: between, isHole: false }, ...piece]));
}

function subParts(written: Node | undefined): readonly Part[] | undefined {
  const text = written && stringOf(written);
  // A text that something else fills is a hole as a whole.
  if (text === undefined || isFilledLater(text)) return undefined;
  return partsOf(text).map(({ text: part, isName }) => ({ text: part, isHole: isName }));
}

/** An item of `Fn::Join`: empty where it may be absent, and past the budget. */
function pieceOf(item: Node, budget: { left: number }): readonly Part[] {
  if (budget.left-- <= 0) return [];
  const call = callOf(item);
  if (call === undefined) {
    const text = item.kind === 'scalar' ? (stringOf(item) ?? String(numberOf(item) ?? '')) : undefined;
    return text === undefined || isFilledLater(text) ? [] : [{ text, isHole: false }];
  }
  if (call.name === 'Fn::If') return [];
  if (call.name === 'Ref') {
    const name = stringOf(call.argument) ?? '';
    return name === 'AWS::NoValue' ? [] : [{ text: name, isHole: true }];
  }
  return partsIn(item, budget) ?? [{ text: '…', isHole: true }];
}
