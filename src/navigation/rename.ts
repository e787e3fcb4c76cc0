import { holderOf } from '../template/model/holders';
import type { Template } from '../template/model/template';
import type { Span } from '../text/span';
import { type NamePlace, placesOfNameAt } from './places';
import type { SymbolKind } from './symbol';
import { Names, type PlacedName } from './symbols';

/** Why something can't be renamed, or not so: a sentence for the user. */
export interface Refusal {
  readonly refusal: string;
}

/** The name that would be renamed at an offset. */
export function renamedAt(template: Template, offset: number): (Span & { readonly name: string }) | Refusal {
  const origin = Names.of(template).at(offset);
  if (origin === undefined) return { refusal: 'There is no name here that can be renamed.' };
  if (!isDeclared(template, origin)) return { refusal: `${origin.name} is not declared in this file.` };
  return { start: origin.start, end: origin.end, name: origin.name };
}

/** Where the new name goes: all places of the old one. */
export function renaming(template: Template, offset: number, name: string): readonly NamePlace[] | Refusal {
  const names = Names.of(template);
  const origin = names.at(offset);
  const old = renamedAt(template, offset);
  if (origin === undefined || 'refusal' in old) return 'refusal' in old ? old : [];
  const form = forms[origin.kind];
  if (!form.pattern.test(name)) return { refusal: `"${name}" is not a valid name: use ${form.inWords}.` };
  if (/^(?:\d+|y|n|yes|no|on|off|true|false|null)$/i.test(name) && origin.kind !== 'row' && origin.kind !== 'column')
    return { refusal: `YAML does not read ${name} as text. Choose another name.` };
  if (name !== old.name && names.isDeclared(origin.kind, origin.owner, name))
    return { refusal: `${name} already exists in this template. Choose another name.` };
  return placesOfNameAt(template, offset);
}

/** A resource that would be left behind with its data, and a sentence that says so. */
export interface Loss {
  readonly logicalId: string;
  readonly sentence: string;
}

/**
 * What a new name would cost at the next deployment; undefined where no data is at stake.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stack-refactoring.html
 */
export function lossByRenaming(template: Template, offset: number): Loss | undefined {
  const origin = Names.of(template).at(offset);
  const resource = origin?.kind === 'name' ? template.resources.get(origin.name) : undefined;
  const noun = resource && holderOf(resource.type);
  if (origin === undefined || noun === undefined || !isDeclared(template, origin)) return undefined;
  const sentence = `If ${origin.name} is deployed, the next deployment replaces it with a new, empty ${noun}, because a new logical ID makes a new resource. To rename it and keep its data, use a stack refactoring.`;
  return { logicalId: origin.name, sentence };
}

function isDeclared(template: Template, { symbol }: PlacedName): boolean {
  return Names.of(template)
    .allOf(symbol)
    .some(({ whole }) => whole !== undefined);
}

interface Form {
  readonly pattern: RegExp;
  readonly inWords: string;
}

const logicalId: Form = { pattern: /^[A-Za-z0-9]{1,255}$/, inWords: '1 to 255 letters and digits' };
const key: Form = { pattern: /^[\w.-]+$/, inWords: 'letters, digits, dots, hyphens and underscores' };

const forms: Readonly<Record<SymbolKind, Form>> = {
  name: logicalId,
  mapping: logicalId,
  condition: logicalId,
  output: logicalId,
  variable: logicalId,
  row: key,
  column: key,
};
