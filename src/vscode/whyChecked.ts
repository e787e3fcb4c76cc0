import { commands, type TextDocument, window, workspace } from 'vscode';
import { type Analysis, mostCharactersInWords, tooLargeToCheck } from '../analysis';
import { undeclaredInWords } from '../summary';
import { inLabel } from '../text/escape';
import { type Analyses, languageOf } from './analyses';
import type { Notebook } from './notebook';
import { settingsFor } from './settings';

interface Answer {
  readonly sentence: string;
  /** What one might want to do next; a message without a button is cut to one line. */
  readonly action: string;
  readonly command?: readonly [string, ...unknown[]];
}

/** "Fieldnotes: Why Is This File (Not) Checked?": says it in a sentence, and returns the sentence. */
export function whyCheckedCommand(analyses: Analyses, notebook: Notebook) {
  return async (): Promise<string> => {
    await notebook.rules();
    const document = window.activeTextEditor?.document;
    const answer =
      document === undefined
        ? { sentence: 'No file is open in the active editor.', action: 'OK' }
        : answerFor(document, await analyses.ready(document));
    void show(answer);
    return answer.sentence;
  };
}

async function show({ sentence, action, command }: Answer): Promise<void> {
  const chosen = await window.showInformationMessage(inLabel(sentence), action);
  if (chosen !== undefined && command !== undefined) await commands.executeCommand(...command);
}

function answerFor(document: TextDocument, analysis: Analysis | undefined): Answer {
  const name = workspace.asRelativePath(document.uri);
  if (analysis?.isTemplate) {
    const why = `${name} is checked, because its top level has ${analysis.mark}.`;
    const missing = undeclaredInWords(analysis.undeclared);
    const part = `${missing} declared here, so the file counts as part of a larger template: nothing that may stand elsewhere is reported as missing.`;
    const sentence = missing === undefined ? why : `${why} ${part}`;
    return { sentence, action: 'Notes for This Template', command: ['fieldnotes.notesForTemplate'] };
  }
  if (analysis === tooLargeToCheck)
    return { sentence: `${name} is not checked, because it has more than ${mostCharactersInWords}.`, action: 'OK' };
  const { reason, ...next } = reasonFor(document);
  return { sentence: `${name} is not checked, because ${reason}.`, ...next };
}

function reasonFor(document: TextDocument): Omit<Answer, 'sentence'> & { readonly reason: string } {
  const { languageId, uri } = document;
  if (languageOf(document) !== undefined) {
    if (settingsFor(uri) === undefined) {
      const reason = 'the setting fieldnotes.enable is off for it';
      return { reason, action: 'Open Setting', command: ['workbench.action.openSettings', 'fieldnotes.enable'] };
    }
    const reason =
      'its top level has neither AWSTemplateFormatVersion nor Resources with a Type that begins with AWS::';
    return { reason, action: 'OK' };
  }
  if (uri.scheme === 'vscode-notebook-cell') return { reason: 'it is a cell of a notebook', action: 'OK' };
  if (/^(?:yaml|jsonc?)$/.test(languageId))
    return { reason: `it is a copy that the editor shows (${uri.scheme})`, action: 'OK' };
  const reason = `its language is ${languageId}, and templates are YAML or JSON`;
  return { reason, action: 'Change Language Mode', command: ['workbench.action.editor.changeLanguageMode'] };
}
