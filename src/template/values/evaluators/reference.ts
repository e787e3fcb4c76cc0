import { type Mapping, type Node, type Scalar, valueOf } from '../../../syntax/tree';
import { repeatsName, standsForAnother } from '../../../text/placeholder';
import { computed, computedList } from '../../model/computed';
import { isListType } from '../../model/constraints';
import { booleanOf, stringOf } from '../../model/scalars';
import { fixedValueOf } from '../../worlds/deployed';
import { allows, type Fact, isOneOf } from '../../worlds/fact';
import type { World } from '../../worlds/world';
import { absent, type Context, type Origin, type PossibleValue, unknown, type Values } from '../possible';

/** `Ref`: a parameter's possible values; a resource's is made while deploying. */
export function reference(argument: Node, context: Context, call: Node): Values {
  const name = stringOf(argument);
  if (name === undefined) return unknown;
  return name === 'AWS::NoValue' ? absent : parameterValues(name, context, call);
}

/** `Fn::GetAtt`: an attribute is known where another file tells it, as an output of a nested stack. */
export function attribute(argument: Node, context: Context, call: Node): Values {
  const steps = argument.kind === 'sequence' ? argument.items.map(stringOf) : [stringOf(argument)];
  return steps.every(step => step !== undefined) ? parameterValues(steps.join('.'), context, call) : unknown;
}

/**
 * What a parameter can be in this world: its `AllowedValues`, else its default and anything else. What a pseudo parameter
 * is only the world can tell.
 */
export function parameterValues(name: string, context: Context, call: Node): Values {
  const parameter = context.scope.parameter(name);
  const fact = context.world.facts.get(name);
  if (parameter === undefined) return pseudoValues(name, fact, context, call);
  const declared = { name, parameter, world: context.world };
  const values = narrowed(declaredValues(declared), fact, declared);
  if (values.known.length > 0 && !(values.complete && values.known.length === 1)) tellSplit(declared, context);
  return values;
}

function pseudoValues(name: string, fact: Fact | undefined, context: Context, call: Node): Values {
  const texts = fact?.oneOf;
  if (texts === undefined) return unknown;
  if (texts.length > 1)
    context.undecided({
      kind: 'variable',
      name,
      values: texts,
      isClosed: true,
      areChoices: true,
      byDefault: undefined,
    });
  const known = texts.flatMap(text => valueIn({ name, text, node: computed(text, call), origins: [] }, context));
  return { known, complete: true };
}

function tellSplit(declared: Parameter, context: Context): void {
  const { name, parameter } = declared;
  const allowed = isList(parameter) ? undefined : allowedIn(parameter);
  const byDefault = defaultOf(declared)?.value;
  const fact = context.world.facts.get(name);
  const all = allowed?.map(item => item.value) ?? (byDefault === undefined ? [] : [byDefault]);
  const values = [...new Set(all)].filter(text => fact === undefined || allows(fact, text));
  if (values.length === 0) return;
  context.undecided({
    kind: 'variable',
    name,
    values,
    isClosed: allowed !== undefined,
    areChoices: allowed !== undefined,
    byDefault,
  });
}

interface Parameter {
  readonly name: string;
  readonly parameter: Mapping;
  readonly world: World;
}

/** The default of a parameter, where it is meant to be used; of one of SSM's the template tells only where it is kept. */
function defaultOf({ name, parameter }: Parameter): Scalar | undefined {
  const node = valueOf(parameter, 'Default');
  if (node?.kind !== 'scalar' || isKeptElsewhere(parameter)) return undefined;
  return standsForAnother(node.value) || repeatsName(node.value, name) ? undefined : node;
}

/** The values that a parameter allows, where they may be shown; those of a list are allowed for its items. */
export function allowedOf(parameter: Mapping | undefined): readonly Scalar[] | undefined {
  if (parameter === undefined || isHidden(parameter) || isKeptElsewhere(parameter) || isList(parameter))
    return undefined;
  return allowedIn(parameter);
}

/** `AllowedValues`, where each is written out. */
function allowedIn(parameter: Mapping): readonly Scalar[] | undefined {
  const allowed = valueOf(parameter, 'AllowedValues');
  if (allowed?.kind !== 'sequence') return undefined;
  const scalars = allowed.items.filter(item => item.kind === 'scalar');
  return scalars.length === allowed.items.length ? scalars : undefined;
}

function isKeptElsewhere(parameter: Mapping): boolean {
  return typeOf(parameter).startsWith('AWS::SSM::');
}

/** What is left of the values in this world. */
function narrowed(values: Values, fact: Fact | undefined, { name, parameter, world }: Parameter): Values {
  if (fact === undefined) return values;
  const left = values.known.filter(
    value => value.world.facts.get(name)?.oneOf?.some(text => allows(fact, text)) ?? true,
  );
  const { oneOf } = fact;
  if (oneOf === undefined) return { ...values, known: left };
  // A value that isn't allowed: nothing is deployed with it.
  if (values.complete) return left.length === 0 ? unknown : { known: left, complete: true };
  const told = new Set(left.flatMap(value => value.world.facts.get(name)?.oneOf ?? []));
  const others = oneOf.filter(text => !told.has(text));
  const origin: Origin = { kind: 'allowed', name, node: parameter };
  const known = others.flatMap(text =>
    valueIn({ name, text, node: computedIn(text, parameter), origins: [origin] }, { world }),
  );
  return { known: [...left, ...known], complete: true };
}

function computedIn(text: string, parameter: Mapping): Node {
  return isList(parameter) ? computedList(itemsIn(text), parameter) : computed(text, parameter);
}

/** A value in the part of the world in which a variable is that. */
function valueIn(
  { name, text, node, origins }: { name: string; text: string; node: Node; origins: readonly Origin[] },
  { world }: Pick<Context, 'world'>,
): readonly PossibleValue[] {
  const there = world.facts.get(name);
  if (there !== undefined && !allows(there, text)) return [];
  return [{ node, origins, world: withFact(world, name, text) }];
}

function withFact(world: World, name: string, text: string): World {
  return { conditions: world.conditions, facts: new Map(world.facts).set(name, isOneOf([text])) };
}

function declaredValues(declared: Parameter): Values {
  const { parameter, name, world } = declared;
  if (isKeptElsewhere(parameter)) return unknown;
  const fixed = fixedValueOf(parameter);
  if (fixed !== undefined) return fixedValues(fixed, declared);
  if (isList(parameter)) return defaultList(declared);
  const allowed = allowedIn(parameter);
  if (allowed !== undefined) {
    const known = allowed.flatMap(node =>
      valueIn({ name, text: node.value, node, origins: [originOf('allowed', node, declared)] }, { world }),
    );
    return { known, complete: true };
  }
  const node = defaultOf(declared);
  const known = node === undefined ? [] : defaultIn(node, node, declared);
  return { known, complete: false, ...boundsOf(declared) };
}

/** In a deployment a parameter is what the deployment says, or its default. */
function fixedValues(value: Scalar, declared: Parameter): Values {
  const { name, parameter } = declared;
  const origins = [originOf(value.block.file === undefined ? 'default' : 'deployment', value, declared)];
  const node = isList(parameter) ? computedList(itemsIn(value.value), value) : value;
  return { known: valueIn({ name, text: value.value, node, origins }, declared), complete: true };
}

function defaultIn(value: Node, node: Scalar, declared: Parameter): readonly PossibleValue[] {
  const origins = [originOf('default', node, declared)];
  return valueIn({ name: declared.name, text: node.value, node: value, origins }, declared);
}

function typeOf(parameter: Mapping): string {
  const type = valueOf(parameter, 'Type');
  return (type && stringOf(type)) ?? '';
}

function isList(parameter: Mapping): boolean {
  return isListType(typeOf(parameter));
}

export function isHidden(parameter: Mapping): boolean {
  const hidden = valueOf(parameter, 'NoEcho');
  return hidden !== undefined && booleanOf(hidden) === true;
}

/** The default of a list; an empty one may be no item, or one that is empty. */
function defaultList(declared: Parameter): Values {
  const node = defaultOf(declared);
  if (node === undefined || node.value === '') return unknown;
  return { known: defaultIn(computedList(itemsIn(node.value), node), node, declared), complete: false };
}

function itemsIn(text: string): readonly string[] {
  return text === '' ? [] : text.split(',').map(item => item.trim());
}

/** What a number may be set to at most and at least. */
function boundsOf(declared: Parameter): Pick<Values, 'bounds'> {
  const { parameter, world } = declared;
  if (typeOf(parameter) !== 'Number') return {};
  const bounds = (['MaxValue', 'MinValue'] as const).flatMap(kind => {
    const node = valueOf(parameter, kind);
    return node === undefined ? [] : [{ node, origins: [originOf(kind, node, declared)], world }];
  });
  return bounds.length === 0 ? {} : { bounds };
}

function originOf(kind: Origin['kind'], node: Node, { name, parameter }: Parameter): Origin {
  return { kind, name, node, ...(isHidden(parameter) && { isSecret: true as const }) };
}
