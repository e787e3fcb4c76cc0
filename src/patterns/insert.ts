import { Parser } from '../syntax/parser';
import type { Document, Language, Mapping } from '../syntax/tree';
import { type Template, TemplateBuilder } from '../template/model/template';
import { hasSectionsOnly, isBlank } from './begun';
import { connectionTo, formFor } from './connect';
import { type Edit, inOrder } from './edit';
import { lineBreakOf } from './lines';
import type { Form, FormName, Pattern } from './pattern';
import { type Prepared, prepare } from './prepare';
import { renderForm } from './render';
import { formSections, parseForm, partOf } from './source';
import { addProperties, addToSection, type Edits } from './target';
import { addTransform } from './transform';

/** What changes in the text, in order and without overlap. */
export interface Inserted {
  readonly edits: readonly Edit[];
  /** The resources that are new. */
  readonly logicalIds: readonly string[];
}

/** Why a pattern can't be inserted: a sentence for the user. */
export interface Refused {
  readonly problem: string;
}

/**
 * Merges a pattern into a template, or makes the template where the text is empty. With `connectTo`, the logical ID
 * of a resource, the pattern attaches to that resource instead of bringing its own. `values` replace placeholders.
 */
export function insertPattern(
  text: string,
  language: Language,
  pattern: Pattern,
  form?: FormName,
  connectTo?: string,
  values: ReadonlyMap<string, string> = new Map(),
): Inserted | Refused {
  const document = new Parser().parse(text, language);
  const { root } = document;
  const template = new TemplateBuilder().build(document);
  const chosen =
    connectTo === undefined ? formFor(pattern, template, form) : connectionTo(pattern, template, connectTo, form);
  if ('problem' in chosen) return chosen;
  if (root === undefined || root.entries.length === 0)
    return wholeTemplate(document, language, pattern, chosen.form, values);
  if (!template.isTemplate && !hasSectionsOnly(root)) return { problem: 'This file is not a CloudFormation template.' };
  const prepared = prepare(pattern, chosen, template, values);
  if ('problem' in prepared) return prepared;
  return merged(document, root, template, prepared);
}

function merged(document: Document, root: Mapping, template: Template, prepared: Prepared): Inserted | Refused {
  const { connected, properties, transforms, members } = prepared;
  const steps: Edits[] = transforms
    .filter(name => !template.transforms.includes(name))
    .map(name => addTransform(document, root, name));
  // First, because both go to the same place where the resource is the last one.
  if (connected !== undefined && properties.length > 0) {
    steps.push(addProperties(document, connected.logicalId, connected.body, properties));
  }
  for (const section of formSections) {
    const slices = members.get(section) ?? [];
    if (slices.length > 0) steps.push(addToSection(document, root, section, slices));
  }
  const problem = steps.find(step => typeof step === 'string');
  if (typeof problem === 'string') return { problem };
  return {
    edits: inOrder(steps.flatMap(step => (typeof step === 'string' ? [] : step))),
    logicalIds: (members.get('Resources') ?? []).map(slice => slice.name),
  };
}

/** Comments that stand alone in the file stay above it. */
function wholeTemplate(
  document: Document,
  language: Language,
  pattern: Pattern,
  form: Form,
  values: ReadonlyMap<string, string>,
): Inserted | Refused {
  const { text } = document;
  const braces = /\{\s*\}\s*$/.exec(text);
  if (!isBlank(text)) return { problem: 'This file is not a CloudFormation template.' };
  const written = renderForm(pattern, form, language, values).replaceAll('\n', lineBreakOf(text));
  const start = braces?.index ?? text.length;
  const apart = start === 0 || /[\n\uFEFF]$/.test(text.slice(0, start)) ? '' : lineBreakOf(text);
  return {
    edits: [{ start, end: text.length, text: apart + written }],
    logicalIds: namesIn(parseForm(renderForm(pattern, form, 'yaml', values))),
  };
}

function namesIn(document: Document): readonly string[] {
  const resources = partOf(document, 'Resources');
  return resources?.kind === 'mapping' ? resources.entries.map(entry => entry.key.value) : [];
}
