import { type Node, type Scalar, valueOf } from '../../../syntax/tree';
import { callOf, entriesIn, isOpen, itemsIn, literalOf } from '../../../template/model/intrinsics';
import { stringOf } from '../../../template/model/scalars';
import { shortened } from '../../../text/escape';
import { type Check, type Finding, finding } from '../../api';
import { machineOf, machineTypes } from './machine';
import { queryLanguageOf, type State, statesOf } from './states';

const code = 'sfn-fields';

/** The fields of the one query language that the other doesn't know. */
const ofJsonPath = ['InputPath', 'OutputPath', 'ResultPath', 'Parameters', 'ResultSelector', 'ItemsPath'];
const ofJsonata = ['Arguments', 'Output'];

/** The types of states, with the fields of which a state of the type has one. */
const types: ReadonlyMap<string, readonly string[]> = new Map([
  ['Task', ['Resource']],
  ['Choice', ['Choices']],
  ['Parallel', ['Branches']],
  ['Map', ['ItemProcessor', 'Iterator']],
  ['Wait', ['Seconds', 'Timestamp', 'SecondsPath', 'TimestampPath']],
  ['Pass', []],
  ['Succeed', []],
  ['Fail', []],
]);

/**
 * Each type of state has its fields, and each query language has some of its own.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/workflow-states.html
 */
export const fields: Check = {
  ids: [code],
  types: machineTypes,
  check(resource, scope) {
    const machine = machineOf(resource, scope);
    if (machine === undefined || isOpen(machine.definition)) return [];
    return statesOf(machine.definition).flatMap(state => [
      ...ofOtherLanguage(state, queryLanguageOf(state, machine.definition)),
      ...ofType(state),
      ...['Retry', 'Catch'].flatMap(name => hidden(valueOf(state.body, name))),
    ]);
  },
};

function ofOtherLanguage({ body }: State, language: string | undefined): readonly Finding[] {
  const astray = language === 'JSONata' ? ofJsonPath : language === 'JSONPath' ? ofJsonata : [];
  const told = (name: string) =>
    language === 'JSONata'
      ? `${name} is for JSONPath, but this state uses JSONata. {jsonata}`
      : `${name} is for JSONata, but this state uses JSONPath. {jsonpath}`;
  return (entriesIn(body) ?? [])
    .filter(({ key }) => astray.includes(key.value))
    .map(({ key }) => finding(code, 'error', key, told(key.value)));
}

function ofType({ name, body }: State): readonly Finding[] {
  if (isOpen(body)) return [];
  const type = valueOf(body, 'Type');
  const text = type === undefined ? undefined : callOf(type) === undefined ? stringOf(type) : '${}';
  if (type === undefined || text === undefined)
    return [finding(code, 'error', name, `${name.value} has no Type, so the definition is refused. {type}`)];
  const wanted = types.get(text);
  if (wanted === undefined) {
    // A substitution of the definition may stand there.
    if (!/^\w+$/.test(text)) return [];
    return [finding(code, 'error', type, `${shortened(text, longest)} isn't a type of state. {type}`)];
  }
  const own = text === 'Choice' ? leading(body) : text === 'Task' ? unnamed(body) : [];
  return [...own, ...lacking(name, body, text, wanted)];
}

const longest = 40;

/** A Choice leads on by its rules. */
function leading(body: Node): readonly Finding[] {
  const wrong = (entriesIn(body) ?? []).filter(({ key }) => key.value === 'End' || key.value === 'Next');
  return wrong.map(({ key }) =>
    finding(code, 'error', key, `A Choice has no ${key.value}: its rules lead on. {choice}`),
  );
}

/** A Task names what it calls by an ARN; a word alone is none, nor a part of one. */
function unnamed(body: Node): readonly Finding[] {
  const resource = valueOf(body, 'Resource');
  const text = literalOf(resource);
  if (resource === undefined || text === undefined || !/^[\w-]+$/.test(text)) return [];
  const message = `Resource is ${shortened(text, longest)}, but a Task names what it calls by its ARN. {arn}`;
  return [finding(code, 'error', resource, message)];
}

function lacking(name: Scalar, body: Node, type: string, wanted: readonly string[]): readonly Finding[] {
  const [first] = wanted;
  if (first === undefined || wanted.some(field => valueOf(body, field) !== undefined)) return [];
  const message =
    type === 'Wait'
      ? `${name.value} waits, but it doesn't say how long. {wait}`
      : `${name.value} is a ${type} without ${first}, so the definition is refused. {lacks}`;
  return [finding(code, 'error', name, message)];
}

/** What stands behind `States.ALL` is never reached, so Step Functions wants it at the end. */
function hidden(rules: Node | undefined): readonly Finding[] {
  const items = itemsIn(rules) ?? [];
  return items.slice(0, -1).flatMap(rule => {
    const errors = itemsIn(valueOf(rule, 'ErrorEquals')) ?? [];
    const all = errors.find(error => stringOf(error) === 'States.ALL');
    return all === undefined
      ? []
      : [finding(code, 'error', all, 'States.ALL is not in the last rule, so the definition is refused. {last}')];
  });
}
