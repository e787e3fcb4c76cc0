import { type Mapping, type Node, type Scalar, valueOf } from '../../../syntax/tree';
import { booleanOf, stringOf } from '../../model/scalars';
import { assumeValue } from '../../worlds/assumptions';
import { fixedValueOf } from '../../worlds/deployed';
import type { Assumptions, ParameterFact } from '../../worlds/scope';
import { computed, computedList } from '../computed';
import { isPlaceholder } from '../placeholder';
import { absent, type Context, type Origin, unknown, type Values } from '../possible';

/** `Ref`: a parameter's possible values; a resource's is made while deploying. */
export function reference(argument: Node, context: Context, call: Node): Values {
  const name = stringOf(argument);
  if (name === undefined) return unknown;
  return name === 'AWS::NoValue' ? absent : parameterValues(name, context, call);
}

/** A parameter's `AllowedValues`, else its `Default`, as far as the assumptions leave them. */
export function parameterValues(name: string, { scope, given }: Context, call: Node): Values {
  const parameter = scope.parameter(name);
  const fact = given.parameters.get(name);
  if (parameter === undefined) {
    // What a pseudo parameter is can be known from a condition only.
    return fact?.is === undefined
      ? unknown
      : { known: [{ node: computed(fact.is, call), origins: [], given }], complete: true };
  }
  const preset = given.presets?.has(name) === true && fact?.is === undefined ? presetOf(parameter) : undefined;
  if (preset !== undefined && fact?.isNot.has(preset.value) !== true)
    return onlyPreset(preset, { name, parameter, given });
  const declared = declaredValues({ name, parameter, given });
  return fact === undefined ? declared : narrowed(declared, fact, { name, parameter, given });
}

interface Parameter {
  readonly name: string;
  readonly parameter: Mapping;
  readonly given: Assumptions;
}

/** The default of a parameter, where it may be shown and is meant to be used. */
export function presetOf(parameter: Mapping): Scalar | undefined {
  const preset = valueOf(parameter, 'Default');
  return preset?.kind === 'scalar' && isShown(parameter) && !isPlaceholder(preset.value) ? preset : undefined;
}

/** The values that a parameter allows, where they may be shown; those of a list are allowed for its items. */
export function allowedOf(parameter: Mapping | undefined): readonly Scalar[] | undefined {
  return parameter === undefined || !isShown(parameter) || isList(parameter) ? undefined : allowedIn(parameter);
}

/** `AllowedValues`, where each is written out. */
function allowedIn(parameter: Mapping): readonly Scalar[] | undefined {
  const allowed = valueOf(parameter, 'AllowedValues');
  if (allowed?.kind !== 'sequence') return undefined;
  const scalars = allowed.items.filter(item => item.kind === 'scalar');
  return scalars.length === allowed.items.length ? scalars : undefined;
}

/** Of an SSM parameter the template tells only where the value is kept. */
function isShown(parameter: Mapping): boolean {
  return !isHidden(parameter) && !typeOf(parameter).startsWith('AWS::SSM::');
}

function onlyPreset(preset: Scalar, declared: Parameter): Values {
  const values = isList(declared.parameter)
    ? presetList(declared)
    : { known: [from(preset, preset, 'default', declared)] };
  return { ...values, complete: values.known.length > 0 };
}

/** What is left of the values under a condition. */
function narrowed(
  { known, complete }: Values,
  { is, isNot }: ParameterFact,
  { name, parameter, given }: Parameter,
): Values {
  const left = known.filter(({ node }) => {
    const text = stringOf(node);
    return text === undefined ? is === undefined : text === (is ?? text) && !isNot.has(text);
  });
  if (is === undefined) return complete && left.length === 0 ? unknown : { known: left, complete };
  if (left.length > 0) return { known: left, complete: true };
  // A value that isn't allowed: nothing is deployed with it.
  if (complete) return unknown;
  const origin: Origin = { kind: 'allowed', name, node: parameter };
  return { known: [{ node: computed(is, parameter), origins: [origin], given }], complete: true };
}

function declaredValues(declared: Parameter): Values {
  const { parameter, name, given } = declared;
  const typeName = typeOf(parameter);
  // Of an SSM parameter the template tells only where the value is kept.
  if (typeName.startsWith('AWS::SSM::')) return unknown;
  const fixed = fixedValueOf(parameter);
  if (fixed !== undefined) return fixedValues(fixed, declared);
  if (isList(parameter)) return presetList(declared);
  const allowed = allowedIn(parameter);
  if (allowed !== undefined) {
    const known = allowed.map(node => ({
      node,
      origins: [originOf('allowed', node, declared)],
      given: assumeValue(name, node.value, given),
    }));
    return { known, complete: true };
  }
  const preset = valueOf(parameter, 'Default');
  const known =
    preset?.kind === 'scalar' && !isPlaceholder(preset.value) ? [from(preset, preset, 'default', declared)] : [];
  return { known, complete: false, ...boundsOf(typeName, declared) };
}

/** In a deployment a parameter is what the deployment says, or its default. */
function fixedValues(value: Scalar, declared: Parameter): Values {
  const kind = value.block.file === undefined ? 'default' : 'deployment';
  const node = isList(declared.parameter) ? listed(value) : value;
  return { known: [from(node, value, kind, declared)], complete: true };
}

function listed(text: Scalar): Node {
  return computedList(text.value === '' ? [] : text.value.split(',').map(item => item.trim()), text);
}

function typeOf(parameter: Mapping): string {
  const type = valueOf(parameter, 'Type');
  return (type && stringOf(type)) ?? '';
}

function isList(parameter: Mapping): boolean {
  const name = typeOf(parameter);
  return name === 'CommaDelimitedList' || name.startsWith('List<');
}

function isHidden(parameter: Mapping): boolean {
  const hidden = valueOf(parameter, 'NoEcho');
  return hidden !== undefined && booleanOf(hidden) === true;
}

/** The default of a list; an empty one may be no item, or one that is empty. */
function presetList(declared: Parameter): Values {
  const preset = valueOf(declared.parameter, 'Default');
  if (preset?.kind !== 'scalar' || preset.value === '' || isPlaceholder(preset.value)) return unknown;
  return { known: [from(listed(preset), preset, 'default', declared)], complete: false };
}

/** What a number may be set to at most and at least. */
function boundsOf(typeName: string, declared: Parameter): Pick<Values, 'bounds'> {
  if (typeName !== 'Number') return {};
  const bounds = (['MaxValue', 'MinValue'] as const).flatMap(kind => {
    const node = valueOf(declared.parameter, kind);
    return node === undefined ? [] : [from(node, node, kind, declared)];
  });
  return bounds.length === 0 ? {} : { bounds };
}

function from(node: Node, origin: Node, kind: Origin['kind'], declared: Parameter): Values['known'][number] {
  return { node, origins: [originOf(kind, origin, declared)], given: declared.given };
}

function originOf(kind: Origin['kind'], node: Node, { name, parameter }: Parameter): Origin {
  return { kind, name, node, ...(isHidden(parameter) && { isSecret: true as const }) };
}
