import type { Ends, FullValueData, ObjectData, SchemaData, TypeData, ValueData } from './data';

export type Kind = 'string' | 'integer' | 'number' | 'boolean' | 'timestamp' | 'json' | 'list' | 'map' | 'object';

const kinds: Readonly<Record<string, Kind>> = {
  s: 'string',
  i: 'integer',
  n: 'number',
  b: 'boolean',
  t: 'timestamp',
  j: 'json',
  l: 'list',
  m: 'map',
  o: 'object',
};

/** Both ends belong to it; undefined is no limit at that end. */
export interface Bounds {
  readonly min: number | undefined;
  readonly max: number | undefined;
}

/** Where a property's facts are read from, and where its page is. */
export interface Home {
  readonly data: SchemaData;
  readonly type: TypeData;
  /** The page of a named object of this type; of the resource itself without a name. */
  pageOf(definition: string | undefined): string;
  /** The anchor of a property: `cfn-sqs-queue-delayseconds`. */
  anchorOf(definition: string | undefined, property: string): string;
}

/**
 * What AWS's schema says of one property, list item or map entry. Made when it is asked for: an object can contain
 * itself, so whoever walks all of them needs a bound.
 */
export class PropertySchema {
  readonly #value: FullValueData;

  /**
   * @param name the key in the template; a list item's or map entry's is that of its list or map
   * @param definition the object that it belongs to; undefined for a property of the resource itself
   * @param ownPage where it is documented, where that isn't with its home
   */
  constructor(
    readonly name: string,
    value: ValueData,
    private readonly home: Home,
    private readonly definition: string | undefined,
    private readonly ownPage?: string,
  ) {
    this.#value = wholeOf(value, home.data);
  }

  /** Several where AWS takes either, as `json` or `string` for a policy. */
  get kinds(): readonly Kind[] {
    return [...this.#kind].flatMap(letter => kinds[letter] ?? []);
  }

  get isRequired(): boolean {
    return this.#kind.includes('!');
  }

  /** Whether a change of its value makes a new resource; undefined where it doesn't. */
  get replacement(): 'always' | 'sometimes' | undefined {
    if (this.#kind.includes('*')) return 'always';
    return this.#kind.includes('?') ? 'sometimes' : undefined;
  }

  get isDeprecated(): boolean {
    return this.#kind.includes('-');
  }

  /** The values of a number. */
  get range(): Bounds | undefined {
    return bounds(this.#value.n);
  }

  /** The characters of a text. */
  get characters(): Bounds | undefined {
    return this.#isList ? undefined : bounds(this.#value.l);
  }

  /** The items of a list. */
  get items(): Bounds | undefined {
    return this.#isList ? bounds(this.#value.l) : undefined;
  }

  /** A regular expression that a text must match somewhere, as AWS has it: not always one that JavaScript reads alike. */
  get pattern(): string | undefined {
    return this.#value.p === undefined ? undefined : this.home.data.texts[this.#value.p];
  }

  /** The only values that AWS knew on the schema's date, in alphabetical order. */
  get words(): readonly string[] | undefined {
    return this.#value.w === undefined ? undefined : this.home.data.texts[this.#value.w]?.split('\n');
  }

  /** What holds where it isn't set, as AWS writes it: `true`, `30`, `PROVISIONED`. */
  get default(): string | undefined {
    return this.#value.v;
  }

  /** Its place in AWS's documentation; a list item's is its list's. */
  get page(): string {
    return this.ownPage ?? `${this.home.pageOf(this.definition)}#${this.home.anchorOf(this.definition, this.name)}`;
  }

  /** What each item of a list or entry of a map is. */
  get entry(): PropertySchema | undefined {
    const { of } = this.#value;
    return of === undefined ? undefined : new PropertySchema(this.name, of, this.home, this.definition, this.ownPage);
  }

  /** What AWS calls the object that it is; undefined where it is none that is described. */
  get object(): string | undefined {
    return this.#definition?.[0];
  }

  /** The properties of an object, by name; undefined where it has none that are known. */
  get properties(): ReadonlyMap<string, PropertySchema> | undefined {
    const [name, values] = this.#definition ?? [];
    return values && propertiesOf(values, this.home, name);
  }

  /** One step down: a property of an object by its name, an entry of a list or map by any step. */
  step(step: string): PropertySchema | undefined {
    return this.properties?.get(step) ?? this.entry;
  }

  /** The same facts for a property of another name, which need not be set and replaces nothing. */
  handedOnBy(name: string, page: string): PropertySchema {
    const value = { ...this.#value, k: this.#kind.replace(/[!*?]/g, '') };
    return new PropertySchema(name, value, this.home, this.definition, page);
  }

  get #kind(): string {
    const { k, d } = this.#value;
    return k ?? (d === undefined ? 'l' : 'o');
  }

  get #definition(): ObjectData | undefined {
    const { type, data } = this.home;
    const object = this.#value.d === undefined ? undefined : type.d[this.#value.d];
    return typeof object === 'number' ? data.objects[object] : object;
  }

  get #isList(): boolean {
    return this.#kind.includes('l');
  }
}

export function propertiesOf(
  values: Readonly<Record<string, ValueData>>,
  home: Home,
  definition: string | undefined,
): ReadonlyMap<string, PropertySchema> {
  return new Map(
    Object.entries(values).map(([name, value]) => [name, new PropertySchema(name, value, home, definition)]),
  );
}

/** The value in full, whichever way it is packed. */
export function wholeOf(value: ValueData, { values }: SchemaData): FullValueData {
  if (typeof value === 'object') return value;
  return typeof value === 'number' ? (values[value] ?? {}) : { k: value };
}

function bounds(ends: Ends | undefined): Bounds | undefined {
  return ends && { min: ends[0] ?? undefined, max: ends[1] };
}
