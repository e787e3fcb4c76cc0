import {
  Disposable,
  LanguageModelTextPart,
  type LanguageModelTool,
  LanguageModelToolResult,
  lm,
  Uri,
  workspace,
} from 'vscode';
import { checkAnswer, noteAnswer, patternAnswer } from '../assist/answers';
import type { Pattern } from '../patterns/pattern';
import type { Notebook } from './notebook';

/** What an assistant passes: anything, as a model writes it. */
type Input = Readonly<Record<string, unknown>>;

/** Notes, checks and patterns for the editor's assistants; nothing where the editor has none. */
export function registerLanguageModelTools(
  notebook: Notebook,
  patterns: () => Promise<readonly Pattern[]>,
): Disposable {
  // An older editor, or a copy of VS Code, can lack the interface.
  if (typeof lm?.registerTool !== 'function') return Disposable.from();
  return Disposable.from(
    lm.registerTool(
      'fieldnotes_look_up_note',
      tool('Looking up a note', async input => noteAnswer(await notebook.load(), text(input.query))),
    ),
    lm.registerTool(
      'fieldnotes_check_template',
      tool('Checking a template', async input => {
        await notebook.rules();
        const uri = typeof input.file === 'string' ? await fileNamed(input.file) : undefined;
        if (typeof input.file === 'string' && uri === undefined)
          return `There is no file ${input.file} in the workspace.`;
        const template = uri === undefined ? text(input.text) : (await workspace.openTextDocument(uri)).getText();
        return checkAnswer(await notebook.load(uri), template);
      }),
    ),
    lm.registerTool(
      'fieldnotes_list_patterns',
      tool('Looking up patterns', async input =>
        patternAnswer(await patterns(), {
          id: typeof input.id === 'string' ? input.id : undefined,
          form: input.form === 'cfn' || input.form === 'sam' ? input.form : undefined,
          language: input.language === 'json' ? 'json' : 'yaml',
        }),
      ),
    ),
  );
}

function tool(message: string, answer: (input: Input) => Promise<string>): LanguageModelTool<Input> {
  return {
    prepareInvocation: () => ({ invocationMessage: message }),
    invoke: async ({ input }) => new LanguageModelToolResult([new LanguageModelTextPart(await answer(input))]),
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A path relative to a folder of the workspace; what is outside stays unread. */
async function fileNamed(path: string): Promise<Uri | undefined> {
  if (path.split(/[/\\]/).includes('..')) return undefined;
  for (const { uri } of workspace.workspaceFolders ?? []) {
    const own = path.startsWith(`${uri.path}/`) ? path.slice(uri.path.length) : path;
    const file = Uri.joinPath(uri, own);
    try {
      await workspace.fs.stat(file);
      return file;
    } catch {
      // It may be in the next folder.
    }
  }
  return undefined;
}
