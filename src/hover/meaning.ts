import type { Knowledge } from '../knowledge/knowledge';
import type { Note } from '../knowledge/note';

/** The notes whose sections are about words and places of a template, each named by its heading. */
const notes = ['template-language', 'sam'];

/** What a section of templates or an intrinsic function is, in a sentence with a link to its page. */
export function meaningOf(word: string, knowledge: Knowledge): string | undefined {
  return sectionsOf(knowledge).find(({ title }) => title === word)?.text;
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
 * of lists are no steps.
 */
export function meaningAt(names: readonly string[], knowledge: Knowledge): string | undefined {
  const path = names.filter(name => !/^\d+$/.test(name));
  const inPolicy = path.slice(path.findLastIndex(name => policies.has(name)) + 1);
  const paths = inPolicy.length === path.length ? [path] : [path, ['Policy', ...inPolicy], ['Policies', ...inPolicy]];
  const [found] = sectionsOf(knowledge)
    .map(({ title, text }) => ({ steps: title.includes('.') ? title.split('.') : [], text }))
    .filter(({ steps }) => paths.some(one => leadTo(steps, one)))
    .sort((a, b) => literals(b.steps) - literals(a.steps));
  return found?.text;
}

function sectionsOf(knowledge: Knowledge): Note['sections'] {
  return notes.flatMap(name => knowledge.noteNamed(name)?.sections ?? []);
}

function literals(steps: readonly string[]): number {
  return steps.filter(step => !isAny(step)).length;
}

function leadTo(steps: readonly string[], path: readonly string[]): boolean {
  return steps.length === path.length && steps.every((step, index) => isAny(step) || step === path[index]);
}

function isAny(step: string): boolean {
  return step === '*' || step.startsWith('{');
}
