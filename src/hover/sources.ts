import type { Knowledge } from '../knowledge/knowledge';
import type { Severity } from '../knowledge/note';
import type { Pattern } from '../patterns/pattern';
import type { Node } from '../syntax/tree';
import type { Template } from '../template/model/template';
import type { Scope } from '../template/worlds/scope';
import type { Span } from '../text/span';

/** What a hover is made from. */
export interface Sources {
  readonly template: Template;
  readonly knowledge: Knowledge;
  /** The patterns that links may insert; undefined where nothing can carry out a link that runs a command. */
  readonly patterns: readonly Pattern[] | undefined;
  readonly scope: Scope;
  /** What is told of the template: a hover marks the values that break a limit. */
  readonly findings: readonly Told[];
  /** The template as it is deployed, for each deployment that is known. */
  readonly deployed?: readonly Deployed[];
}

export interface Deployed {
  readonly deployment: {
    readonly name: string;
    /** `deployment prod`. */
    readonly words: string;
    /** Where it is named. */
    readonly at: Node;
    readonly isNested?: true;
  };
  readonly template: Template;
}

export interface Told extends Span {
  readonly code: string;
  readonly severity: Severity;
}
