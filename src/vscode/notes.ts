import { commands, Disposable, window, workspace } from 'vscode';
import { changedName } from '../pages/pages';
import type { ActiveTemplate } from './activeTemplate';
import type { Analyses } from './analyses';
import { newTeamNote } from './newTeamNote';
import type { Notebook } from './notebook';
import { notesForTemplateCommand } from './notesForTemplate';
import { NoteTree } from './noteTree';
import { openNoteCommand } from './openNote';
import { Pages, pageScheme } from './pages';
import { TeamNotesReader } from './teamNotes';
import { whyCheckedCommand } from './whyChecked';

/** What is read rather than reported: pages, search, the view, and a team's own notes. */
export function registerNotes(notebook: Notebook, analyses: Analyses, template: ActiveTemplate): Disposable {
  const pages = new Pages(notebook, template);
  const tree = new NoteTree(notebook, template);
  const { registerCommand } = commands;
  return Disposable.from(
    pages,
    // A workspace with notes of its own wants the view before a template is open.
    notebook.onDidChangeTeam(() => commands.executeCommand('setContext', 'fieldnotes.isUsed', true)),
    tree,
    new TeamNotesReader(notebook),
    workspace.registerTextDocumentContentProvider(pageScheme, pages),
    window.registerTreeDataProvider('fieldnotes.notes', tree),
    registerCommand('fieldnotes.openNote', openNoteCommand(pages, notebook, template)),
    registerCommand('fieldnotes.notesForTemplate', notesForTemplateCommand(pages, notebook, template)),
    registerCommand('fieldnotes.whatChanged', () => pages.open(changedName)),
    registerCommand('fieldnotes.newTeamNote', newTeamNote),
    registerCommand('fieldnotes.whyChecked', whyCheckedCommand(analyses, notebook)),
  );
}
