import {
  Diagnostic,
  DiagnosticSeverity,
  Disposable,
  type FileSystemWatcher,
  FileType,
  languages,
  Range,
  RelativePattern,
  Uri,
  type WorkspaceFolder,
  workspace,
} from 'vscode';
import { noTeamNotes, readTeamNotes, type TeamFile, type TeamNotes, type TeamProblem } from '../knowledge/team';
import { visible } from '../text/escape';
import type { Notebook } from './notebook';
import { isProjectFile, isWithin, notesHomeOf } from './notesHome';

/** Long enough to let a burst of keystrokes or of saved files pass. */
const delay = 100;

/** Reads the team's notes for each folder, again whenever they change, and shows the mistakes in them. */
export class TeamNotesReader implements Disposable {
  readonly #collection = languages.createDiagnosticCollection('fieldnotes-notes');
  /** The files of each folder in which mistakes may be shown. */
  readonly #shown = new Map<string, readonly Uri[]>();
  readonly #watchers = new Map<string, FileSystemWatcher>();
  /** Where the notes of each folder are. */
  readonly #homes = new Map<string, Uri>();
  /** How often each folder was read: an answer that a newer one has overtaken is dropped. */
  readonly #turns = new Map<string, number>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #subscriptions: Disposable[];

  constructor(private readonly notebook: Notebook) {
    this.#subscriptions = [
      workspace.onDidChangeWorkspaceFolders(({ removed }) => {
        for (const folder of removed) this.#drop(folder);
        this.#all();
      }),
      workspace.onDidGrantWorkspaceTrust(() => this.#all()),
      workspace.onDidChangeTextDocument(({ document }) => this.#changed(document.uri)),
      // Unsaved changes may be gone with it.
      workspace.onDidCloseTextDocument(document => this.#changed(document.uri)),
    ];
    this.#all();
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    Disposable.from(...this.#subscriptions, ...this.#watchers.values(), this.#collection).dispose();
  }

  #all(): void {
    for (const folder of workspace.workspaceFolders ?? []) {
      this.#watch(folder);
      void this.#read(folder);
    }
  }

  #watch(folder: WorkspaceFolder): void {
    const key = folder.uri.toString();
    if (this.#watchers.has(key)) return;
    // Folders too: when one is deleted, nothing is said of the files in it.
    const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder, '**'));
    const changed = (uri: Uri) => this.#changed(uri);
    watcher.onDidCreate(changed);
    watcher.onDidChange(changed);
    watcher.onDidDelete(changed);
    this.#watchers.set(key, watcher);
  }

  #changed(uri: Uri): void {
    const folder = workspace.getWorkspaceFolder(uri);
    const home = folder && this.#homes.get(folder.uri.toString());
    if (folder === undefined || home === undefined) return;
    const isNote = uri.path.endsWith('.md') && isWithin(uri, home);
    if (isNote || isWithin(home, uri) || uri.path === home.path || isProjectFile(uri)) this.#schedule(folder);
  }

  #schedule(folder: WorkspaceFolder): void {
    const key = folder.uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.set(
      key,
      setTimeout(() => void this.#read(folder), delay),
    );
  }

  #drop(folder: WorkspaceFolder): void {
    const key = folder.uri.toString();
    this.#watchers.get(key)?.dispose();
    this.#watchers.delete(key);
    clearTimeout(this.#timers.get(key));
    // A read that is under way is overtaken.
    this.#turns.set(key, (this.#turns.get(key) ?? 0) + 1);
    this.#show(folder, [], noTeamNotes);
  }

  async #read(folder: WorkspaceFolder): Promise<void> {
    const key = folder.uri.toString();
    const turn = (this.#turns.get(key) ?? 0) + 1;
    this.#turns.set(key, turn);
    const home = await notesHomeOf(folder);
    this.#homes.set(key, home);
    const files = await filesIn(folder, home);
    // Most folders have no notes of their own: the bundled ones are not read for their sake.
    const team = files.length === 0 ? noTeamNotes : readTeamNotes(files, await this.notebook.rules());
    if (this.#turns.get(key) === turn) this.#show(folder, files, team);
  }

  #show(folder: WorkspaceFolder, files: readonly NoteFile[], team: TeamNotes): void {
    for (const uri of this.#shown.get(folder.uri.toString()) ?? []) this.#collection.delete(uri);
    this.#shown.set(
      folder.uri.toString(),
      files.map(({ uri }) => uri),
    );
    for (const { uri, file, text } of files) {
      const problems = team.problems.filter(problem => problem.file === file);
      const diagnostics = problems.map(problem => toDiagnostic(problem, text));
      this.#collection.set(uri, diagnostics);
    }
    void this.notebook.setTeam(folder, team);
  }
}

interface NoteFile extends TeamFile {
  readonly uri: Uri;
}

/** A stranger's patterns are run on templates, and a pattern can take forever: hence only where the user trusts. */
async function filesIn(folder: WorkspaceFolder, home: Uri): Promise<readonly NoteFile[]> {
  if (!workspace.isTrusted) return [];
  // Most workspaces have no such folder.
  const entries = await Promise.resolve(workspace.fs.readDirectory(home)).catch(() => []);
  const names = entries
    .filter(([name, type]) => name.endsWith('.md') && type !== FileType.Directory)
    .map(([name]) => name);
  const files = await Promise.all(
    names.sort().map(name => readFile(folder, Uri.joinPath(home, name), name.slice(0, -3))),
  );
  return files.filter(file => file !== undefined);
}

async function readFile(folder: WorkspaceFolder, uri: Uri, base: string): Promise<NoteFile | undefined> {
  const isOnly = workspace.workspaceFolders?.length === 1;
  const name = isOnly ? `team/${base}` : `team/${folder.name}/${base}`;
  const file = workspace.asRelativePath(uri);
  const open = workspace.textDocuments.find(document => document.uri.toString() === uri.toString());
  if (open !== undefined) return { name, file, uri, text: open.getText() };
  try {
    return { name, file, uri, text: new TextDecoder().decode(await workspace.fs.readFile(uri)) };
  } catch {
    // It was deleted in between; the watcher tells.
    return undefined;
  }
}

function toDiagnostic({ line, column, message, isLimited }: TeamProblem, text: string): Diagnostic {
  const written = text.split(/\r\n?|\n/)[line - 1] ?? '';
  const word = /^[\w.*-]+(?:::?[\w.*-]+)*/.exec(written.slice(column - 1))?.[0] ?? ' ';
  const range = new Range(line - 1, column - 1, line - 1, column - 1 + word.length);
  const diagnostic = new Diagnostic(
    range,
    visible(message),
    isLimited ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error,
  );
  diagnostic.source = 'fieldnotes';
  return diagnostic;
}
