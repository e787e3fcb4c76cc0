import { SarifBuilder, SarifResultBuilder, SarifRuleBuilder, SarifRunBuilder } from 'node-sarif-builder';
import type { Invocation, Log, ReportingDescriptor, Result } from 'sarif';
import type { Knowledge } from '../../knowledge/knowledge';
import type { Severity } from '../../knowledge/note';
import { visible } from '../../text/escape';
import type { CheckResult, ReportedFinding } from '../checkResult';
import { explained } from '../explained';
import { slashed } from '../fingerprints';
import { homepage, version } from '../version';

const levels: Readonly<Record<Severity, Result.level>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** SARIF 2.1.0, with a rule for each id that was found. */
export function asSarif({ findings, problems, knowledge }: CheckResult): Log {
  const run = new SarifRunBuilder().initSimple({ toolDriverName: 'fieldnotes', toolDriverVersion: version });
  if (homepage !== undefined) run.run.tool.driver.informationUri = homepage;
  // As editors count them.
  run.run.columnKind = 'utf16CodeUnits';
  run.run.invocations = [invocationWith(problems)];
  for (const id of new Set(findings.map(({ code }) => code))) run.addRule(ruleOf(id, knowledge));
  for (const finding of findings) run.addResult(resultOf(finding));
  const builder = new SarifBuilder({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json' });
  builder.addRun(run);
  return builder.buildSarifOutput();
}

function invocationWith(problems: readonly string[]): Invocation {
  return {
    executionSuccessful: problems.length === 0,
    toolExecutionNotifications: problems.map(text => ({ level: 'error', message: { text: withoutLinks(text) } })),
  };
}

function ruleOf(id: string, knowledge: Knowledge): SarifRuleBuilder {
  const builder = new SarifRuleBuilder().initSimple({ ruleId: id, shortDescriptionText: id });
  const found = explained(knowledge, id);
  if (found === undefined) return builder;
  const { title, text, source, sources } = found;
  const plain = visible(text);
  const more: Partial<ReportingDescriptor> = {
    shortDescription: { text: visible(title) },
    fullDescription: { text: plain || title },
    help: { text: plain || title, markdown: [text, ...sources].join('\n\n').trim() || title },
    ...(source !== undefined && { helpUri: source }),
  };
  Object.assign(builder.rule, more);
  return builder;
}

function resultOf(finding: ReportedFinding): SarifResultBuilder {
  const { file, code, severity, message, line, column, endLine, endColumn, related, fingerprint } = finding;
  const result = new SarifResultBuilder().initSimple({
    ...{ ruleId: code, level: levels[severity] as 'error' | 'warning' | 'note', messageText: withoutLinks(message) },
    ...{ fileUri: uriOf(file), startLine: line, startColumn: column, endLine, endColumn },
  });
  result.result.partialFingerprints = { 'fieldnotes/v1': fingerprint };
  if (related.length > 0) {
    result.result.relatedLocations = related.map((place, id) => ({
      id,
      message: { text: withoutLinks(place.message) },
      physicalLocation: {
        artifactLocation: { uri: uriOf(place.file) },
        region: {
          ...{ startLine: place.line, startColumn: place.column },
          ...{ endLine: place.endLine, endColumn: place.endColumn },
        },
      },
    }));
  }
  return result;
}

/** In a message of SARIF, `[text](target)` is a link, unless its bracket is escaped. */
function withoutLinks(text: string): string {
  return text.replace(/\[(?=[^[\]]*\]\()/g, '\\[');
}

/** Relative to where the command ran, as the services that take SARIF want it. */
function uriOf(file: string): string {
  return slashed(file).split('/').map(encodeURIComponent).join('/');
}
