import { type Mapping, type Node, valueOf } from '../../syntax/tree';
import {
  absent,
  type Context,
  computed,
  computedList,
  literal,
  type PossibleValue,
  unknown,
  type Values,
} from '../possible';
import { stringOf } from '../scalars';

/** `Ref`: a parameter's possible values; a resource's is made while deploying. */
export function reference(argument: Node, context: Context, call: Node): Values {
  const name = stringOf(argument);
  if (name === undefined) return unknown;
  if (name === 'AWS::NoValue') return absent;
  const bound = context.given.bindings.get(name);
  if (bound !== undefined) return literal(computed(bound, call));
  return parameterValues(name, context);
}

/** A parameter's `AllowedValues`, else its `Default`, as far as the assumptions leave them. */
export function parameterValues(name: string, { scope, given }: Context): Values {
  const parameter = scope.parameter(name);
  if (parameter === undefined) return unknown;
  const fact = given.parameters.get(name);
  if (fact?.is !== undefined)
    return { known: [from(computed(fact.is, parameter), parameter, 'allowed', name)], complete: true };
  const { known, complete } = declaredValues(name, parameter);
  const left = known.filter(({ node }) => !(node.kind === 'scalar' && fact?.isNot.has(node.value)));
  return { known: left, complete };
}

function declaredValues(name: string, parameter: Mapping): Values {
  const type = valueOf(parameter, 'Type');
  const typeName = (type && stringOf(type)) ?? '';
  // Of an SSM parameter the template tells only where the value is kept.
  if (typeName.startsWith('AWS::SSM::')) return unknown;
  const isList = typeName === 'CommaDelimitedList' || typeName.startsWith('List<');
  const allowed = valueOf(parameter, 'AllowedValues');
  if (!isList && allowed?.kind === 'sequence' && allowed.items.every(item => item.kind === 'scalar')) {
    return { known: allowed.items.map(node => from(node, node, 'allowed', name)), complete: true };
  }
  const preset = valueOf(parameter, 'Default');
  if (preset?.kind !== 'scalar') return unknown;
  const value = isList
    ? computedList(
        preset.value.split(',').map(item => item.trim()),
        preset,
      )
    : preset;
  return { known: [from(value, preset, 'default', name)], complete: false };
}

function from(node: Node, origin: Node, kind: 'default' | 'allowed', name: string): PossibleValue {
  return { node, origins: [{ kind, name, node: origin }] };
}
