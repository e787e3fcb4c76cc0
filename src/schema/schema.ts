import type { SchemaData, TypeData } from './data';
import { docsOf } from './docs';
import { type Home, type PropertySchema, propertiesOf } from './property';

/**
 * AWS's resource schema of the types that the notes speak of: what exists, of which kind it is, which limits AWS states.
 * It is as old as its `date`: a type or property that it doesn't have may be newer.
 */
export class Schema {
  static readonly #made = new WeakMap<SchemaData, Schema>();

  /** Made once of its data. */
  static of(data: SchemaData): Schema {
    const schema = Schema.#made.get(data) ?? new Schema(data);
    Schema.#made.set(data, schema);
    return schema;
  }

  readonly #types = new Map<string, TypeSchema>();

  private constructor(private readonly data: SchemaData) {}

  /** `2026-09-29`: what AWS added later isn't in it. */
  get date(): string {
    return this.data.date;
  }

  /** All types that it has, in alphabetical order. */
  get names(): readonly string[] {
    return Object.keys(this.data.types);
  }

  /** Undefined for a type that it doesn't have, which may well exist. */
  type(name: string): TypeSchema | undefined {
    const known = this.#types.get(name);
    if (known !== undefined || !Object.hasOwn(this.data.types, name)) return known;
    const type = this.data.types[name];
    const made = type && new TypeSchema(name, type, this.data);
    if (made !== undefined) this.#types.set(name, made);
    return made;
  }
}

/** Without any type: for whoever has no schema at hand. */
export const noSchema = Schema.of({ date: '', notice: '', texts: [], types: {} });

/** One resource type. */
export class TypeSchema {
  readonly #home: Home;
  #properties: ReadonlyMap<string, PropertySchema> | undefined;
  #attributes: ReadonlyMap<string, PropertySchema> | undefined;

  constructor(
    readonly name: string,
    private readonly type: TypeData,
    data: SchemaData,
  ) {
    this.#home = { data, type, ...docsOf(name) };
  }

  /** Its properties by name. */
  get properties(): ReadonlyMap<string, PropertySchema> {
    this.#properties ??= propertiesOf(this.type.p, this.#home, undefined);
    return this.#properties;
  }

  /** What `Fn::GetAtt` returns, by name; a nested one as `Endpoint.Address`. */
  get attributes(): ReadonlyMap<string, PropertySchema> {
    this.#attributes ??= propertiesOf(this.type.a, this.#home, undefined);
    return this.#attributes;
  }

  /** The properties or attributes that `Ref` returns: `['QueueUrl']`; joined by `|` where there are several. */
  get ref(): readonly string[] {
    return this.type.r;
  }

  /** AWS's page of the type. */
  get page(): string {
    return this.#home.pageOf(undefined);
  }

  /** The property that a path of keys leads to; any step, as `*` or a number, leads to a list's item. */
  property(path: readonly string[]): PropertySchema | undefined {
    const [first, ...rest] = path;
    const start = first === undefined ? undefined : this.properties.get(first);
    return rest.reduce((at, step) => at?.step(step), start);
  }
}
