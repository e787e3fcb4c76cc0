import * as vscode from 'vscode';
import { includes, ok } from './expect';

/** What a tool answers; an editor without assistants has none to call. */
async function ask(name: string, input: object): Promise<string> {
  const token = undefined;
  const result = await vscode.lm.invokeTool(name, { input, toolInvocationToken: token });
  const [part] = result.content;
  ok(part instanceof vscode.LanguageModelTextPart, 'the answer is a text');
  return part.value;
}

describe('tools for assistants', () => {
  before(function () {
    if (typeof vscode.lm?.invokeTool !== 'function') this.skip();
  });

  it('are there, described', () => {
    const ours = vscode.lm.tools.filter(({ name }) => name.startsWith('fieldnotes_'));
    ok(ours.length === 3 && ours.every(({ description }) => description.length > 50), JSON.stringify(ours));
  });

  it('look up a note by a word and by an id', async () => {
    includes(await ask('fieldnotes_look_up_note', { query: 'retention of a queue' }), 'sqs-');
    includes(await ask('fieldnotes_look_up_note', { query: 'lambda-timeout' }), '900');
  });

  it('check a text, and a file of the workspace', async () => {
    const text = 'Resources:\n  Q:\n    Type: AWS::SQS::Queue\n    Properties:\n      DelaySeconds: 901\n';
    includes(await ask('fieldnotes_check_template', { text }), 'line 5: error sqs-ranges-delay');
    includes(await ask('fieldnotes_check_template', { file: 'template.yaml' }), 'error lambda-timeout');
    includes(await ask('fieldnotes_check_template', { file: '../secret.yaml' }), 'There is no file ../secret.yaml');
  });

  it('list patterns, and give one', async () => {
    const list = await ask('fieldnotes_list_patterns', {});
    const [, id = ''] = /^- ([\w-]+) /m.exec(list) ?? [];
    includes(await ask('fieldnotes_list_patterns', { id }), 'Resources:');
  });
});
