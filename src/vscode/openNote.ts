import { type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import type { Knowledge, NoteText } from '../knowledge/knowledge';
import { type Hit, NoteSearch } from '../knowledge/search';
import { byTitle } from '../pages/pages';
import { inLabel } from '../text/escape';
import type { ActiveTemplate } from './activeTemplate';
import type { Notebook } from './notebook';
import type { Pages } from './pages';

interface Item extends QuickPickItem {
  readonly id?: string;
}

/** "Fieldnotes: Open Note…": by its id, or what the user picks from a search over all notes. */
export function openNoteCommand(pages: Pages, notebook: Notebook, template: ActiveTemplate) {
  return async (argument?: unknown): Promise<string | undefined> => {
    const id = idIn(argument) ?? (await pick(notebook, template));
    const uri = id === undefined ? undefined : await pages.open(id);
    return uri?.toString();
  };
}

/** Links pass an id or `{ id }`; what menus pass counts as nothing. */
function idIn(argument: unknown): string | undefined {
  if (typeof argument === 'string') return argument;
  const given = typeof argument === 'object' && argument !== null && 'id' in argument ? argument.id : undefined;
  return typeof given === 'string' ? given : undefined;
}

function pick(notebook: Notebook, template: ActiveTemplate): Promise<string | undefined> {
  const quickPick = window.createQuickPick<Item>();
  quickPick.placeholder = 'Search services and notes: a word, a property, a limit';
  quickPick.busy = true;
  quickPick.show();
  void notebook.load(template.document?.uri).then(knowledge => {
    const search = new NoteSearch(knowledge);
    const list = () => {
      quickPick.items =
        quickPick.value.trim() === ''
          ? everything(knowledge, template.types)
          : search.find(quickPick.value).map(toItem);
    };
    quickPick.onDidChangeValue(list);
    quickPick.busy = false;
    list();
  });
  return new Promise(resolve => {
    quickPick.onDidAccept(() => {
      const [item] = quickPick.selectedItems;
      // Enter on an empty list means nothing yet.
      if (item?.id === undefined) return;
      resolve(item.id);
      quickPick.hide();
    });
    quickPick.onDidHide(() => {
      resolve(undefined);
      quickPick.dispose();
    });
  });
}

/** The template's services first, then all. */
function everything(knowledge: Knowledge, types: readonly string[]): readonly Item[] {
  const here = notesFor(knowledge, types);
  const others = byTitle(knowledge.texts.filter(note => !here.includes(note)));
  return [...separated('In this template', here), ...separated('All notes', others)];
}

/** The notes on a template's resources, each once. */
export function notesFor(knowledge: Knowledge, types: readonly string[]): readonly NoteText[] {
  return [...new Set(types.flatMap(type => knowledge.notesFor(type)))];
}

function separated(label: string, notes: readonly NoteText[]): readonly Item[] {
  if (notes.length === 0) return [];
  return [{ label, kind: QuickPickItemKind.Separator }, ...notes.map(noteItem)];
}

export function noteItem({ name, title, summary, team }: NoteText): Item & { readonly id: string } {
  return {
    id: name,
    label: `$(book) ${inLabel(title)}`,
    detail: inLabel(summary),
    ...(team !== undefined && { description: inLabel(team) }),
  };
}

/** What the search found is shown whatever the editor's own filter thinks of it. */
function toItem({ kind, id, note, title, text, statement }: Hit): Item {
  if (kind === 'note') return { ...noteItem(note), alwaysShow: true };
  const changed = statement?.verdict === 'outdated' || statement?.verdict === 'wrong' ? ` · ${statement.verdict}` : '';
  const icon = statement === undefined ? 'symbol-ruler' : changed === '' ? 'quote' : 'history';
  return {
    id,
    label: `$(${icon}) ${inLabel(title)}`,
    description: inLabel(`${note.title}${changed}`),
    detail: inLabel(text),
    alwaysShow: true,
  };
}
