import { type Node, valueOf } from '../../../syntax/tree';
import { entriesIn, isOpen, itemsIn } from '../../../template/model/intrinsics';
import { stringOf } from '../../../template/model/scalars';
import { type Check, type Finding, finding } from '../../api';
import { machineOf, machineTypes } from './machine';
import { fieldOf, queryLanguageOf, type State, statesOf } from './states';

const code = 'sfn-fields';

/** The fields of the one query language that the other doesn't know. */
const ofJsonPath = ['InputPath', 'OutputPath', 'ResultPath', 'Parameters', 'ResultSelector', 'ItemsPath'];
const ofJsonata = ['Arguments', 'Output'];

const times = ['Seconds', 'Timestamp', 'SecondsPath', 'TimestampPath'];

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
  const type = fieldOf(body, 'Type');
  const has = (field: string) => valueOf(body, field) !== undefined;
  if (type === 'Choice') {
    const wrong = (entriesIn(body) ?? []).filter(({ key }) => key.value === 'End' || key.value === 'Next');
    return wrong.map(({ key }) =>
      finding(code, 'error', key, `A Choice has no ${key.value}: its rules lead on. {choice}`),
    );
  }
  if (type !== 'Wait' || isOpen(body) || times.some(has)) return [];
  return [finding(code, 'error', name, `${name.value} waits, but it doesn't say how long. {wait}`)];
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
