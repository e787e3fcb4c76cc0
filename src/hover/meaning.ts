import type { Knowledge } from '../knowledge/knowledge';
import type { Note } from '../knowledge/note';
import { inMarkdown } from '../text/escape';

/** The notes whose sections are about words and places of a template, each named by its heading. */
const notes = ['template-language', 'sam', 'properties'];

/** What a section of templates or an intrinsic function is, in a sentence with a link to its page. */
export function meaningOf(word: string, knowledge: Knowledge): string | undefined {
  return sectionsOf(knowledge).find(({ title }) => title === word)?.text;
}

/** The same under the word itself, as Markdown. */
export function headed(word: string, meaning: string | undefined): string | undefined {
  return meaning && `**${inMarkdown(word)}** · ${meaning}`;
}

/** Properties that are policies, or lists of them: what stands in them is headed `Policy.Statement`. */
const policies = new Set([
  'AssumeRolePolicyDocument',
  'KeyPolicy',
  'Policies',
  'Policy',
  'PolicyDocument',
  'PolicyText',
  'RepositoryPolicyText',
  'ResourcePolicy',
]);

/**
 * What a place in a template is, by the heading that says the most of its way there: `Resources.*.Connectors`, or with a
 * resource's type in place of the way to its properties, `AWS::Serverless::Api.Auth`. `*` or `{name}` is any key; the items
 * of lists are no steps. One heading can name several places, with commas between them.
 */
export function meaningAt(names: readonly string[], knowledge: Knowledge): string | undefined {
  const path = names.filter(name => !/^\d+$/.test(name));
  const inPolicy = path.slice(path.findLastIndex(name => policies.has(name)) + 1);
  const paths =
    inPolicy.length === path.length
      ? [path, inDefinition(path), inCustom(path)]
      : [path, ['Policy', ...inPolicy], ['Policies', ...inPolicy]];
  const [found] = sectionsOf(knowledge)
    .flatMap(({ title, text }) => title.split(', ').map(place => ({ steps: stepsOf(place), text })))
    .filter(({ steps }) => paths.some(one => leadTo(steps, one)))
    .sort((a, b) => literals(b.steps) - literals(a.steps));
  return found?.text;
}

/** In the definition of a state machine, states stand in states: what they have is headed `Definition.Next`. */
function inDefinition(path: readonly string[]): readonly string[] {
  const [type = '', name, ...rest] = path;
  if (!type.endsWith('::StateMachine') || name !== 'Definition') return [];
  if (rest.at(-2) === 'States') return ['Definition', ...rest.slice(-2)];
  const isOwn = rest.length === 1 || rest.at(-3) === 'States' || parts.has(rest.at(-2) ?? '');
  return isOwn ? ['Definition', ...rest.slice(-1)] : [];
}

/** Parts of a state whose keys are the language's own, not names of anything. */
const parts = new Set(['Branches', 'Catch', 'Choices', 'ItemProcessor', 'Retry']);

function inCustom([type = '', ...rest]: readonly string[]): readonly string[] {
  return /^(?:Custom::|AWS::CloudFormation::CustomResource$)/.test(type) ? ['Custom resource', ...rest] : [];
}

function sectionsOf(knowledge: Knowledge): Note['sections'] {
  return notes.flatMap(name => knowledge.noteNamed(name)?.sections ?? []);
}

/** A word names no place. */
function stepsOf(place: string): readonly string[] {
  return place.includes('.') ? place.split('.') : [];
}

function literals(steps: readonly string[]): number {
  return steps.filter(step => !isAny(step)).length;
}

function leadTo(steps: readonly string[], path: readonly string[]): boolean {
  return (
    steps.length > 0 &&
    steps.length === path.length &&
    steps.every((step, index) => isAny(step) || step === path[index])
  );
}

function isAny(step: string): boolean {
  return step === '*' || step.startsWith('{');
}
