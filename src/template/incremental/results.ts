import type { Resource } from '../model/template';
import type { Reading } from '../worlds/scope';
import type { Question } from './answers';
import type { Fold } from './folds';

/** What has results of its own: a resource, or an object that stands for the whole template. */
export type Unit = object;

/** What was computed once, and what it leans on. */
export interface Result {
  readonly unit: Unit;
  readonly value: unknown;
  readonly questions: ReadonlySet<Question>;
  /** What it was computed from, and what was computed from it. */
  readonly parts: ReadonlySet<Result | Group>;
  users: Set<Result | Group> | undefined;
  isStale: boolean;
}

/** What one reading makes of all resources of a type; its users are told only when that is another. */
export interface Group {
  readonly read: Reading<unknown>;
  readonly type: string;
  readonly fold: Fold;
  readonly results: Map<Resource, Result>;
  users: Set<Result | Group> | undefined;
  /** Parts that hold no longer, and resources that are to be read. */
  gone: unknown[];
  come: Set<Resource>;
  /** Set where resources stand in another order than before. */
  isMoved: boolean;
}
