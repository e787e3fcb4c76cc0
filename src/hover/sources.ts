import type { Knowledge } from '../knowledge/knowledge';
import type { Pattern } from '../patterns/pattern';
import type { Scope } from '../template/scope';
import type { Template } from '../template/template';

/** What a hover is made from. */
export interface Sources {
  readonly template: Template;
  readonly knowledge: Knowledge;
  readonly patterns: readonly Pattern[];
  readonly scope: Scope;
}
