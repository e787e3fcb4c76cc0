import { Parser } from '../syntax/parser';
import type { Language } from '../syntax/tree';
import { type Resource, type Template, TemplateBuilder } from '../template/model/template';
import { hasSectionsOnly, isBlank } from './begun';
import { inGroups, type PatternGroup } from './groups';
import { insertPattern } from './insert';
import { type Offer, offersFor, resourceAt } from './offers';
import type { Pattern } from './pattern';

/** What to choose from at a place in a template. A pattern that attaches to the resource there is offered alone, too. */
export interface Choices {
  /** Why no pattern can be inserted: a sentence for the user. */
  readonly problem: string | undefined;
  /** Whether the text holds nothing yet, so that it can become CloudFormation or SAM. */
  readonly isEmpty: boolean;
  /** The resource at the place. */
  readonly resource: string | undefined;
  /** What can be done with it. */
  readonly connecting: readonly Offer[];
  /** All patterns by use, the most used first. */
  readonly groups: readonly PatternGroup[];
}

/** The patterns for a text. `place` is an offset, or the logical ID of a resource. */
export function choicesFor(
  text: string,
  language: Language,
  patterns: readonly Pattern[],
  place: number | string | undefined,
): Choices {
  const document = new Parser().parse(text, language);
  const template = new TemplateBuilder().build(document);
  const resource = resourceIn(template, place);
  const [any] = patterns;
  const tried = any && insertPattern(text, language, any);
  return {
    problem: tried !== undefined && 'problem' in tried ? tried.problem : undefined,
    isEmpty: (document.root?.entries.length ?? 0) === 0,
    resource: resource?.logicalId,
    connecting: resource === undefined ? [] : offersFor(patterns, template, resource),
    groups: inGroups(patterns),
  };
}

/** Whether a pattern can go into a text that is no template yet: it is empty, or has sections of a template alone. */
export function canBecomeTemplate(text: string, language: Language): boolean {
  if (text.length > mostCharacters) return false;
  const { root } = new Parser().parse(text, language);
  if (root === undefined || root.entries.length === 0) return isBlank(text);
  return hasSectionsOnly(root);
}

/** What has only just been begun is short. */
const mostCharacters = 10_000;

function resourceIn(template: Template, place: number | string | undefined): Resource | undefined {
  if (typeof place === 'string') return template.resources.get(place);
  return place === undefined ? undefined : resourceAt(template, place);
}
