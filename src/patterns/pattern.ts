import type { Problem } from '../knowledge/note';

export type { Problem };

/** `cfn` is plain CloudFormation, `sam` needs the SAM transform. */
export type FormName = 'cfn' | 'sam';

/**
 * Resources that belong together and go into a template as one. The format of its source is explained in
 * `snippets/README.md`; `read.ts` reads it. Holds plain data only, so that it can be kept as JSON.
 */
export interface Pattern {
  readonly id: string;
  readonly title: string;
  /** One sentence: when to use it. */
  readonly use: string;
  /** Ids of the statements in the notes that it puts into practice. */
  readonly notes: readonly string[];
  /** Resource types whose hover offers it. */
  readonly types: readonly string[];
  /** In the order in which one thinks of them. */
  readonly placeholders: readonly Placeholder[];
  readonly connects: readonly Connection[];
  readonly forms: readonly Form[];
}

/** A text that the user replaces, the same everywhere. */
export interface Placeholder {
  /** Its default, exactly as it stands in the forms. */
  readonly name: string;
  /** What it stands for. */
  readonly what: string;
  /** All that it can be, where that is a closed set; else empty. */
  readonly choices: readonly string[];
}

/** How the pattern attaches to a resource that is in the template already. */
export interface Connection {
  /** The types of resource that it attaches to. */
  readonly to: readonly string[];
  /** Logical ID in the forms that the existing resource takes the place of. */
  readonly as: string;
  /** What the user is offered; `{name}` is the existing resource. */
  readonly title: string;
  /** Properties of `as` that the existing resource gets, and must not have yet. */
  readonly set: readonly string[];
  /** Properties of `as` that the existing resource gets unless it has them. */
  readonly ensure: readonly string[];
  /** Properties that have to be `true` in the existing resource. */
  readonly when: readonly string[];
  /** Properties with which the pattern does not go together. */
  readonly unless: readonly string[];
  /**
   * Keys and types of other resources: where a reference to the existing one stands below such a key, or in a resource
   * of such a type, it has already what the pattern would bring, and is not offered the pattern.
   */
  readonly unreferenced: readonly string[];
  /** Logical IDs that only `as` needs, and that stay out with it. */
  readonly without: readonly string[];
}

/** One complete template. */
export interface Form {
  readonly name: FormName;
  readonly text: string;
}

export function formOf(pattern: Pattern, name: FormName): Form | undefined {
  return pattern.forms.find(form => form.name === name);
}
