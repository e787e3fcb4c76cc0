import type { Severity } from '../knowledge/note';
import type { Node, Scalar, SourceFile } from '../syntax/tree';
import type { GivenValues } from './parameterFile';

/** What a project's file says: the same for the editor and the terminal. */
export interface Project {
  readonly file: SourceFile;
  readonly severities: readonly Named<Severity | 'off'>[];
  readonly advice: boolean | undefined;
  readonly quotas: readonly Named<number>[];
  readonly deployments: readonly ProjectDeployment[];
  readonly merged: readonly MergedTemplate[];
  /** Globs; empty where all templates are meant. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** The folder of the team's own notes, from the file's folder. */
  readonly notes: string | undefined;
}

/** A name with what it gets, and where it stands. */
export interface Named<T> {
  readonly name: string;
  readonly at: Scalar;
  readonly value: T;
}

export interface ProjectDeployment {
  readonly name: string;
  readonly at: Scalar;
  /** The templates that it is for, as globs; empty where all are that have one of its parameters. */
  readonly templates: readonly string[];
  /** Parameter files, from the project's folder, and values. */
  readonly files: readonly Scalar[];
  readonly values: GivenValues;
  readonly region: Scalar | undefined;
  readonly quotas: readonly Named<number>[];
}

export interface MergedTemplate {
  readonly name: string;
  readonly globs: readonly string[];
  readonly at: Node;
}

/** In the order in which they are looked for. */
export const projectFileNames = ['.fieldnotes.yaml', '.fieldnotes.yml'] as const;
