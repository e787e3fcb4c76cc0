/**
 * The packed table of AWS's resource schema, as `scripts/schema` writes it into `dist/schema.json`. Only `schema.ts`
 * reads it: short keys and shared texts keep the file small.
 */
export interface SchemaData {
  /** The day of the newer of its two sources: `2026-09-29`. */
  readonly date: string;
  /** Whose data it is, with licences. */
  readonly notice: string;
  /** Patterns, and closed sets with a member in each line: what `p` and `w` of a value lead to. */
  readonly texts: readonly string[];
  /** Names that many properties have. */
  readonly names: readonly string[];
  /** What many properties have alike. */
  readonly values: readonly string[];
  /** The objects among the properties: what `d` of a value leads to. Several types can have one alike. */
  readonly objects: readonly ObjectData[];
  /** Types of other services whose names are like one of these: they are no slip of the pen. */
  readonly others: readonly string[];
  /** By resource type. */
  readonly types: Readonly<Record<string, TypeData>>;
}

/**
 * The properties or attributes that `Ref` returns, joined by `|` where there are several; the attributes that
 * `Fn::GetAtt` returns; the properties.
 */
export type TypeData = readonly [ref: readonly string[], attributes: PropertiesData, properties: PropertiesData];

/** The object's name, or its number in `SchemaData.names`; after it, and after a `|`, its properties. */
export type ObjectData = string;

/**
 * Properties by name, `Fn:s!|0:12`: a number stands for a name in `SchemaData.names`, or in `values` for what a property
 * is.
 */
export type PropertiesData = string;

/**
 * What a property is, as a text: `s!` is a required text, `i n0,900 v0` a number from 0 to 900 that is 0 unless it is
 * set, `l l,50 >o d3` a list of at most 50 objects, the fourth of all.
 *
 * First a letter for each kind: **s**tring, **i**nteger, **n**umber, **b**oolean, **t**imestamp, **j**son, **l**ist,
 * **m**ap, **o**bject. `!` is required; a change replaces the resource always (`*`) or sometimes (`?`); `-` is deprecated.
 * Then, in this order and each after a space, what there is of: `d` the object's number in `objects`; `n` from and to,
 * of a number; `l` the same of a text's characters or a list's items; `p` the pattern's number in `texts`; `w` that of the
 * closed set; `v` what holds where the property isn't set; `>` the same of an entry of a list or map.
 */
export interface ValueData {
  readonly kind: string;
  readonly object: number | undefined;
  readonly range: Ends | undefined;
  readonly length: Ends | undefined;
  readonly pattern: number | undefined;
  readonly words: number | undefined;
  readonly default: string | undefined;
  readonly entry: string | undefined;
}

export interface Ends {
  readonly min: number | undefined;
  readonly max: number | undefined;
}

const form = /^(\S*)(?: d(\d+))?(?: n(\S+))?(?: l(\S+))?(?: p(\d+))?(?: w(\d+))?(?: v((?:(?! >).)*))?(?: >(.*))?$/;

/** Reads the text of a property. */
export function readValue(text: string): ValueData {
  const [, kind = '', object, range, length, pattern, words, value, entry] = form.exec(text) ?? [];
  return {
    kind,
    object: numberIn(object),
    range: endsIn(range),
    length: endsIn(length),
    pattern: numberIn(pattern),
    words: numberIn(words),
    default: value,
    entry,
  };
}

function endsIn(text: string | undefined): Ends | undefined {
  const [min, max] = text?.split(',') ?? [];
  return text === undefined ? undefined : { min: numberIn(min), max: numberIn(max) };
}

function numberIn(text: string | undefined): number | undefined {
  return text === undefined || text === '' ? undefined : Number(text);
}
