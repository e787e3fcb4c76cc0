import { capitalised } from '../knowledge/words';
import { type Document, type Mapping, type Node, type SourceFile, spanOf, valueOf } from '../syntax/tree';
import { isHiddenParameter, refusalOf } from '../template/model/constraints';
import { nearestChoices } from '../text/nearest';
import type { Deployment, FileFinding, GivenValue } from './deployment';
import { findingAt } from './fileFindings';
import { refusalInWords, wayOutOf } from './refusals';

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
  // What a parent passes is told there.
  if (deployment.isNested) return [];
  const unknown = [...last.values()].filter(({ name }) => !declared.parameters.has(name));
  return [
    ...[...last.values()].flatMap(given => checkValue(given, deployment, declared)),
    ...unknownNames(unknown, deployment, declared),
    ...missing(new Set(last.keys()), deployment, declared),
  ];
}

function checkValue(given: GivenValue, deployment: Deployment, declared: Declared): readonly FileFinding[] {
  const parameter = declared.parameters.get(given.name);
  if (parameter === undefined) return [];
  const refusal = given.value && refusalOf(parameter, given.value.value);
  if (given.value === undefined || refusal === undefined) return [];
  const what = refusalInWords(given.name, parameter, refusal, 'the template');
  const message = `${what}. ${wayOutOf(refusal)} in ${deployment.words}.`;
  const related = [relatedTo(declared, refusal.at, `Parameter ${given.name} says so here.`)];
  return findingAt(given.value, 'deployment-value', 'error', message, related);
}

/** A file of so many more is for something else: that is said once. */
const mostUnknown = 20;

function unknownNames(
  unknown: readonly GivenValue[],
  deployment: Deployment,
  declared: Declared,
): readonly FileFinding[] {
  if (deployment.isShared) return [];
  const told = unknown.slice(0, mostUnknown).flatMap(given => unknownName(given, deployment, declared));
  const [first, ...others] = unknown.slice(mostUnknown);
  if (first === undefined) return told;
  const count = (others.length + 1).toLocaleString('en-US');
  const message = `The template lacks ${count} more of the names in ${deployment.words}. Is the file for another one?`;
  return [...told, ...findingAt(first.at, 'deployment-unknown-parameter', 'warning', message)];
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
  const { isWhole, isStrict, isShared, words, at } = deployment;
  if (!isWhole || isShared || (given.size === 0 && !isStrict)) return [];
  return [...declared.parameters].flatMap(([name, parameter]) => {
    if (given.has(name) || valueOf(parameter, 'Default') !== undefined || isHiddenParameter(parameter)) return [];
    const message = `${capitalised(words)} has no value for ${name}, which has no default. Give it one.`;
    const related = [relatedTo(declared, parameter, `Parameter ${name}.`)];
    return findingAt(at, 'deployment-missing-parameter', isStrict ? 'error' : 'warning', message, related);
  });
}

/** A place in the template, as seen from a file beside it. */
function relatedTo({ document, file }: Declared, node: Node, message: string): FileFinding['related'][number] {
  return { ...spanOf(document, node), message, file };
}
