import type { PropertiesData, SchemaData, TypeData } from './data';
import { docsOf, eventDocsOf } from './docs';
import { entriesOf, type Home, PropertySchema, propertiesOf } from './property';
import { eventSources, type Handed, handedOn, pairsOf } from './sam';
import { samProperties } from './samObjects';

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

  /** Whether it is the type of another service that only looks like one of these. */
  isOther(name: string): boolean {
    return this.data.others.includes(name);
  }

  /** Undefined for a type that it doesn't have, which may well exist. */
  type(name: string): TypeSchema | undefined {
    const known = this.#types.get(name);
    if (known !== undefined || !Object.hasOwn(this.data.types, name)) return known;
    const type = this.data.types[name];
    const made = type && new TypeSchema(name, type, this.data, this.#handedOn(handedOn[name], docsOf(name)));
    if (made !== undefined) this.#types.set(name, made);
    return made;
  }

  /** The properties of an event source of SAM's by its `Type`, as `SQS`; undefined where there is no such source. */
  eventSource(type: string): ReadonlyMap<string, PropertySchema> | undefined {
    if (!Object.hasOwn(eventSources, type)) return undefined;
    return this.#handedOn(eventSources[type], eventDocsOf(type), samProperties('AWS::Serverless::Function', type));
  }

  /** What a resource or event source of SAM's hands on, by SAM's own names; what is handed on to nothing is `kept`. */
  #handedOn(
    handed: Handed = [],
    docs: Pick<Home, 'pageOf' | 'anchorOf'>,
    kept: ReadonlyMap<string, PropertySchema> = new Map(),
  ): ReadonlyMap<string, PropertySchema> {
    return new Map(
      pairsOf(handed).map(([own, type, path]) => {
        const target = path.length === 0 ? this.type(type)?.asProperty() : this.type(type)?.property(path);
        const page = `${docs.pageOf(undefined)}#${docs.anchorOf(undefined, own)}`;
        return [own, (target ?? kept.get(own) ?? unknown).handedOnBy(own, page)];
      }),
    );
  }
}

const noData: SchemaData = {
  date: '',
  notice: '',
  texts: [],
  names: [],
  values: [],
  objects: [],
  others: [],
  types: {},
};

/** Without any type: for whoever has no schema at hand. */
export const noSchema = Schema.of(noData);

/** A property of which nothing is known but that it exists. */
const unknown = new PropertySchema('', '', { ...docsOf(''), data: noData }, undefined);

/** One resource type. */
export class TypeSchema {
  /** The properties or attributes that `Ref` returns: `['QueueUrl']`; joined by `|` where there are several. */
  readonly ref: readonly string[];
  readonly #home: Home;
  readonly #packed: { readonly attributes: PropertiesData; readonly properties: PropertiesData };
  #properties: ReadonlyMap<string, PropertySchema> | undefined;
  #attributes: ReadonlyMap<string, PropertySchema> | undefined;

  constructor(
    readonly name: string,
    [ref, attributes, properties]: TypeData,
    data: SchemaData,
    private readonly handed: ReadonlyMap<string, PropertySchema> = new Map(),
  ) {
    this.ref = ref;
    this.#home = { data, ...docsOf(name) };
    this.#packed = { attributes, properties };
  }

  /** Its properties by name. */
  get properties(): ReadonlyMap<string, PropertySchema> {
    this.#properties ??= new Map([
      ...propertiesOf(this.#packed.properties, this.#home, undefined),
      ...samProperties(this.name),
      ...this.handed,
    ]);
    return this.#properties;
  }

  /** What `Fn::GetAtt` returns, by name; a nested one as `Endpoint.Address`. */
  get attributes(): ReadonlyMap<string, PropertySchema> {
    this.#attributes ??= propertiesOf(this.#packed.attributes, this.#home, undefined);
    return this.#attributes;
  }

  /** AWS's page of the type. */
  get page(): string {
    return this.#home.pageOf(undefined);
  }

  /** All its properties as those of one, of which none needs to be set. */
  asProperty(): PropertySchema {
    const { data } = this.#home;
    const own = entriesOf(this.#packed.properties, data).map(([name, written]) => `${name}:${optional(written)}`);
    const objects = [...data.objects, `|${own.join('|')}`];
    const home = { ...this.#home, data: { ...data, objects } };
    return new PropertySchema(this.name, `o d${data.objects.length}`, home, undefined);
  }

  /** The property that a path of keys leads to; any step, as `*` or a number, leads to a list's item. */
  property(path: readonly string[]): PropertySchema | undefined {
    const [first, ...rest] = path;
    const start = first === undefined ? undefined : this.properties.get(first);
    return rest.reduce((at, step) => at?.step(step), start);
  }
}

function optional(written: string): string {
  return written.replace(/^\S*/, kind => kind.replace('!', ''));
}
