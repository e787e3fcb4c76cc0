import { spanOf } from '../syntax/tree';
import type { Template } from '../template/model/template';
import type { Span } from '../text/span';
import { type Fold, foldsOf } from './folds';
import { linksOf, type TemplateLink } from './links';
import { type OutlineItem, outlineOf } from './outline';
import { type Definition, definitionAt, type NamePlace, placesOfNameAt } from './places';
import { type Loss, lossByRenaming, type Refusal, renamedAt, renaming } from './rename';

export type { Fold } from './folds';
export type { TemplateLink } from './links';
export type { OutlineItem, OutlineKind } from './outline';
export type { Definition, NamePlace } from './places';
export type { Loss, Refusal } from './rename';

/** Ways through one version of a template. All offsets are of its text. */
export interface Navigation {
  /** Where the name at an offset is declared; undefined where there is none, or not in this file. */
  definitionAt(offset: number): Definition | undefined;
  /** All places of the name at an offset, declarations among them; empty where there is none. */
  placesOfNameAt(offset: number): readonly NamePlace[];
  renamedAt(offset: number): (Span & { readonly name: string }) | Refusal;
  renaming(offset: number, name: string): readonly NamePlace[] | Refusal;
  /** The data that a new name for the one at an offset would leave behind. */
  lossByRenaming(offset: number): Loss | undefined;
  /** The resource that an offset is in or comes after, until the next one begins, the end included; undefined before all. */
  resourceAround(offset: number): Span | undefined;
  outline(): readonly OutlineItem[];
  folds(): readonly Fold[];
  links(): readonly TemplateLink[];
}

export function navigationOf(template: Template): Navigation {
  return {
    definitionAt: offset => definitionAt(template, offset),
    placesOfNameAt: offset => placesOfNameAt(template, offset),
    renamedAt: offset => renamedAt(template, offset),
    renaming: (offset, name) => renaming(template, offset, name),
    lossByRenaming: offset => lossByRenaming(template, offset),
    resourceAround: offset => resourceAround(template, offset),
    outline: () => outlineOf(template),
    folds: () => foldsOf(template),
    links: () => linksOf(template),
  };
}

/** By the names alone: what stands below them may be half-typed. */
function resourceAround({ document, resources }: Template, offset: number): Span | undefined {
  let start: number | undefined;
  let end = document.text.length;
  for (const { key } of resources.values()) {
    const begin = spanOf(document, key).start;
    if (begin <= offset) start = Math.max(begin, start ?? begin);
    else end = Math.min(begin - 1, end);
  }
  return start === undefined ? undefined : { start, end };
}

const refusal: Refusal = { refusal: 'This file is not a template.' };

/** Of a text that is no template. */
export const noNavigation: Navigation = {
  definitionAt: () => undefined,
  placesOfNameAt: () => [],
  renamedAt: () => refusal,
  renaming: () => refusal,
  lossByRenaming: () => undefined,
  resourceAround: () => undefined,
  outline: () => [],
  folds: () => [],
  links: () => [],
};
