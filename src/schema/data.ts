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
  /** What many properties have alike. */
  readonly values: readonly FullValueData[];
  /** Objects that several types have alike. */
  readonly objects: readonly ObjectData[];
  /** Types of other services whose names are like one of these: they are no slip of the pen. */
  readonly others: readonly string[];
  /** By resource type. */
  readonly types: Readonly<Record<string, TypeData>>;
}

export interface TypeData {
  /** The properties or attributes that `Ref` returns, joined by `|` where there are several. */
  readonly r: readonly string[];
  /** Attributes that `Fn::GetAtt` returns. */
  readonly a: Readonly<Record<string, ValueData>>;
  readonly p: Readonly<Record<string, ValueData>>;
  /** Objects among the properties; a number leads to `SchemaData.objects`. */
  readonly d: readonly (ObjectData | number)[];
}

export type ObjectData = readonly [name: string, properties: Readonly<Record<string, ValueData>>];

/** Kinds and flags alone where there is no more to say: `s!` is a required text. A number leads to `SchemaData.values`. */
export type ValueData = string | number | FullValueData;

export interface FullValueData {
  /**
   * A letter for each kind: **s**tring, **i**nteger, **n**umber, **b**oolean, **t**imestamp, **j**son, **l**ist, **m**ap,
   * **o**bject. `!` is required; a change replaces the resource always (`*`) or sometimes (`?`); `-` is deprecated.
   * Left out of an object with `d` and a list with `of` that have no flags.
   */
  readonly k?: string;
  /** An entry of a list or map. */
  readonly of?: ValueData;
  /** The object's number in `TypeData.d`. */
  readonly d?: number;
  /** From and to, of a number; null where there is none. */
  readonly n?: Ends;
  /** The same of a text's characters or a list's items. */
  readonly l?: Ends;
  /** The pattern's number in `texts`. */
  readonly p?: number;
  /** The closed set's number in `texts`. */
  readonly w?: number;
  /** What holds where the property isn't set. */
  readonly v?: string;
}

export type Ends = readonly [number | null, number?];
