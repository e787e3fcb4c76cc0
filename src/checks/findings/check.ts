import type { Severity } from '../../knowledge/note';
import type { Node } from '../../syntax/tree';
import type { Resource, Template } from '../../template/model/template';
import type { Scope } from '../../template/worlds/scope';
import type { Finding, Related } from './finding';
import type { Fix } from './fix';

/** What relates several properties or resources: one small file each, listed in `all.ts`. */
export interface Check {
  /** The codes that it can report; each has a section in a note, with examples. */
  readonly ids: readonly string[];
  /** The resource types that it looks at; `*` is all. */
  readonly types: readonly string[];
  check(resource: Resource, scope: Scope): readonly Finding[];
}

/** What concerns many resources together, such as a sum: runs once a template, not once a resource. */
export interface GroupCheck {
  readonly ids: readonly string[];
  check(scope: Scope): readonly Finding[];
}

/** What concerns the template as a whole: its size, its names. Runs on every change, so it must be quick. */
export interface TemplateCheck {
  readonly ids: readonly string[];
  check(template: Template, scope: Scope): readonly Finding[];
}

/** What an update can't do: compares the template with an earlier version, where there is one. */
export interface BaseCheck {
  readonly ids: readonly string[];
  /** The resource types that it compares: without any of them no earlier version is asked for. */
  readonly types: readonly string[];
  check(scope: Scope, base: Scope): readonly Finding[];
}

/** A finding at a node: a scalar or a key, not a whole list. */
export function finding(
  code: string,
  severity: Severity,
  at: Node,
  message: string,
  related: readonly Related[] = [],
  fixes: readonly Fix[] = [],
): Finding {
  return { code, severity, at, message, related: once(related), fixes };
}

/** Two values can come from one place, such as a mapping's: it is told once. */
function once(related: readonly Related[]): readonly Related[] {
  if (related.length < 2) return related;
  return related.filter(
    (one, index) => related.findIndex(({ at, message }) => at === one.at && message === one.message) === index,
  );
}

/** Leads to the resource that a finding speaks of too. */
export function here({ key, logicalId }: Pick<Resource, 'key' | 'logicalId'>): Related {
  return { at: key, message: `${logicalId} is here.` };
}

/** The same, that something isn't there which has no place of its own. */
export function lack(...told: Parameters<typeof finding>): Finding {
  return { ...finding(...told), isLack: true };
}
