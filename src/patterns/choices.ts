import { Parser } from '../syntax/parser';
import type { Language } from '../syntax/tree';
import { type Resource, type Template, TemplateBuilder } from '../template/model/template';
import { insertPattern } from './insert';
import { type Offer, offersFor, resourceAt } from './offers';
import type { Pattern } from './pattern';

/** What to choose from at a place in a template. A pattern that attaches to the resource there is offered alone, too. */
export interface Choices {
  /** Why no pattern can be inserted: a sentence for the user. */
  readonly problem: string | undefined;
  /** The resource at the place. */
  readonly resource: string | undefined;
  /** What can be done with it. */
  readonly connecting: readonly Offer[];
  /** Patterns about the types of resource that the template has, those of the resource at the place first. */
  readonly fitting: readonly Pattern[];
  readonly others: readonly Pattern[];
}

/** The patterns for a text, the likely ones first. `place` is an offset, or the logical ID of a resource. */
export function choicesFor(
  text: string,
  language: Language,
  patterns: readonly Pattern[],
  place: number | string | undefined,
): Choices {
  const template = new TemplateBuilder().build(new Parser().parse(text, language));
  const resource = resourceIn(template, place);
  const here = resource ? [resource.type] : [];
  const types = new Set([...here, ...[...template.resources.values()].map(({ type }) => type)]);
  const about = (wanted: ReadonlySet<string>) =>
    patterns.filter(pattern => pattern.types.some(type => wanted.has(type)));
  const fitting = [...new Set([...about(new Set(here)), ...about(types)])];
  const [any] = patterns;
  const tried = any && insertPattern(text, language, any);
  return {
    problem: tried !== undefined && 'problem' in tried ? tried.problem : undefined,
    resource: resource?.logicalId,
    connecting: resource === undefined ? [] : offersFor(patterns, resource),
    fitting,
    others: patterns.filter(pattern => !fitting.includes(pattern)),
  };
}

function resourceIn(template: Template, place: number | string | undefined): Resource | undefined {
  if (typeof place === 'string') return template.resources.get(place);
  return place === undefined ? undefined : resourceAt(template, place);
}
