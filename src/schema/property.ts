import { type Ends, type PropertiesData, readValue, type SchemaData, type ValueData } from './data';

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
export type Bounds = Ends;

/** Where a property's facts are read from, and where its page is. */
export interface Home {
  readonly data: SchemaData;
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
  readonly #value: ValueData;

  /**
   * @param name the key in the template; a list item's or map entry's is that of its list or map
   * @param definition the object that it belongs to; undefined for a property of the resource itself
   * @param ownPage where it is documented, where that isn't with its home
   */
  constructor(
    readonly name: string,
    private readonly written: string,
    private readonly home: Home,
    private readonly definition: string | undefined,
    private readonly ownPage?: string,
  ) {
    this.#value = readValue(written);
  }

  /** Several where AWS takes either, as `json` or `string` for a policy. */
  get kinds(): readonly Kind[] {
    return [...this.#value.kind].flatMap(letter => kinds[letter] ?? []);
  }

  get isRequired(): boolean {
    return this.#value.kind.includes('!');
  }

  /** Whether a change of its value makes a new resource; undefined where it doesn't. */
  get replacement(): 'always' | 'sometimes' | undefined {
    if (this.#value.kind.includes('*')) return 'always';
    return this.#value.kind.includes('?') ? 'sometimes' : undefined;
  }

  get isDeprecated(): boolean {
    return this.#value.kind.includes('-');
  }

  /** The values of a number. */
  get range(): Bounds | undefined {
    return this.#value.range;
  }

  /** The characters of a text. */
  get characters(): Bounds | undefined {
    return this.#isList ? undefined : this.#value.length;
  }

  /** The items of a list. */
  get items(): Bounds | undefined {
    return this.#isList ? this.#value.length : undefined;
  }

  /** A regular expression that a text must match somewhere, as AWS has it: not always one that JavaScript reads alike. */
  get pattern(): string | undefined {
    return this.#textAt(this.#value.pattern);
  }

  /** The only values that AWS knew on the schema's date, in alphabetical order. */
  get words(): readonly string[] | undefined {
    return this.#textAt(this.#value.words)?.split('\n');
  }

  /** What holds where it isn't set, as AWS writes it: `true`, `30`, `PROVISIONED`. */
  get default(): string | undefined {
    return this.#value.default;
  }

  /** Its place in AWS's documentation; a list item's is its list's. */
  get page(): string {
    return this.ownPage ?? `${this.home.pageOf(this.definition)}#${this.home.anchorOf(this.definition, this.name)}`;
  }

  /** What each item of a list or entry of a map is. */
  get entry(): PropertySchema | undefined {
    const { entry } = this.#value;
    return entry === undefined
      ? undefined
      : new PropertySchema(this.name, entry, this.home, this.definition, this.ownPage);
  }

  /** What AWS calls the object that it is; undefined where it is none that is described. */
  get object(): string | undefined {
    return this.#definition?.[0];
  }

  /** The properties of an object, by name; undefined where it has none that are known. */
  get properties(): ReadonlyMap<string, PropertySchema> | undefined {
    const [name, values] = this.#definition ?? [];
    return values === undefined ? undefined : propertiesOf(values, this.home, name);
  }

  /** One step down: a property of an object by its name, an entry of a list or map by any step. */
  step(step: string): PropertySchema | undefined {
    return this.properties?.get(step) ?? this.entry;
  }

  /** The same facts for a property of another name, which need not be set and replaces nothing. */
  handedOnBy(name: string, page: string): PropertySchema {
    const written = this.written.replace(/^\S*/, kind => kind.replace(/[!*?]/g, ''));
    return new PropertySchema(name, written, this.home, this.definition, page);
  }

  #textAt(number: number | undefined): string | undefined {
    return number === undefined ? undefined : this.home.data.texts[number];
  }

  get #definition(): readonly [name: string, properties: PropertiesData] | undefined {
    const { object } = this.#value;
    const text = object === undefined ? undefined : this.home.data.objects[object];
    const bar = text?.indexOf('|') ?? 0;
    return text === undefined ? undefined : [textIn(this.home.data.names, text.slice(0, bar)), text.slice(bar + 1)];
  }

  get #isList(): boolean {
    return this.#value.kind.includes('l');
  }
}

export function propertiesOf(
  packed: PropertiesData,
  home: Home,
  definition: string | undefined,
): ReadonlyMap<string, PropertySchema> {
  return new Map(
    entriesOf(packed, home.data).map(([name, written]) => [name, new PropertySchema(name, written, home, definition)]),
  );
}

/** Names, and what the properties are, whichever way they are packed. */
export function entriesOf(
  packed: PropertiesData,
  { names, values }: SchemaData,
): readonly (readonly [name: string, written: string])[] {
  if (packed === '') return [];
  return packed.split('|').map(entry => {
    const colon = entry.indexOf(':');
    return [textIn(names, entry.slice(0, colon)), textIn(values, entry.slice(colon + 1))];
  });
}

function textIn(shared: readonly string[], text: string): string {
  return /^\d+$/.test(text) ? (shared[Number(text)] ?? '') : text;
}
