import type { PlacedFinding } from '../checks/report/placed';
import type { Node, Scalar, SourceFile } from '../syntax/tree';
import { shortened } from '../text/escape';

/** What a file gives a parameter. */
export interface GivenValue {
  readonly name: string;
  /** Where the name stands. */
  readonly at: Node;
  /** The value as CloudFormation gets it, at its place; undefined where it is left open (`UsePreviousValue`). */
  readonly value: Scalar | undefined;
  /** Where another file gives what a parent passes on. */
  readonly from?: Node;
}

/** More of a name would take the place of what is said of it. */
const mostCharacters = 60;

/** What findings call a deployment by its name, which somebody else has given it. */
export function wordsFor(name: string): string {
  return `deployment ${shortened(name, mostCharacters)}`;
}

/** A world that a file names: the parameter values with which a template is deployed. */
export interface Deployment {
  /** `prod`. */
  readonly name: string;
  /** What findings call it: `deployment prod`. */
  readonly words: string;
  /** Where the file names it, for what is missing. */
  readonly at: Node;
  /** Of several with one name the last counts. */
  readonly values: readonly GivenValue[];
  /** What the file tells of pseudo parameters: `AWS::Region`. */
  readonly pseudo: readonly GivenValue[];
  /** Whether a name that the template doesn't have makes the deployment fail; some tools leave it out. */
  readonly isStrict: boolean;
  /** Whether all that the file says could be read: else what seems to be missing may be there. */
  readonly isWhole: boolean;
  /** Set where it isn't said for which template it is: a name that one lacks may be another's. */
  readonly isShared?: true;
  /** Set for a nested stack: its parent passes the values. */
  readonly isNested?: true;
  /** Set where others may deploy otherwise: what is found is a warning at most. */
  readonly isPossible?: true;
  /** The quotas of its account, by name. */
  readonly quotas?: ReadonlyMap<string, number>;
}

/** A finding in a file beside the template. */
export type FileFinding = PlacedFinding & { readonly file: SourceFile };

/** What the files around a template tell of its deployments, and what keeps them from being read. */
export interface FoundDeployments {
  readonly deployments: readonly Deployment[];
  readonly mistakes: readonly FileFinding[];
}

export const noDeployments: FoundDeployments = { deployments: [], mistakes: [] };

export function joinedAll(all: readonly FoundDeployments[]): FoundDeployments {
  return { deployments: all.flatMap(one => one.deployments), mistakes: all.flatMap(one => one.mistakes) };
}
