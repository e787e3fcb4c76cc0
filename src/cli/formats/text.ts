import { counted, summaryOf } from '../../summary';
import { inTerminal } from '../../text/escape';
import { type CheckResult, isChecked, type ReportedFinding } from '../checkResult';
import type { Colours } from '../colours';

export interface TextOptions {
  readonly colours: Colours;
  /** Without a summary. */
  readonly quiet: boolean;
}

/** Of what a finding is related to, the places that are shown. */
const mostRelated = 3;

export function asText(result: CheckResult, { colours, quiet }: TextOptions): string {
  const { findings, reports, milliseconds, known } = result;
  const lines = findings.flatMap(finding => linesOf(finding, colours));
  if (quiet) return lines.join('\n');
  const severities = findings.map(({ severity }) => severity);
  const summary = summaryOf({ templates: reports.filter(isChecked).length, milliseconds, severities });
  return [...lines, known === 0 ? summary : `${summary} (${counted(known, 'finding')} in the baseline)`].join('\n');
}

function linesOf(finding: ReportedFinding, colours: Colours): readonly string[] {
  const { file, line, column, severity, code, message, related } = finding;
  const place = colours.bold(`${inTerminal(file)}:${line}:${column}`);
  const head = `${place} ${colours[severity](severity)} ${colours.dim(code)}: ${inTerminal(message)}`;
  const places = related
    .slice(0, mostRelated)
    .map(one => `    ${colours.dim(`${inTerminal(one.file)}:${one.line}:${one.column}`)} ${inTerminal(one.message)}`);
  return [head, ...excerpt(finding, colours), ...places];
}

/** What stands before the finding in a line that is too long to be shown from its beginning. */
const before = 40;
const mostCharacters = 120;

/** The line with the finding underlined; a tab is as wide as a blank, so that the carets stand where they belong. */
function excerpt({ line, column, endLine, endColumn, lineText, severity }: ReportedFinding, colours: Colours) {
  const from = column - 1 > mostCharacters - before ? column - 1 - before : 0;
  const shown = lineText.slice(from, from + mostCharacters);
  if (shown.trim() === '') return [];
  const number = String(line);
  const at = column - 1 - from;
  const last = endLine === line ? endColumn - 1 - from : shown.length;
  const width = Math.max(1, Math.min(last, shown.length) - at);
  // Nothing is shown that is wider or narrower than its characters.
  const text = [...shown]
    .map(character => (/^[\x20-\x7e\xa1-\u036f\u0370-\u10ff]$/.test(character) ? character : ' '))
    .join('');
  const margin = ' '.repeat(number.length);
  return [
    `  ${colours.dim(`${number} |`)} ${text}`,
    `  ${colours.dim(`${margin} |`)} ${' '.repeat(at)}${colours[severity]('^'.repeat(width))}`,
  ];
}
