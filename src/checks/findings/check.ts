import type { Severity } from '../../knowledge/note';
import type { Node, Scalar } from '../../syntax/tree';
import { callOf, isOpen } from '../../template/model/intrinsics';
import { stringOf } from '../../template/model/scalars';
import { partsOf } from '../../template/model/subText';
import type { Resource, Template } from '../../template/model/template';
import { type Site, sitesOf, valuesAt } from '../../template/read/sites';
import { conditionHolds, type PossibleValue, possibleValues } from '../../template/values/values';
import type { Scope } from '../../template/worlds/scope';
import { isWhole } from '../relations/support/completeness';
import { followed } from '../relations/support/resolved';
import type { Finding, Related } from './finding';
import type { Fix } from './fix';
import { writtenAt } from './place';

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
  return { code, severity, at, message, related, fixes };
}

/** A property where it is certain what it is: one value, on one way. Undefined where it is absent or unknown. */
export interface Certain {
  readonly key: Scalar | undefined;
  /** The value as written; the place for findings. */
  readonly written: Node;
  /** What it comes out as. */
  readonly node: Node;
}

export function certain(resource: Resource, path: string, scope: Scope): Certain | undefined {
  const [site, ...others] = sitesOf(resource.properties, path.split('.'), scope);
  return site === undefined || others.length > 0 ? undefined : certainAt(site, scope);
}

function certainAt(site: Site, scope: Scope): Certain | undefined {
  const { known, complete, absent } = valuesAt(site, scope);
  const [value] = known;
  if (value === undefined || known.length > 1 || !complete || absent || isSecret(value)) return undefined;
  return { key: site.key, written: writtenAt(site.node, value.origins.slice(site.origins.length)), node: value.node };
}

/** What a parameter hides is not to be seen in a message either. */
export function isSecret({ origins }: PossibleValue): boolean {
  return origins.some(origin => origin.isSecret);
}

/**
 * Whether a property is set: false only where it certainly is not, undefined where the template leaves it open
 * (a condition, a transform or a macro that may add it).
 */
export function isSet(resource: Resource, path: string, scope: Scope): boolean | undefined {
  return isSetAt(sitesOf(resource.properties, path.split('.'), scope), resource, path, scope);
}

/** The same where it is known what the path leads to. */
export function isSetAt(sites: readonly Site[], resource: Resource, path: string, scope: Scope): boolean | undefined {
  if (isOpen(resource.properties) || isOpen(resource.body)) return undefined;
  if (sites.length === 0) return parentIsOpen(resource, path, scope) || !isWhole(scope) ? undefined : false;
  const answers = sites.map(site => {
    const { known, complete, absent } = possibleValues(site.node, scope, site.world);
    if (known.length === 0 && complete) return false;
    return absent || !site.certain ? undefined : true;
  });
  return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
}

function parentIsOpen(resource: Resource, path: string, scope: Scope): boolean {
  const steps = path.split('.');
  return steps.slice(0, -1).some((_, index) => {
    const parents = sitesOf(resource.properties, steps.slice(0, index + 1), scope);
    return parents.some(parent => {
      const { known, complete } = possibleValues(parent.node, scope, parent.world);
      return !complete || known.some(({ node }) => isOpen(node));
    });
  });
}

/**
 * The resource that a value points to: `Ref`, `Fn::GetAtt` of any attribute, or `Fn::Sub` of nothing but one of them.
 * Undefined for texts, for what a condition leaves open, and for resources outside the template.
 */
export function target(
  node: Node,
  scope: Scope,
): { readonly resource: Resource; readonly attribute: string | undefined } | undefined {
  const [logicalId, attribute] = pointer(followed(node, scope), scope) ?? [];
  const resource = logicalId === undefined ? undefined : existing(logicalId, scope);
  return resource && { resource, attribute };
}

/** Nothing is deployed in a world in which a resource refers to one that doesn't exist there. */
function existing(logicalId: string, scope: Scope): Resource | undefined {
  const resource = scope.resource(logicalId);
  if (resource?.condition === undefined || conditionHolds(resource.condition, scope) !== false) return resource;
  scope.impossible();
  return undefined;
}

function pointer(node: Node, scope: Scope): readonly [string, string?] | undefined {
  const call = callOf(node);
  if (call === undefined) return undefined;
  const text = stringOf(call.argument);
  if (call.name === 'Ref') return text === undefined ? undefined : [text];
  if (call.name === 'Fn::GetAtt') return attributePointer(call.argument, scope);
  if (call.name !== 'Fn::Sub' || text === undefined) return undefined;
  const [part, ...others] = partsOf(text);
  return part?.isName && others.length === 0 ? dotted(part.text) : undefined;
}

function attributePointer(argument: Node, scope: Scope): readonly [string, string?] | undefined {
  if (argument.kind !== 'sequence') return dotted(stringOf(argument));
  const [logicalId, ...attribute] = argument.items.map(item => onlyText(item, scope));
  return logicalId === undefined ? undefined : [logicalId, attribute.join('.')];
}

/** With the language extensions a name can be put together, as in a loop. */
function onlyText(node: Node, scope: Scope): string | undefined {
  const { known, complete } = possibleValues(node, scope);
  const [value] = known;
  return value !== undefined && known.length === 1 && complete ? stringOf(value.node) : undefined;
}

function dotted(text: string | undefined): readonly [string, string?] | undefined {
  if (text === undefined) return undefined;
  const dot = text.indexOf('.');
  return dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
}
