import { visible } from '../../text/escape';
import { type CheckResult, isChecked, type ReportedFinding, reaches } from '../checkResult';
import { slashed } from '../fingerprints';

/** A suite per template, with a test case per finding or one that says that there is none: what reaches --fail-on is a failure, the rest is its output. */
export function asJunit(result: CheckResult): string {
  const { reports, problems, findings, failOn, milliseconds } = result;
  const files = [...new Set([...reports.filter(isChecked), ...findings].map(({ file }) => file))];
  const byFile = files.map(file => [file, findings.filter(one => one.file === file)] as const);
  const suites = byFile.map(([file, found]) => suite(file, found, failOn));
  const unchecked = problems.length === 0 ? [] : [suiteOfProblems(problems)];
  const total = {
    name: 'fieldnotes',
    tests: byFile.reduce((sum, [, found]) => sum + Math.max(1, found.length), problems.length),
    failures: findings.filter(({ severity }) => reaches(severity, failOn)).length,
    errors: problems.length,
    time: (milliseconds / 1000).toFixed(3),
  };
  return ['<?xml version="1.0" encoding="UTF-8"?>', element('testsuites', total, [...suites, ...unchecked])].join('\n');
}

function suite(file: string, findings: readonly ReportedFinding[], failOn: CheckResult['failOn']): string {
  const name = slashed(file);
  const failures = findings.filter(({ severity }) => reaches(severity, failOn)).length;
  const cases = findings.map(finding => {
    const { line, column, severity, code, message } = finding;
    const place = `${name}:${line}:${column}`;
    const body = reaches(severity, failOn)
      ? element('failure', { type: code, message }, [inXml(`${place} ${severity}: ${message}`)])
      : element('system-out', {}, [inXml(`${place} ${severity}: ${message}`)]);
    return element('testcase', { name: `${code} at ${line}:${column}`, classname: name }, [body]);
  });
  // A suite without a case counts as none. Jenkins's schema requires the errors: cases that could not be run.
  const all = cases.length > 0 ? cases : [element('testcase', { name: 'nothing found', classname: name }, [])];
  return element('testsuite', { name, tests: all.length, failures, errors: 0 }, all);
}

/** What could not be checked: cases that could not be run. */
function suiteOfProblems(problems: readonly string[]): string {
  const name = 'not checked';
  const cases = problems.map(message =>
    element('testcase', { name: message, classname: name }, [element('error', { type: name, message }, [])]),
  );
  return element('testsuite', { name, tests: cases.length, failures: 0, errors: cases.length }, cases);
}

function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content: readonly string[],
): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${inXml(String(value))}"`);
  const tag = `${name}${written.join('')}`;
  return content.length === 0 ? `<${tag}/>` : `<${tag}>${content.join('\n')}</${name}>`;
}

function inXml(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return visible(text).replace(/[&<>"]/g, character => entities[character] ?? '');
}
