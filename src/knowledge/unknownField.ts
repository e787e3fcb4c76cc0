import type * as v from 'valibot';
import { nearestChoices } from '../text/nearest';

/** What is said of a field that there is none of, with the one that is nearest: `Unknown field "severty". Did you mean "severity"?` */
export function unknownField(name: string, schema: v.GenericSchema, path: readonly string[]): string {
  const fields = fieldsAt(schema, path.slice(0, -1));
  const [nearest] = [...nearestChoices(fields, name), ...fields.filter(field => name.startsWith(field))];
  return `Unknown field "${name}".${nearest === undefined ? '' : ` Did you mean "${nearest}"?`}`;
}

/** What of a schema leads on, of all that it can be. */
interface Part {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Part>>;
  readonly item?: Part;
  readonly value?: Part;
  readonly wrapped?: Part;
}

function fieldsAt(schema: v.GenericSchema, path: readonly string[]): readonly string[] {
  // The types of a schema hide what it is made of.
  const end = path.reduce<Part | undefined>((part, step) => stepIn(bare(part), step), schema as unknown as Part);
  return Object.keys(bare(end)?.entries ?? {});
}

function stepIn(part: Part | undefined, step: string): Part | undefined {
  return part?.entries === undefined ? (part?.item ?? part?.value) : part.entries[step];
}

function bare(part: Part | undefined): Part | undefined {
  return part?.wrapped === undefined ? part : bare(part.wrapped);
}
