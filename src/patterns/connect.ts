import { entryOf } from '../syntax/tree';
import { usesSam } from '../template/model/mark';
import { stringOf } from '../template/model/scalars';
import type { Resource, Template } from '../template/model/template';
import type { Connection, Form, FormName, Pattern } from './pattern';
import { parseForm, partOf } from './source';

/** The form to insert, and what it attaches to, if anything. */
export interface Chosen {
  readonly form: Form;
  readonly connection: Connection | undefined;
  readonly connected: Resource | undefined;
}

/** The form asked for, else the one that suits the template: SAM only where it has SAM's transform already. */
export function formFor(
  pattern: Pattern,
  template: Template,
  name: FormName | undefined,
): Chosen | { problem: string } {
  return choose(pattern, pattern.forms, template, name);
}

/** The form that attaches to the resource, whose type can decide between the forms. */
export function connectionTo(
  pattern: Pattern,
  template: Template,
  logicalId: string,
  name: FormName | undefined,
): Chosen | { problem: string } {
  const connected = template.resources.get(logicalId);
  if (connected === undefined) return { problem: `There is no resource ${logicalId}.` };
  const connection = pattern.connects.find(({ to }) => to.includes(connected.type));
  if (connection === undefined) return { problem: `${pattern.title} can't be attached to ${connected.type}.` };
  const alike = pattern.forms.filter(form => typeIn(form, connection.as) === connected.type);
  const chosen = choose(pattern, alike.length > 0 ? alike : pattern.forms, template, name);
  return 'problem' in chosen ? chosen : { ...chosen, connection, connected };
}

function choose(
  pattern: Pattern,
  forms: readonly Form[],
  template: Template,
  name: FormName | undefined,
): Chosen | { problem: string } {
  const wanted = name ?? (usesSam(template) ? 'sam' : 'cfn');
  const form = forms.find(candidate => candidate.name === wanted) ?? (name === undefined ? forms[0] : undefined);
  if (form === undefined) return { problem: `${pattern.title} has no ${wanted} form here.` };
  return { form, connection: undefined, connected: undefined };
}

function typeIn(form: Form, logicalId: string): string | undefined {
  const type = entryOf(partOf(parseForm(form.text), 'Resources', logicalId), 'Type')?.value;
  return type && stringOf(type);
}
