import * as vscode from 'vscode';
import { noTemplate } from '../../src/analysis';
import { Analyses } from '../../src/vscode/analyses';
import { equal } from './expect';

const never = new vscode.EventEmitter<void>().event;

/** What VS Code leaves of a document to those who still hold it. */
function documentThat(isClosed: boolean): vscode.TextDocument {
  const uri = vscode.Uri.parse('untitled:template.yaml');
  const text = 'Resources: {Queue: {Type: AWS::SQS::Queue}}\n';
  const document: Partial<vscode.TextDocument> = {
    ...{ uri, isClosed, languageId: 'yaml', version: 1 },
    getText: () => text,
  };
  return document as vscode.TextDocument;
}

describe('analyses of open documents', () => {
  it('begin nothing for one that was closed meanwhile', () => {
    const notesAreBeingRead = { for: () => undefined, onDidChange: never };
    const analyses = new Analyses(
      notesAreBeingRead,
      { of: () => undefined, onDidChange: never },
      {
        of: () => ({ around: undefined }),
        ready: async () => {},
        onDidChange: new vscode.EventEmitter<vscode.TextDocument>().event,
      },
    );
    try {
      equal(analyses.of(documentThat(false)), undefined, 'while it is open');
      equal(analyses.of(documentThat(true)), noTemplate, 'once it is closed');
    } finally {
      analyses.dispose();
    }
  });
});
