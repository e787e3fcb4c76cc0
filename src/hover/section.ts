import { link } from './links';

const reference = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide';

/** The sections of a template, in a sentence each. */
const sections: ReadonlyMap<string, readonly [sentence: string, address: string]> = new Map([
  [
    'Resources',
    [
      'What the stack makes: the only section that a template must have.',
      `${reference}/resources-section-structure.html`,
    ],
  ],
  ['Parameters', ['Values that are asked for at deployment.', `${reference}/parameters-section-structure.html`]],
  [
    'Mappings',
    ['Fixed values, found by two keys with `Fn::FindInMap`.', `${reference}/mappings-section-structure.html`],
  ],
  [
    'Conditions',
    ['What decides whether resources and values are used.', `${reference}/conditions-section-structure.html`],
  ],
  ['Outputs', ['What the stack tells, and other stacks can import.', `${reference}/outputs-section-structure.html`]],
  [
    'Transform',
    ['Macros that rewrite the template before it is deployed.', `${reference}/transform-section-structure.html`],
  ],
  [
    'Globals',
    [
      'What every resource of a kind takes unless it says otherwise: mappings are merged, lists put together, other values overridden.',
      'https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html',
    ],
  ],
]);

export function sectionText(name: string): string | undefined {
  const [sentence, address] = sections.get(name) ?? [];
  return sentence === undefined || address === undefined
    ? undefined
    : `**${name}** ${sentence} ${link('AWS', address)}`;
}
