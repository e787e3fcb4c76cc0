import type { Severity } from '../../knowledge/note';
import type { Node } from '../../syntax/tree';
import type { Fix } from './fix';

/**
 * A breach at a place, as `lambda-timeout` at `901` in the template of `src/README.md`. Places are nodes, so that a
 * finding stays true while its block moves.
 */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  /** What, the limit, and the way out, in that order; what the note says of all findings with the code is left to it. */
  readonly message: string;
  /** In which case it is so, a sentence, where it isn't in all. */
  readonly circumstance?: string;
  readonly at: Node;
  /** Where AWS says so, where that is another page than its code's. */
  readonly source?: string | undefined;
  /** Where the value comes from, or what it clashes with. */
  readonly related: readonly Related[];
  /** Edits that mend it, the best first. */
  readonly fixes?: readonly Fix[];
  /** Whether it says that something isn't there, which may be the next that is written. */
  readonly isLack?: boolean;
}

export interface Related {
  readonly at: Node;
  readonly message: string;
}
