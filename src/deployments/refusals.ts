import type { Mapping, Node } from '../syntax/tree';
import { isHiddenParameter, type Refusal } from '../template/model/constraints';
import { stringOf } from '../template/model/scalars';

/** What is refused and why, as the first part of a sentence; `who` is the file that the parameter is in. */
export function refusalInWords(name: string, parameter: Mapping, refusal: Refusal, who: string): string {
  return `${subjectOf(name, parameter, refusal)}, but ${boundOf(refusal, who)}`;
}

/** Longer values are cut. */
const mostCharacters = 60;

function subjectOf(name: string, parameter: Mapping, { value, attribute }: Refusal): string {
  if (isHiddenParameter(parameter)) return `${name} has a value that is not shown`;
  if (attribute === 'MinLength' || attribute === 'MaxLength') return `${name} has ${counted(value.length)}`;
  return `${name} is ${value === '' ? 'empty' : value.length > mostCharacters ? `${value.slice(0, mostCharacters)}…` : value}`;
}

function counted(characters: number): string {
  return `${characters.toLocaleString('en-US')} character${characters === 1 ? '' : 's'}`;
}

function boundOf({ attribute, at }: Refusal, who: string): string {
  const text = stringOf(at) ?? '';
  if (attribute === 'AllowedValues') return `${who} allows ${listed(at)}`;
  if (attribute === 'AllowedPattern') return `it must match ${text}`;
  return attribute === 'Type' ? 'the parameter takes a number' : `${attribute} is ${text}`;
}

/** More are only counted. */
const mostListed = 8;

function listed(at: Node): string {
  const all = at.kind === 'sequence' ? at.items.flatMap(item => stringOf(item) ?? []) : [];
  if (all.length <= mostListed) return all.join(', ');
  return `${all.slice(0, mostListed).join(', ')} and ${all.length - mostListed} more`;
}

/** What to do about it, without its end. */
export function wayOutOf({ attribute }: Refusal): string {
  if (attribute === 'AllowedValues') return 'Choose one of them';
  if (attribute === 'Type') return 'Set a number';
  if (attribute === 'AllowedPattern') return 'Set one that does';
  const isLow = attribute === 'MinValue' || attribute === 'MinLength';
  return `Set a ${attribute.endsWith('Length') ? (isLow ? 'longer' : 'shorter') : isLow ? 'larger' : 'smaller'} value`;
}
