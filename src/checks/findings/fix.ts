import type { Node } from '../../syntax/tree';
import type { Resource } from '../../template/model/template';

/** An edit that is known to be right, as data: `src/fixes` turns it into edits of the text. */
export interface Fix {
  /** What the user reads: "Set to 900". */
  readonly title: string;
  readonly change: Change;
  /** Set where the resource is made anew by it: that is offered, and never done unasked. */
  readonly replaces?: true;
}

/** Whether there is one way to mend what is found, and it keeps the resource. */
export function hasPlainFix({ fixes: [fix, ...others] }: { readonly fixes: readonly Fix[] }): boolean {
  return fix !== undefined && others.length === 0 && fix.replaces !== true;
}

export type Change =
  /** Another text in place of a scalar; its quotes stay. */
  | { readonly kind: 'replace'; readonly node: Node; readonly value: string }
  /** Another reference in place of one: to an attribute, or without one to the resource itself. */
  | { readonly kind: 'refer'; readonly node: Node; readonly logicalId: string; readonly attribute: string | undefined }
  /** A value, in YAML, for an entry of a resource: instead of the scalar there, or with all that leads to it. */
  | {
      readonly kind: 'put';
      readonly resource: Resource;
      readonly path: readonly string[];
      readonly value: string;
    }
  /** An entry of a resource goes, and what holds nothing else. */
  | { readonly kind: 'remove'; readonly resource: Resource; readonly path: readonly string[] }
  /** A piece of the text as it stands, such as a comment. */
  | { readonly kind: 'rewrite'; readonly start: number; readonly end: number; readonly text: string }
  /** Resources, in YAML, that the template gets. */
  | { readonly kind: 'add'; readonly resources: string }
  /** Another item of a list, like the one given but for these texts; that of an item that is a text itself has no name. */
  | {
      readonly kind: 'repeat';
      readonly list: Node;
      readonly item: Node;
      readonly values: Readonly<Record<string, string>>;
    }
  /** Several changes that are right only with each other. */
  | { readonly kind: 'together'; readonly changes: readonly Change[] }
  /** A macro that the template gets. */
  | { readonly kind: 'transform'; readonly name: string }
  /** A pattern that attaches to the resource. */
  | { readonly kind: 'connect'; readonly pattern: string; readonly logicalId: string };

/** Gives a property a value; the path is as in a row, `Events.Orders.Properties.BatchSize`. */
export function put(resource: Resource, path: string, value: string, title?: string): Fix {
  const steps = path.split('.');
  return {
    title: title ?? `Set ${steps.at(-1) ?? path} to ${value}`,
    change: { kind: 'put', resource, path: ['Properties', ...steps], value },
  };
}

/** Gives several properties their values, as one edit. */
export function putAll(resource: Resource, values: readonly (readonly [path: string, value: string])[]): Fix {
  const fixes = values.map(([path, value]) => put(resource, path, value));
  const title = fixes.map((fix, index) => (index === 0 ? fix.title : fix.title.replace(/^Set /, ''))).join(' and ');
  return { title, change: { kind: 'together', changes: fixes.map(({ change }) => change) } };
}

/** Another text for a scalar, wherever it is written. */
export function replace(node: Node, value: string, shown = value): Fix {
  return { title: `Set to ${shown}`, change: { kind: 'replace', node, value } };
}

/** Another word for one that is misspelt or misplaced. */
export function rename(node: Node, value: string, shown = value): Fix {
  return { title: `Change to ${shown}`, change: { kind: 'replace', node, value } };
}

/** Refers to an attribute of a resource, or without one to the resource itself. */
export function refer(node: Node, logicalId: string, attribute?: string): Fix {
  const title = attribute === undefined ? `Use !Ref ${logicalId}` : `Use !GetAtt ${logicalId}.${attribute}`;
  return { title, change: { kind: 'refer', node, logicalId, attribute } };
}

/** Takes a property away, with its value. */
export function remove(resource: Resource, path: string, title?: string): Fix {
  const steps = path.split('.');
  return {
    title: title ?? `Remove ${steps.at(-1) ?? path}`,
    change: { kind: 'remove', resource, path: ['Properties', ...steps] },
  };
}
