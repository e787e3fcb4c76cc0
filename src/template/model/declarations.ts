import type { Entry } from '../../syntax/tree';

/** What a name stands for: `Ref` and the like name parameters and resources alike. */
export type Kind = 'value' | 'condition' | 'mapping';

/** The entries of a section as they are written. */
export type SectionReader = (name: string) => readonly Entry[];

const sections = { value: ['Parameters', 'Resources'], condition: ['Conditions'], mapping: ['Mappings'] };

/** The sections that declare names. */
export const declaring: readonly string[] = Object.values(sections).flat();

/** What a template declares. */
export interface Declarations {
  has(kind: Kind, name: string): boolean;
  names(): readonly string[];
  /** Whether a name begins with that of what makes resources of other names: SAM's types, modules. */
  makes(name: string): boolean;
}

export type Usable = Readonly<Record<Kind, readonly ReadonlyMap<string, object>[]>>;

/**
 * What is half-typed has its name already, and what a loop makes has only a usable form.
 *
 * @param usable what the sections hold in a usable form, by name
 */
export function declarationsIn(section: SectionReader, usable: Usable): Declarations {
  const sets = new Map<Kind, ReadonlySet<string>>();
  const written = (kind: Kind): ReadonlySet<string> => {
    const known = sets.get(kind) ?? new Set(sections[kind].flatMap(name => section(name).map(({ key }) => key.value)));
    sets.set(kind, known);
    return known;
  };
  const inForm = (kind: Kind) => usable[kind].flatMap(members => [...members.keys()]);
  const kinds = ['value', 'condition', 'mapping'] as const;
  return {
    has: (kind, name) => usable[kind].some(members => members.has(name)) || written(kind).has(name),
    names: () => kinds.flatMap(kind => [...inForm(kind), ...written(kind)]),
    makes: name => usable.value.some(members => makesIn(members, name)),
  };
}

function makesIn(members: ReadonlyMap<string, object>, name: string): boolean {
  for (const [maker, one] of members)
    if (name.startsWith(maker) && 'type' in one && isMaker(String(one.type))) return true;
  return false;
}

/** Source: https://github.com/aws/serverless-application-model/blob/develop/docs/internals/generated_resources.rst */
function isMaker(type: string): boolean {
  return type.startsWith('AWS::Serverless::') || type.endsWith('::MODULE');
}
