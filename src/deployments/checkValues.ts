import { capitalised } from '../knowledge/words';
import { type Document, type Mapping, type Node, type SourceFile, spanOf, valueOf } from '../syntax/tree';
import { type Refusal, refusalOf } from '../template/model/constraints';
import { booleanOf, stringOf } from '../template/model/scalars';
import { nearestChoices } from '../text/nearest';
import type { Deployment, FileFinding, GivenValue } from './deployment';
import { findingAt } from './fileFindings';

type Parameters = ReadonlyMap<string, Mapping>;

/** The parts of a template that its values are held against. */
export interface Declared {
  /** The template as a file, for links to it. */
  readonly file: SourceFile;
  readonly document: Document;
  readonly parameters: Parameters;
}

/** What CloudFormation, or the tool before it, refuses of a deployment's values. */
export function checkValues(deployment: Deployment, declared: Declared): readonly FileFinding[] {
  const last = new Map(deployment.values.map(given => [given.name, given]));
  return [
    ...[...last.values()].flatMap(given => checkValue(given, deployment, declared)),
    ...missing(new Set(last.keys()), deployment, declared),
  ];
}

function checkValue(given: GivenValue, deployment: Deployment, declared: Declared): readonly FileFinding[] {
  const parameter = declared.parameters.get(given.name);
  if (parameter === undefined) return unknownName(given, deployment, declared);
  const refusal = given.value && refusalOf(parameter, given.value.value);
  if (given.value === undefined || refusal === undefined) return [];
  const message = `${subjectOf(given.name, parameter, refusal)}, but ${bound(refusal)}. ${wayOut(refusal)} in ${deployment.words}.`;
  const related = [relatedTo(declared, refusal.at, `Parameter ${given.name} says so here.`)];
  return findingAt(given.value, 'deployment-value', 'error', message, related);
}

function subjectOf(name: string, parameter: Mapping, { value, attribute }: Refusal): string {
  if (isHidden(parameter)) return `${name} has a value that is not shown`;
  const shown = value.length > 60 ? `${value.slice(0, 60)}…` : value;
  if (attribute === 'MinLength' || attribute === 'MaxLength') return `${name} has ${counted(value.length)}`;
  return `${name} is ${value === '' ? 'empty' : shown}`;
}

function counted(characters: number): string {
  return `${characters.toLocaleString('en-US')} character${characters === 1 ? '' : 's'}`;
}

function bound({ attribute, at }: Refusal): string {
  const text = stringOf(at) ?? '';
  switch (attribute) {
    case 'AllowedValues':
      return `the template allows ${listed(at)}`;
    case 'AllowedPattern':
      return `it must match ${text}`;
    case 'Type':
      return 'the parameter takes a number';
    case 'MinValue':
    case 'MinLength':
      return `${attribute} is ${text}`;
    case 'MaxValue':
    case 'MaxLength':
      return `${attribute} is ${text}`;
  }
}

/** More are only counted. */
const mostListed = 8;

function listed(at: Node): string {
  const all = at.kind === 'sequence' ? at.items.flatMap(item => stringOf(item) ?? []) : [];
  if (all.length <= mostListed) return all.join(', ');
  return `${all.slice(0, mostListed).join(', ')} and ${all.length - mostListed} more`;
}

function wayOut({ attribute }: Refusal): string {
  if (attribute === 'AllowedValues') return 'Choose one of them';
  if (attribute === 'Type') return 'Set a number';
  if (attribute === 'AllowedPattern') return 'Set one that does';
  const isLow = attribute === 'MinValue' || attribute === 'MinLength';
  return `Set a ${attribute.endsWith('Length') ? (isLow ? 'longer' : 'shorter') : isLow ? 'larger' : 'smaller'} value`;
}

function unknownName(
  { name, at }: GivenValue,
  { words, isStrict }: Deployment,
  { parameters }: Declared,
): readonly FileFinding[] {
  const [meant] = nearestChoices([...parameters.keys()], name);
  const effect = isStrict ? `so ${words} fails` : `so it has no effect in ${words}`;
  const wayOut = meant === undefined ? 'Remove it, or declare it.' : `Did you mean ${meant}?`;
  const message = `The template has no parameter ${name}, ${effect}. ${wayOut}`;
  return findingAt(at, 'deployment-unknown-parameter', isStrict ? 'error' : 'warning', message);
}

/** Where a file gives no value at all, or can't be read whole, they come from elsewhere; so do secrets. */
function missing(given: ReadonlySet<string>, deployment: Deployment, declared: Declared): readonly FileFinding[] {
  const { isWhole, isStrict, words, at } = deployment;
  if (!isWhole || (given.size === 0 && !isStrict)) return [];
  return [...declared.parameters].flatMap(([name, parameter]) => {
    if (given.has(name) || valueOf(parameter, 'Default') !== undefined || isHidden(parameter)) return [];
    const message = `${capitalised(words)} has no value for ${name}, which has no default. Give it one.`;
    const related = [relatedTo(declared, parameter, `Parameter ${name}.`)];
    return findingAt(at, 'deployment-missing-parameter', isStrict ? 'error' : 'warning', message, related);
  });
}

function isHidden(parameter: Mapping): boolean {
  const hidden = valueOf(parameter, 'NoEcho');
  return hidden !== undefined && booleanOf(hidden) !== false;
}

/** A place in the template, as seen from a file beside it. */
function relatedTo({ document, file }: Declared, node: Node, message: string): FileFinding['related'][number] {
  return { ...spanOf(document, node), message, file };
}
