import type { Node } from '../syntax/tree';
import type { Resource } from '../template/template';

/** An edit that is known to be right, as data: `src/fixes` turns it into edits of the text. */
export interface Fix {
  /** What the user reads: "Set to 900". */
  readonly title: string;
  readonly change: Change;
}

export type Change =
  /** Another text in place of a scalar; its quotes stay. */
  | { readonly kind: 'replace'; readonly node: Node; readonly value: string }
  /** Properties, in YAML, that a resource gets. */
  | { readonly kind: 'set'; readonly resource: Resource; readonly properties: string }
  /** A pattern that attaches to the resource. */
  | { readonly kind: 'connect'; readonly pattern: string; readonly logicalId: string };
