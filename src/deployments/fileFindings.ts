import type { Severity } from '../knowledge/note';
import type { DataFile } from '../syntax/dataFile';
import type { Node, SourceFile } from '../syntax/tree';
import { shortened } from '../text/escape';
import type { Span } from '../text/span';
import type { FileFinding } from './deployment';
import { baseName, type ReadProblem } from './files';

/** The findings in files beside a template. */
export const fileFindingIds = [
  'deployment-value',
  'deployment-unknown-parameter',
  'deployment-missing-parameter',
  'deployment-file',
  'nested-unknown-parameter',
  'nested-missing-parameter',
  'nested-cycle',
  'project-file',
] as const;

type Id = (typeof fileFindingIds)[number];

/** A finding at a node of a file beside the template; none where the node isn't in one. */
export function findingAt(
  at: Node,
  code: Id,
  severity: Severity,
  message: string,
  related: FileFinding['related'] = [],
): readonly FileFinding[] {
  const { file } = at.block;
  return file === undefined ? [] : [findingIn(file, at, code, severity, message, related)];
}

/** Names and values in a file can be of any length. */
const mostCharacters = 500;

export function findingIn(
  file: SourceFile,
  { start, end }: Span,
  code: Id,
  severity: Severity,
  message: string,
  related: FileFinding['related'] = [],
): FileFinding {
  return {
    file,
    start,
    end,
    code,
    severity,
    message: shortened(message, mostCharacters),
    related,
    source: undefined,
    fixes: [],
  };
}

/** What isn't sound in a file that is read as far as it can be. */
export function brokenFile({ file, mistake }: DataFile): readonly FileFinding[] {
  if (mistake === undefined) return [];
  const message = `${baseName(file.path)} can't be read from here: ${mistake.message}. What can't be read is ignored until that is fixed.`;
  return [findingIn(file, mistake, 'deployment-file', 'error', message)];
}

/** A file that is named somewhere and can't be read. */
export function unreadableFile(named: string, problem: ReadProblem, at: Node): readonly FileFinding[] {
  const message = `${named} can't be read: ${problemInWords[problem]}. Its values are unknown until that is fixed.`;
  return findingAt(at, 'deployment-file', 'error', message);
}

/** A file that counts by its own name and can't be read. */
export function unreadable(path: string, problem: ReadProblem): FileFinding {
  const message = `${baseName(path)} can't be read: ${problemInWords[problem]}. Its values are unknown until that is fixed.`;
  return findingIn({ path, text: '' }, { start: 0, end: 0 }, 'deployment-file', 'error', message);
}

export const problemInWords: Readonly<Record<ReadProblem, string>> = {
  missing: 'there is no such file',
  folder: 'it is a folder',
  'too large': 'it has more than 1,000,000 characters',
  unreadable: 'the file system refuses it',
};

/** A piece that is no value. */
export function noValue(node: Node): readonly FileFinding[] {
  const what =
    node.kind === 'scalar'
      ? 'This is not of the form Name=Value'
      : 'A parameter takes a text, a number or a list of them';
  return findingAt(node, 'deployment-file', 'error', `${what}. It is ignored until that is fixed.`);
}
