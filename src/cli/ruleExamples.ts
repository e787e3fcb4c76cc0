import examples from '../../generated/rule-examples.json';

/** Pieces of a template, with the marks of what is found. */
export interface RuleExample {
  readonly breaks?: string | undefined;
  readonly keeps?: string | undefined;
}

/** One example that breaks a rule and one that keeps it, as its note has them. */
export function exampleOf(id: string): RuleExample {
  return (examples as Readonly<Record<string, RuleExample>>)[id] ?? {};
}
