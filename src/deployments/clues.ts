/** What of a text decides which files around it matter: as long as it is the same, they needn't be read again. */
export interface Clues {
  readonly mayBeTemplate: boolean;
  /** Whether it may make stacks of other templates. */
  readonly mayNest: boolean;
  readonly mayInclude: boolean;
  /** What is written where a template, or a piece of one, is named. */
  readonly locations: readonly string[];
}

export function cluesIn(text: string): Clues {
  const isNaming = /TemplateURL|Location/.test(text);
  return {
    mayBeTemplate: mayBeTemplate(text),
    mayNest: isNaming && mayNest(text),
    mayInclude: isNaming && text.includes('AWS::Include'),
    locations: isNaming ? locationsIn(text) : [],
  };
}

export function areAlike(one: Clues, other: Clues): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Every template has one of these words; a text without them is not even parsed, unless it is a piece of one. */
export function mayBeTemplate(text: string): boolean {
  return /AWSTemplateFormatVersion|AWS::|Alexa::|Custom::/.test(text);
}

/** Whether a text that is too large to be parsed is a template: a list of AWS's types has the same words, but no resources. */
export function isLikelyTemplate(text: string): boolean {
  return mayBeTemplate(text) && /\bResources["']?[ \t]*:/.test(text);
}

function mayNest(text: string): boolean {
  return /AWS::CloudFormation::Stack|AWS::Serverless::Application/.test(text);
}

function locationsIn(text: string): readonly string[] {
  const written = text.matchAll(/(?:TemplateURL|Location)["']?[ \t]*:[ \t]*["']?([^\s"',{}#!][^\n"',{}#]*)/g);
  return [...new Set([...written].map(([, location = '']) => location.trim()))];
}
