import * as vscode from 'vscode';
import { type Analysis, noTemplate } from '../../src/analysis';
import { ActiveTemplate } from '../../src/vscode/activeTemplate';
import { equal } from './expect';
import { cleanUp } from './noteSteps';
import { extensionId, untitled } from './workspace';

const found: Analysis = { ...noTemplate, isTemplate: true, types: () => ['AWS::SQS::Queue'] };

describe('the template that is worked on', () => {
  // Its pages are there once it is active.
  before(() => vscode.extensions.getExtension(extensionId)?.activate());
  afterEach(cleanUp);

  it('is known once it has been read, be a page in front by then', async () => {
    const analysed = new vscode.EventEmitter<vscode.TextDocument>();
    let analysis: Analysis | undefined;
    const template = new ActiveTemplate({
      of: () => analysis,
      onDidAnalyse: analysed.event,
      onDidOutdate: new vscode.EventEmitter<void>().event,
    });
    try {
      const document = await untitled('yaml', 'Resources:\n');
      const page = await vscode.workspace.openTextDocument(vscode.Uri.parse('fieldnotes:/sqs.md'));
      await vscode.window.showTextDocument(page);
      equal(template.document, undefined, 'before');
      analysis = found;
      analysed.fire(document);
      equal(template.document?.uri.toString(), document.uri.toString(), 'after');
    } finally {
      template.dispose();
    }
  });
});
