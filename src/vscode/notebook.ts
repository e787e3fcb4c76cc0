import * as vscode from 'vscode';
import { bundledRules } from '../knowledge/bundled';
import { Knowledge, type NoteText } from '../knowledge/knowledge';
import { mergeNotes, type TeamNotes } from '../knowledge/team';

/** What is known in each folder of the workspace: the bundled notes with the folder's own on top. */
export class Notebook {
  readonly #bundled = new Knowledge(bundledRules);
  readonly #byFolder = new Map<string, Knowledge>();
  readonly #changed = new vscode.EventEmitter<void>();
  #texts: readonly NoteText[] | undefined;

  /** A team's notes are others than before. */
  readonly onDidChange = this.#changed.event;

  constructor(private readonly readTexts: () => Promise<readonly NoteText[]>) {}

  /** What counts for a file. */
  for(uri: vscode.Uri | undefined): Knowledge {
    const folder = uri && vscode.workspace.getWorkspaceFolder(uri);
    return (folder && this.#byFolder.get(folder.uri.toString())) ?? this.#bundled;
  }

  /** The same, best first, for what belongs to no file: a page shows a team's limit wherever it was opened from. */
  around(uri: vscode.Uri | undefined): readonly Knowledge[] {
    const own = this.for(uri);
    return own === this.#bundled ? [...this.#byFolder.values(), own] : [own, ...this.#byFolder.values()];
  }

  /** Reads the texts, which only hovers and pages need. */
  async load(): Promise<void> {
    if (this.#texts !== undefined) return;
    const texts = await this.readTexts();
    this.#texts = texts;
    for (const knowledge of [this.#bundled, ...this.#byFolder.values()]) knowledge.setTexts(texts);
  }

  /** Puts a folder's own notes in place of those that it had. */
  setTeam(folder: vscode.WorkspaceFolder, team: TeamNotes): void {
    const key = folder.uri.toString();
    if (team.texts.length > 0) this.#byFolder.set(key, this.#merged(team));
    else if (!this.#byFolder.delete(key)) return;
    this.#changed.fire();
  }

  #merged(team: TeamNotes): Knowledge {
    const knowledge = new Knowledge(mergeNotes(bundledRules, team), team.texts);
    if (this.#texts !== undefined) knowledge.setTexts(this.#texts);
    return knowledge;
  }
}
