import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot, manifest } from './paths.mjs';

/**
 * Extensions that have the names of others and do as little of the same as matters to ours: Red Hat's has its setting,
 * cfn-lint marks one misspelt property, Error Lens knows what it would write behind a line, Prettier formats.
 * @typedef {{ publisher: string, name: string, contributes?: object, main?: string }} StandIn
 * @type {readonly StandIn[]}
 */
const standIns = [
  {
    publisher: 'redhat',
    name: 'vscode-yaml',
    contributes: {
      configuration: { properties: { 'yaml.customTags': { type: 'array', default: [], scope: 'resource' } } },
    },
  },
  { publisher: 'amazonwebservices', name: 'aws-toolkit-vscode' },
  {
    publisher: 'kddejong',
    name: 'vscode-cfn-lint',
    main: `
      const { Diagnostic, languages, workspace } = require('vscode');
      exports.activate = ({ subscriptions }) => {
        const found = languages.createDiagnosticCollection('cfn-lint');
        const lint = document => {
          const ranges = [...document.getText().matchAll(/DelaySecond(?=:)/g)];
          found.set(document.uri, ranges.map(({ index }) => {
            const range = document.getWordRangeAtPosition(document.positionAt(index));
            return Object.assign(new Diagnostic(range, 'DelaySecond is not known'), { source: 'cfn-lint' });
          }));
        };
        subscriptions.push(found, workspace.onDidOpenTextDocument(lint), workspace.onDidChangeTextDocument(({ document }) => lint(document)));
      };`,
  },
  {
    publisher: 'usernamehw',
    name: 'errorlens',
    main: `
      const { languages } = require('vscode');
      exports.activate = () => {
        const behind = uri => languages.getDiagnostics(uri).map(({ range, message }) => range.start.line + ': ' + message);
        return { behind };
      };`,
  },
  {
    publisher: 'esbenp',
    name: 'prettier-vscode',
    main: `
      const { languages, Range, TextEdit } = require('vscode');
      const { format } = require(${JSON.stringify(inRoot('node_modules', 'prettier'))});
      exports.activate = ({ subscriptions }) => {
        subscriptions.push(languages.registerDocumentFormattingEditProvider('yaml', {
          async provideDocumentFormattingEdits(document) {
            const all = new Range(0, 0, document.lineCount, 0);
            return [TextEdit.replace(all, await format(document.getText(), { parser: 'yaml' }))];
          },
        }));
      };`,
  },
];

/** Puts all of them where VS Code finds installed extensions. What ours does beside them rests on their names alone. */
export function installStandIns(extensionsFolder) {
  for (const { publisher, name, contributes = {}, main } of standIns) {
    const target = join(extensionsFolder, `${publisher}.${name}-1.0.0`);
    mkdirSync(target, { recursive: true });
    const content = { name, publisher, version: '1.0.0', engines: manifest.engines, contributes };
    const code = main === undefined ? {} : { main: './main.js', activationEvents: ['onLanguage:yaml'] };
    // A workspace that nobody trusts has them all too.
    const capabilities = { untrustedWorkspaces: { supported: true } };
    writeFileSync(join(target, 'package.json'), JSON.stringify({ ...content, ...code, capabilities }));
    if (main !== undefined) writeFileSync(join(target, 'main.js'), main);
  }
}
