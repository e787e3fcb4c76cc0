import { EventEmitter, type Uri, type WorkspaceFolder, workspace } from 'vscode';
import { Knowledge, type NoteText, type Rules } from '../knowledge/knowledge';
import { mergeNotes, type TeamNotes } from '../knowledge/team';
import type { SchemaData } from '../schema/data';

/** How the packaged notes are read: each once, when it is first asked for. */
export interface NoteSources {
  rules(): Promise<Rules>;
  schema(): Promise<SchemaData>;
  texts(): Promise<readonly NoteText[]>;
}

/** What is known in each folder of the workspace: the bundled notes with the folder's own on top. */
export class Notebook {
  #bundled: Knowledge | undefined;
  readonly #byFolder = new Map<string, Knowledge>();
  readonly #changed = new EventEmitter<void>();
  readonly #teamChanged = new EventEmitter<void>();
  #texts: readonly NoteText[] | undefined;

  /** Something is known that was not, or other than before. */
  readonly onDidChange = this.#changed.event;
  /** A team's notes are others than before. */
  readonly onDidChangeTeam = this.#teamChanged.event;

  constructor(private readonly sources: NoteSources) {}

  /** What counts for a file. Undefined until the rules are read, which the first question sets going. */
  for(uri: Uri | undefined): Knowledge | undefined {
    if (this.#bundled === undefined) void this.rules();
    return this.#bundled && this.#own(uri, this.#bundled);
  }

  /** The same, best first, for what belongs to no file: a page shows a team's limit wherever it was opened from. */
  around(uri: Uri | undefined): readonly Knowledge[] {
    const own = this.for(uri);
    if (own === undefined) return [];
    return own === this.#bundled ? [...this.#byFolder.values(), own] : [own, ...this.#byFolder.values()];
  }

  /** The bundled rules and AWS's schema, which checks need. */
  async rules(): Promise<Rules> {
    const [rules, schema] = await Promise.all([this.sources.rules(), this.sources.schema()]);
    const all = { ...rules, schema };
    this.#knowledge(all);
    return all;
  }

  /** What counts for a file, with the texts, which only hovers and pages need; without a file, of the first folder. */
  async load(uri?: Uri): Promise<Knowledge> {
    const bundled = this.#knowledge(await this.rules());
    if (this.#texts === undefined) {
      const texts = await this.sources.texts();
      this.#texts = texts;
      for (const knowledge of [bundled, ...this.#byFolder.values()]) knowledge.setTexts(texts);
    }
    return this.around(uri)[0] ?? bundled;
  }

  #knowledge(rules: Rules): Knowledge {
    if (this.#bundled !== undefined) return this.#bundled;
    const bundled = new Knowledge(rules);
    this.#bundled = bundled;
    this.#changed.fire();
    return bundled;
  }

  #own(uri: Uri | undefined, bundled: Knowledge): Knowledge {
    const folder = uri && workspace.getWorkspaceFolder(uri);
    return (folder && this.#byFolder.get(folder.uri.toString())) ?? bundled;
  }

  /** Puts a folder's own notes in place of those that it had. */
  async setTeam(folder: WorkspaceFolder, team: TeamNotes): Promise<void> {
    const key = folder.uri.toString();
    if (team.texts.length > 0) this.#byFolder.set(key, this.#merged(await this.rules(), team));
    else if (!this.#byFolder.delete(key)) return;
    this.#changed.fire();
    this.#teamChanged.fire();
  }

  #merged(rules: Rules, team: TeamNotes): Knowledge {
    const knowledge = new Knowledge(mergeNotes(rules, team), team.texts);
    if (this.#texts !== undefined) knowledge.setTexts(this.#texts);
    return knowledge;
  }
}
