import { Disposable, EventEmitter, ThemeIcon, type TreeDataProvider, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { Knowledge, NoteText } from '../knowledge/knowledge';
import { byTitle, changedName, hasChanged } from '../pages/pages';
import { inLabel } from '../text/escape';
import type { ActiveTemplate } from './activeTemplate';
import type { Notebook } from './notebook';
import { notesFor } from './openNote';

type Node = Group | Leaf;

interface Group {
  readonly id: string;
  readonly label: string;
  readonly notes: readonly NoteText[];
  readonly isOpen: boolean;
}

interface Leaf {
  readonly id: string;
  readonly label: string;
  readonly icon: string;
  readonly description?: string;
  readonly tooltip?: string;
}

/** The view "Fieldnotes": the services of the open template, then all. Nothing is read before it is shown. */
export class NoteTree implements TreeDataProvider<Node>, Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly #subscription: Disposable;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(
    private readonly notebook: Notebook,
    private readonly template: ActiveTemplate,
  ) {
    const refresh = () => this.#changed.fire();
    this.#subscription = Disposable.from(notebook.onDidChange(refresh), template.onDidChange(refresh), this.#changed);
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node !== undefined) return 'notes' in node ? node.notes.map(toLeaf) : [];
    const knowledge = await this.notebook.load(this.template.document?.uri);
    return [
      ...this.#groups(knowledge),
      { id: changedName, label: 'What changed since December 2020', icon: 'history' },
    ];
  }

  getTreeItem(node: Node): TreeItem {
    return 'notes' in node ? groupItem(node) : leafItem(node);
  }

  #groups(knowledge: Knowledge): readonly Group[] {
    const { document, types } = this.template;
    const here = notesFor(knowledge, types);
    const name = document?.uri.path.split('/').at(-1) ?? '';
    const own = knowledge.texts.filter(({ team }) => team !== undefined);
    const ours = knowledge.texts.filter(({ team }) => team === undefined);
    const groups: readonly Group[] = [
      { id: 'here', label: inLabel(`In ${name}`), notes: here, isOpen: true },
      { id: 'team', label: 'Of this team', notes: own, isOpen: true },
      { id: 'all', label: 'All notes', notes: byTitle(ours), isOpen: here.length === 0 },
    ];
    return groups.filter(({ notes }) => notes.length > 0);
  }
}

function toLeaf({ name, title, summary, statements }: NoteText): Leaf {
  const changed = statements.filter(hasChanged).length;
  return {
    id: name,
    label: inLabel(title),
    icon: 'book',
    tooltip: summary,
    ...(changed > 0 && { description: `${changed} changed` }),
  };
}

function groupItem({ id, label, isOpen }: Group): TreeItem {
  const state = isOpen ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
  const item = new TreeItem(label, state);
  // Whether it opens by itself is part of its name: VS Code keeps what it remembers of an id.
  item.id = `${id} ${isOpen}`;
  return item;
}

function leafItem({ id, label, icon, description, tooltip }: Leaf): TreeItem {
  const item = new TreeItem(label);
  item.iconPath = new ThemeIcon(icon);
  item.command = { command: 'fieldnotes.openNote', title: 'Open Note', arguments: [id] };
  if (description !== undefined) item.description = description;
  if (tooltip !== undefined) item.tooltip = tooltip;
  // A screen reader would read the tooltip in place of the name.
  item.accessibilityInformation = { label: [label, description].filter(Boolean).join(', ') };
  return item;
}
