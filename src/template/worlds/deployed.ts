import { type Document, type Entry, entryOf, type Mapping, type Node, type Scalar, valueOf } from '../../syntax/tree';
import { refusalOf } from '../model/constraints';

/** What a parameter has when its value is known: no attribute of CloudFormation's is called so. */
const fixed = '=';

/** The attributes that still count then. */
const lasting = new Set(['Type', 'NoEcho', 'Description']);

/** The value that a parameter has in the deployment at hand; undefined where there is none, or it isn't known. */
export function fixedValueOf(parameter: Mapping): Scalar | undefined {
  const value = valueOf(parameter, fixed);
  return value?.kind === 'scalar' ? value : undefined;
}

/**
 * A template as it is deployed with certain values: each parameter has its value, or its default where none is given.
 * From version to version, what stays the same is the same object, as in the document that it is made from.
 */
export class DeployedDocuments {
  readonly #made = new WeakMap<Entry, Entry>();
  readonly #pseudo: readonly Entry[];

  /** @param values by parameter; undefined where the deployment leaves the value open */
  constructor(
    private readonly values: ReadonlyMap<string, Scalar | undefined>,
    pseudo: ReadonlyMap<string, Scalar>,
  ) {
    this.#pseudo = [...pseudo].map(([name, value]) => madeUp(name, value));
  }

  document(document: Document): Document {
    return withParameters(document, declared => [...declared.map(entry => this.#deployed(entry)), ...this.#pseudo]);
  }

  #deployed(entry: Entry): Entry {
    const known = this.#made.get(entry) ?? this.#make(entry);
    this.#made.set(entry, known);
    return known;
  }

  #make({ key, value }: Entry): Entry {
    if (value.kind !== 'mapping') return { key, value };
    const isGiven = this.values.has(key.value);
    const given = isGiven ? this.values.get(key.value) : defaultOf(value);
    // With a value that the parameter refuses nothing is deployed.
    if (given === undefined || refusalOf(value, given.value) !== undefined) return { key, value };
    const entries = value.entries.filter(one => lasting.has(one.key.value));
    return { key, value: { ...value, entries: [...entries, { key: named(fixed, given), value: given }] } };
  }
}

/** A document with more that is known, by the names that functions have for it: `Child.Outputs.Arn`. */
export function withKnown(document: Document, values: ReadonlyMap<string, Scalar>): Document {
  if (values.size === 0) return document;
  return withParameters(document, declared => [
    ...declared,
    ...[...values].map(([name, value]) => madeUp(name, value)),
  ]);
}

function withParameters(document: Document, change: (declared: readonly Entry[]) => readonly Entry[]): Document {
  const { root } = document;
  if (root === undefined) return document;
  const section = entryOf(root, 'Parameters');
  const entries = change(section?.value.kind === 'mapping' ? section.value.entries : []);
  const [first] = entries;
  if (first === undefined) return document;
  const value: Mapping = { ...(section?.value ?? first.value), kind: 'mapping', entries };
  const others = root.entries.filter(entry => entry !== section);
  const key = section?.key ?? named('Parameters', first.key);
  return { ...document, root: { ...root, entries: [{ key, value }, ...others] } };
}

function defaultOf(parameter: Mapping): Scalar | undefined {
  const value = valueOf(parameter, 'Default');
  return value?.kind === 'scalar' ? value : undefined;
}

/** A pseudo parameter, as if it were declared. */
function madeUp(name: string, value: Scalar): Entry {
  const entries = [
    { key: named('Type', value), value: named('String', value) },
    { key: named(fixed, value), value },
  ];
  return { key: named(name, value), value: { ...placeOf(value), kind: 'mapping', entries } };
}

function named(text: string, at: Node): Scalar {
  return { ...placeOf(at), kind: 'scalar', value: text, style: 'quoted' };
}

function placeOf({ block, start, end }: Node): Pick<Scalar, 'block' | 'start' | 'end' | 'tag'> {
  return { block, start, end, tag: undefined };
}
