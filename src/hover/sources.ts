import type { Knowledge } from '../knowledge/knowledge';
import type { Pattern } from '../patterns/pattern';
import type { Template } from '../template/model/template';
import type { Scope } from '../template/worlds/scope';

/** What a hover is made from. */
export interface Sources {
  readonly template: Template;
  readonly knowledge: Knowledge;
  readonly patterns: readonly Pattern[];
  readonly scope: Scope;
}
