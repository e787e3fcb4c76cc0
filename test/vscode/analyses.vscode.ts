import * as vscode from 'vscode';
import { noTemplate } from '../../src/analysis';
import { bundledKnowledge } from '../../src/knowledge/bundled';
import type { Knowledge } from '../../src/knowledge/knowledge';
import { Analyses } from '../../src/vscode/analyses';
import { equal } from './expect';

const never = new vscode.EventEmitter<void>().event;

/** What VS Code leaves of a document to those who still hold it. */
function documentThat(isClosed: boolean, text = 'Resources: {Queue: {Type: AWS::SQS::Queue}}\n'): vscode.TextDocument {
  const uri = vscode.Uri.parse('untitled:template.yaml');
  const document: Partial<vscode.TextDocument> = {
    ...{ uri, isClosed, languageId: 'yaml', version: 1 },
    getText: () => text,
  };
  return document as vscode.TextDocument;
}

function analysesWith(knowledge: Knowledge | undefined): Analyses {
  return new Analyses(
    { for: () => knowledge, onDidChange: never },
    { of: () => undefined, onDidChange: never },
    {
      of: () => ({ around: undefined }),
      ready: async () => {},
      onDidChange: new vscode.EventEmitter<vscode.TextDocument>().event,
    },
  );
}

describe('analyses of open documents', () => {
  it('tell the outline of a large one before it is checked', async () => {
    const names = Array.from({ length: 2000 }, (_, index) => `Queue${index}`);
    const resources = names.map(name => `  ${name}: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: 901}}\n`);
    const document = documentThat(false, `Resources:\n${resources.join('')}`);
    const analyses = analysesWith(bundledKnowledge());
    try {
      const navigation = await analyses.navigation(document);
      equal(analyses.of(document), undefined, 'what is found so far');
      equal(navigation?.outline()[0]?.children.length, names.length, 'resources in the outline');
    } finally {
      analyses.dispose();
    }
  });

  it('begin nothing for one that was closed meanwhile', () => {
    const analyses = analysesWith(undefined);
    try {
      equal(analyses.of(documentThat(false)), undefined, 'while it is open');
      equal(analyses.of(documentThat(true)), noTemplate, 'once it is closed');
    } finally {
      analyses.dispose();
    }
  });
});
