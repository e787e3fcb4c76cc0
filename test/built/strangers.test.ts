import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { marked, type Token } from 'marked';
import {
  CodeActionRequest,
  type DocumentSymbol,
  DocumentSymbolRequest,
  HoverRequest,
} from 'vscode-languageserver/node';
import type { Analysis, Language } from '../../src/analysis';
import { patterns } from '../patterns/bundled';
import { analyse } from '../support/knowledge';
import { strange, strangeHost } from '../support/strange';
import { Client, uri } from './lsp/client';

/** Control characters and marks that reverse or hide a text. */
const commanding = /[\0-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b]/;

/** A template in which every text that can be anything is the given one; names differ by their ends. */
function templateOf(text: string): object {
  const parameter = `p${text}`;
  const [condition, mapping, resource, queue] = [`c${text}`, `m${text}`, `r${text}`, `q${text}`];
  const call = { 'Fn::FindInMap': [mapping, { Ref: parameter }, text] };
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Transform: 'AWS::Serverless-2016-10-31',
    Description: text,
    Parameters: {
      [parameter]: { Type: 'String', Default: text, AllowedValues: [text, 'b'], Description: text },
      [`n${text}`]: { Type: 'Number', Default: 5000, Description: text },
      [`t${text}`]: { Type: text, Default: text },
    },
    Mappings: { [mapping]: { [text]: { [text]: 901 }, b: { [text]: 1 } } },
    Conditions: { [condition]: { 'Fn::Equals': [{ Ref: parameter }, text] } },
    Resources: {
      [resource]: {
        Type: 'AWS::Serverless::Function',
        Condition: condition,
        DependsOn: [queue],
        Metadata: { [text]: text, fieldnotes: { ignore: { [text]: text } } },
        Properties: {
          FunctionName: text,
          Handler: text,
          Runtime: text,
          Description: { Ref: parameter },
          Timeout: call,
          MemorySize: { Ref: `n${text}` },
          Role: { 'Fn::GetAtt': [queue, text] },
          Environment: { Variables: { [text]: text, AWS_REGION: { Ref: queue } } },
          Events: {
            [`e${text}`]: { Type: text, Properties: { Queue: { 'Fn::GetAtt': [queue, 'Arn'] }, [text]: text } },
          },
        },
      },
      [queue]: {
        Type: 'AWS::SQS::Queue',
        Properties: {
          QueueName: text,
          [text]: { 'Fn::Sub': `\${${parameter}} \${${text}}` },
          VisibilityTimeout: { 'Fn::If': [condition, text, { Ref: `n${text}` }] },
          DelaySeconds: { 'Fn::If': [condition, 5000, text] },
          Tags: [{ Key: text.repeat(20), Value: text }],
        },
      },
      [`s${text}`]: { Type: text, Properties: { [text]: text } },
      [`u${text}`]: { Type: `Custom::${text}`, Properties: { [text]: text } },
      [`v${text}`]: { Type: `AWS::SQS::${text}`, DeletionPolicy: text, UpdateReplacePolicy: text },
    },
    Outputs: { [`o${text}`]: { Value: { Ref: queue }, Description: text, Export: { Name: text } } },
  };
}

/** The same as YAML in blocks: long lines of JSON are YAML too, but nobody's. */
function written(text: string, language: Language): string {
  return JSON.stringify(templateOf(text), undefined, 2).replace(/^/gm, language === 'yaml' ? '' : ' ');
}

function hoversIn(text: string, analysis: Analysis): readonly string[] {
  const offsets = [...text.matchAll(/"(?:[^"\\]|\\.)*"|\d+/g)].map(({ index }) => index + 1);
  return [...new Set(offsets.map(offset => analysis.hoverAt(offset, patterns)?.markdown ?? ''))];
}

/** Every token of a Markdown text, with those inside of it. */
function tokensIn(markdown: string): readonly Token[] {
  const tokens: Token[] = [];
  marked.walkTokens(marked.lexer(markdown), token => {
    tokens.push(token);
  });
  return tokens;
}

function leadsAway({ type, ...token }: Token): boolean {
  if (type === 'image' || type === 'html') return true;
  if (type !== 'link') return false;
  const { href } = token as { href: string };
  if (/^command:fieldnotes\.(?:openNote|insertPattern)\?/.test(href))
    return !Array.isArray(JSON.parse(decodeURIComponent(href.slice(href.indexOf('?') + 1))));
  return (
    !href.startsWith('https://docs.aws.amazon.com/') && !/^https:\/\/(?:aws\.amazon\.com|repost\.aws)\//.test(href)
  );
}

describe('what a stranger wrote into a template', () => {
  for (const language of ['yaml', 'json'] as const) {
    for (const text of strange) {
      it(`stays text in hovers, findings and titles in ${language}: ${JSON.stringify(text)}`, () => {
        const source = written(text, language);
        const analysis = analyse(source, language);
        const hovers = hoversIn(source, analysis);
        for (const hover of hovers) {
          assert.deepEqual(tokensIn(hover).filter(leadsAway), [], hover);
          assert.doesNotMatch(hover, commanding);
          assert.doesNotMatch(hover, /^#|^- [bc]$/m);
        }
        const titles = analysis.findings.flatMap(finding => analysis.fixesFor(finding).map(({ title }) => title));
        const messages = analysis.findings.flatMap(({ message, related }) => [
          message,
          ...related.map(one => one.message),
        ]);
        for (const said of [...titles, ...messages]) {
          assert.doesNotMatch(said, commanding);
          assert.doesNotMatch(said, /\n/);
        }
        const hints = analysis.inlayHintsIn({ start: 0, end: source.length }, true);
        for (const { text: label } of hints) assert.doesNotMatch(label, new RegExp(`${commanding.source}|\\n`));
        // The test looks at what it is meant to look at.
        assert.ok(hints.length > 0, 'no inlay hints');
        assert.ok(hovers.length > 10, `${hovers.length} hovers`);
        assert.ok(messages.length > 3, messages.join('\n'));
      });
    }
  }
});

describe('what a stranger wrote into a file or its name', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'fieldnotes-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  function run(...args: readonly string[]): string {
    const cli = join(__dirname, '../../dist/cli.js');
    const { stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { cwd: folder, encoding: 'utf8' });
    return stdout + stderr;
  }

  const name = '::error::\u001b[31m\u009b1m\u202e %0A ##[debug]\n::warning::x.json';

  it('commands neither a terminal nor a runner of workflows', () => {
    writeFileSync(join(folder, name), written(strange.join(' '), 'json'));
    const printed = [
      run('check', name),
      run('check', '.'),
      run('check', name, '--format', 'json'),
      run('check', `${name}.missing`),
      run('hover', `${name}:14:10`),
      run('hover', `${name}:1`),
      run('notes', name),
      run('notes', 'show', name),
    ];
    for (const text of printed) {
      assert.ok(text.length > 0);
      assert.doesNotMatch(text, commanding);
      assert.doesNotMatch(text, /^\s*::|##\[/m);
    }
    const read: unknown = JSON.parse(printed[2] ?? '');
    assert.ok(JSON.stringify(read).includes(JSON.stringify(name).slice(1, -1)), 'JSON tells the name as it is');
    assert.ok(printed[0]?.includes(strangeHost));
  });

  it('stays text in what other tools read: SARIF, GitLab, JUnit and workflow commands', () => {
    const file = 'template.json';
    writeFileSync(join(folder, file), written(strange.join(' '), 'json'));
    const as = (format: string) => run('check', file, '--fail-on', 'never', '--format', format);
    const found = (JSON.parse(as('json')) as { findings: readonly unknown[] }).findings.length;
    assert.ok(found > 3);
    const sarif = JSON.parse(as('sarif')) as Sarif;
    const results = sarif.runs.flatMap(one => one.results);
    assert.equal(results.length, found);
    for (const { message, relatedLocations = [] } of results)
      for (const { text } of [message, ...relatedLocations.map(one => one.message)]) {
        assert.doesNotMatch(text, commanding);
        // A bracket that is not escaped makes a link in a message of SARIF.
        assert.doesNotMatch(text, /(?<!\\)\[[^\]]*\]\(/);
      }
    const issues = JSON.parse(as('gitlab')) as readonly { readonly description: string }[];
    assert.equal(issues.length, found);
    for (const { description } of issues) assert.doesNotMatch(description, new RegExp(`${commanding.source}|\\n`));
    const junit = as('junit');
    assert.doesNotMatch(junit, commanding);
    assert.equal([...junit.matchAll(/<testcase /g)].length, found);
    assert.doesNotMatch(junit, /<(?!\/?(?:testsuites?|testcase|failure|system-out)\b|\?xml)/);
    const commands = as('github')
      .split('\n')
      .filter(line => line.startsWith('::'));
    assert.equal(commands.length, found);
    for (const command of commands) {
      assert.match(command, /^::(?:error|warning|notice) file=template\.json,/);
      assert.doesNotMatch(command, commanding);
    }
  });
});

interface Sarif {
  readonly runs: readonly {
    readonly results: readonly {
      readonly message: { readonly text: string };
      readonly relatedLocations?: readonly { readonly message: { readonly text: string } }[];
    }[];
  }[];
}

describe('what a stranger wrote, in the language server', () => {
  it('stays text in diagnostics, hovers, titles and the outline', async () => {
    const client = new Client();
    await client.start();
    const source = written(strange.join(' '), 'yaml');
    const diagnostics = await client.open(source);
    const textDocument = { uri };
    const range = { start: { line: 0, character: 0 }, end: { line: source.split('\n').length, character: 0 } };
    const context = { diagnostics: [...diagnostics] };
    const actions = await client.connection.sendRequest(CodeActionRequest.type, { textDocument, range, context });
    const symbols = await client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
    const related = diagnostics.flatMap(one => (one.relatedInformation ?? []).map(({ message }) => message));
    const said = [
      ...diagnostics.map(({ message }) => (typeof message === 'string' ? message : message.value)),
      ...related,
      ...(actions ?? []).map(({ title }) => title),
      ...namesIn((symbols ?? []) as readonly DocumentSymbol[]),
    ];
    for (const text of said) assert.doesNotMatch(text, new RegExp(`${commanding.source}|\\n`));
    assert.ok(diagnostics.length > 3 && said.length > diagnostics.length);
    const places = [...source.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(({ index }) => index + 1);
    for (const offset of places.filter((_, index) => index % 5 === 0)) {
      const before = source.slice(0, offset).split('\n');
      const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
      const hover = await client.connection.sendRequest(HoverRequest.type, { textDocument, position });
      const { value } = Object(hover?.contents) as { readonly value?: unknown };
      assert.ok(hover === null || typeof value === 'string');
      if (typeof value !== 'string') continue;
      assert.deepEqual(tokensIn(value).filter(leadsAway), [], value);
      assert.doesNotMatch(value, commanding);
    }
    await client.stop();
  });
});

function namesIn(symbols: readonly DocumentSymbol[]): readonly string[] {
  return symbols.flatMap(({ name, detail = '', children = [] }) => [name, detail, ...namesIn(children)]);
}
