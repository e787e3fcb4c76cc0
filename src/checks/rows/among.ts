import { entriesIn } from '../../template/model/intrinsics';
import { enumerated } from '../../text/enumerated';
import { nearestChoices } from '../../text/nearest';
import { type Finding, finding, items, member, type Property, property, replace, type Scope } from '../api';
import { effectOf, type NeedPlace as Place, severityOf } from './needPlace';

/** The rows on names of one resource: a behaviour names one of the origins beside it, and nothing else. */
export function notAmong({ id, need, resource, name, own, isExplained }: Place, scope: Scope): readonly Finding[] {
  const value = property(resource, own, scope);
  if (value.kind !== 'one' || value.text === undefined) return [];
  const { text, written } = value;
  const told = [need.property, ...need.alternatives].map(path => namesAt(resource, path, scope));
  if (told.some(names => names === undefined)) return [];
  const names = [...new Set(told.flatMap(one => one ?? []))];
  if (names.includes(text)) return [];
  const [meant, ...others] = names.length === 1 ? names : nearestChoices(names, text);
  const isMeant = meant !== undefined && others.length === 0;
  const home = calledIn(need.property);
  const all =
    names.length === 0
      ? `${home} declares none`
      : `there ${names.length === 1 ? 'is only' : 'are only'} ${listed(names)}`;
  const use = names.length === 0 ? `Declare it in ${home}.` : isMeant ? `Use ${meant}.` : 'Use one that is there.';
  const wayOut = isExplained ? '' : ` ${use}`;
  const message = `${name} is ${text}, but ${all}${effectOf(need)}.${wayOut}`;
  const fixes = isMeant ? [replace(value.node, meant)] : [];
  return [finding(id, severityOf(need), written, message, [], fixes)];
}

const most = 4;

/** Where names are declared: the list or the mapping that a path leads into. */
function calledIn(path: string): string {
  return path.slice(0, path.indexOf('.*')).split('.').at(-1) ?? path;
}

function listed(names: readonly string[]): string {
  const more = names.length - most;
  return enumerated(more > 0 ? [...names.slice(0, most), `${more} more`] : names, 'and');
}

/** All names at a path, whose wildcard is any item, or at its end any key; undefined where one of them isn't told. */
function namesAt(resource: Parameters<typeof property>[0], path: string, scope: Scope): readonly string[] | undefined {
  const [first = '', ...steps] = path.split('.');
  return namesIn(property(resource, first, scope), steps, scope);
}

function namesIn(from: Property, steps: readonly string[], scope: Scope): readonly string[] | undefined {
  const [step, ...rest] = steps;
  if (from.kind === 'absent') return [];
  if (from.kind !== 'one') return undefined;
  if (step === undefined) return from.text === undefined ? undefined : [from.text];
  if (step !== '*') return namesIn(member(from, step, scope), rest, scope);
  if (rest.length === 0 && from.node.kind === 'mapping') return keysOf(from);
  const all = items(from, scope)?.map(item => namesIn(item, rest, scope));
  return all?.every(one => one !== undefined) ? all.flat() : undefined;
}

function keysOf({ node }: Property & { readonly kind: 'one' }): readonly string[] | undefined {
  const keys = (entriesIn(node) ?? []).map(({ key }) => key.value);
  return keys.some(key => key.startsWith('Fn::') || key.includes('$')) ? undefined : keys;
}
