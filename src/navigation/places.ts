import { spanOf } from '../syntax/tree';
import type { Template } from '../template/model/template';
import type { Span } from '../text/span';
import { Names } from './symbols';

/** Where a name is declared, for the name at a place. */
export interface Definition {
  /** The name at the place. */
  readonly origin: Span;
  readonly targets: readonly {
    /** The name. */
    readonly name: Span;
    /** The name with all that is declared under it. */
    readonly whole: Span;
  }[];
}

/** Undefined where no name stands, or one that the file doesn't declare. */
export function definitionAt(template: Template, offset: number): Definition | undefined {
  const names = Names.of(template);
  const origin = names.at(offset);
  if (origin === undefined) return undefined;
  const declared = names
    .allOf(origin.symbol)
    .flatMap(({ start, end, whole }) => (whole === undefined ? [] : [{ name: { start, end }, whole }]));
  const targets = declared.length > 0 || origin.kind !== 'name' ? declared : looped(template, origin.name);
  return targets.length === 0 ? undefined : { origin: { start: origin.start, end: origin.end }, targets };
}

/** One of the resources that a loop makes stands where the loop's body does. */
function looped({ document, resources }: Template, name: string): Definition['targets'] {
  const resource = resources.get(name);
  if (resource === undefined) return [];
  const key = spanOf(document, resource.key);
  return [{ name: key, whole: { start: key.start, end: Math.max(key.end, spanOf(document, resource.body).end) } }];
}

/** A place where a name is declared or used. */
export interface NamePlace extends Span {
  readonly isDeclaration: boolean;
  /** How it is used, in CloudFormation's words: `Ref`, `DependsOn`; empty for a declaration. */
  readonly use: string;
}

/** All places of the name at an offset, that one among them, in the order of the text. */
export function placesOfNameAt(template: Template, offset: number): readonly NamePlace[] {
  const names = Names.of(template);
  const origin = names.at(offset);
  return names
    .allOf(origin?.symbol ?? '')
    .map(({ start, end, whole, use }) => ({ start, end, isDeclaration: whole !== undefined, use }));
}
