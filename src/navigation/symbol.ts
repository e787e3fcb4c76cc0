import type { Block, Node, Scalar } from '../syntax/tree';
import type { Span } from '../text/span';

/**
 * What a name stands for. Parameters and resources share the names that `Ref` knows; a row is one of a mapping, a
 * column has its name in every row; a variable is that of a loop or of one `Fn::Sub`.
 */
export type SymbolKind = 'name' | 'mapping' | 'row' | 'column' | 'condition' | 'output' | 'variable';

/** A place where a name is declared or used, in offsets of its block. */
export interface Occurrence {
  readonly block: Block;
  readonly start: number;
  readonly end: number;
  readonly kind: SymbolKind;
  readonly name: string;
  /** The mapping of a row or column. */
  readonly owner: string;
  /** Where a variable is declared: two loops can have variables of one name. */
  readonly scope: Node | undefined;
  /** What the declaration spans, with all that belongs to it; undefined for a use. */
  readonly whole: Span | undefined;
  /** How the name is used, in CloudFormation's words: `Ref`, `Fn::Sub`, `DependsOn`. */
  readonly use: string;
}

/** Where the text of a scalar stands, without its tag and quotes; undefined where it is written with escapes. */
export function textSpan({ block, start, end, value }: Scalar): Span | undefined {
  const written = block.text.slice(start, end);
  const before = /^(?:!\S*\s+)?["']?/.exec(written)?.[0].length ?? 0;
  const from = start + before;
  return block.text.startsWith(value, from) && value !== '' ? { start: from, end: from + value.length } : undefined;
}

/** From a key to the end of its value, both in the key's block; an alias stands for what is elsewhere. */
export function spanWith(key: Scalar, value: Node): Span {
  const isBehind = value.block === key.block && value.start >= key.end;
  return { start: key.start, end: isBehind ? value.end : key.end };
}
