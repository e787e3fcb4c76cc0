import { readEmbeddedJson } from '../../../syntax/embedded';
import type { Node } from '../../../syntax/tree';
import { argumentsOf, callOf, itemsIn } from '../../../template/model/intrinsics';

/** What a property holds that takes JSON: a mapping as it stands, a text read as JSON at its true place. */
export function jsonAt(node: Node): Node | undefined {
  const call = callOf(node);
  if (call === undefined) return node.kind === 'scalar' ? readEmbeddedJson([node]) : node;
  if (call.name === 'Fn::ToJsonString') return call.argument;
  const pieces = piecesOf(node);
  return pieces.length === 0 ? undefined : readEmbeddedJson(pieces);
}

/** The parts of a text as far as they are written here. */
function piecesOf(node: Node): readonly Node[] {
  const call = callOf(node);
  if (call === undefined) return [node];
  const { name, argument } = call;
  if (name === 'Fn::Sub') return argumentsOf(call).slice(0, 1);
  if (name !== 'Fn::Join' || argument.kind !== 'sequence') return [];
  const [delimiter, list] = argument.items;
  const items = itemsIn(list);
  if (delimiter?.kind !== 'scalar' || items === undefined) return [];
  return items.flatMap((item, index) => {
    const piece = pieceOf(item);
    return index === 0 || delimiter.value === '' ? [piece] : [delimiter, piece];
  });
}

/** A part of `Fn::Join`: a text, or anything else for a value that isn't told. */
function pieceOf(item: Node): Node {
  const call = callOf(item);
  if (call?.name === 'Fn::Sub' && call.argument.kind === 'scalar') return call.argument;
  const { block, start, end } = item;
  return call === undefined ? item : { kind: 'opaque', block, start, end, tag: undefined };
}
