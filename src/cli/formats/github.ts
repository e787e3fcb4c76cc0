import type { Severity } from '../../knowledge/note';
import { inWorkflowCommand } from '../../text/escape';
import type { CheckResult } from '../checkResult';
import { slashed } from '../fingerprints';

const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** Workflow commands, which GitHub shows as annotations of the lines. */
export function asWorkflowCommands({ findings, problems }: CheckResult): string {
  const marks = findings.map(({ file, line, column, endLine, endColumn, severity, code, message }) => {
    // GitHub counts the last column in, and takes columns within one line only.
    const columns = line === endLine ? { col: column, endColumn: Math.max(column, endColumn - 1) } : {};
    const properties = { file: slashed(file), line, endLine, ...columns, title: code };
    const written = Object.entries(properties).map(
      ([name, value]) => `${name}=${inWorkflowCommand(String(value), 'property')}`,
    );
    return `::${levels[severity]} ${written.join(',')}::${inWorkflowCommand(message, 'message')}`;
  });
  return [...problems.map(problem => `::error::${inWorkflowCommand(problem, 'message')}`), ...marks].join('\n');
}
