import { window, workspace } from 'vscode';
import { inLabel } from '../text/escape';
import type { ActiveTemplate } from './activeTemplate';
import type { Notebook } from './notebook';
import { noteItem, notesFor } from './openNote';
import type { Pages } from './pages';

/** "Fieldnotes: Notes for This Template": the services that it uses, to pick one. */
export function notesForTemplateCommand(pages: Pages, notebook: Notebook, template: ActiveTemplate) {
  return async (): Promise<void> => {
    const { document, types } = template;
    if (document === undefined) {
      void window.showInformationMessage('Open a CloudFormation or SAM template first.');
      return;
    }
    const knowledge = await notebook.load(document.uri);
    const items = notesFor(knowledge, types).map(note => ({
      ...noteItem(note),
      description: inLabel(types.filter(type => knowledge.notesFor(type).includes(note)).join(', ')),
    }));
    if (items.length === 0) {
      void window.showInformationMessage('There are no notes on the resources of this template.');
      return;
    }
    const picked = await window.showQuickPick(items, {
      placeHolder: inLabel(`Notes on what ${workspace.asRelativePath(document.uri)} uses`),
      matchOnDescription: true,
      matchOnDetail: true,
    });
    if (picked !== undefined) await pages.open(picked.id);
  };
}
