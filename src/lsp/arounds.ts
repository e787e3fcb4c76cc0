import type { TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Surroundings } from '../analysis';
import { ChangedPaths } from '../deployments/changedPaths';
import { bounded, type Files } from '../deployments/files';
import { SurroundedTexts } from '../deployments/surroundedTexts';

/** Files as the core knows them, by path, and what they are called in the protocol. */
export interface Disk extends Files {
  /** Undefined for what is no file, such as a text that was never saved. */
  pathOf(uri: string): string | undefined;
  uriOf(path: string): string;
  /** The folder above which no deployments are looked for. */
  rootOf(path: string, roots: readonly string[]): string;
}

/** Reads what stands around open documents, again whenever it changes. */
export class Arounds {
  /** The paths of the workspace's folders. */
  roots: readonly string[] = [];
  readonly #texts: SurroundedTexts;
  readonly #paths = new ChangedPaths(paths => this.#texts.refresh(paths));

  /** @param changed what stands around a document is another */
  constructor(
    private readonly documents: TextDocuments<TextDocument>,
    private readonly disk: Disk,
    changed: (uri: string) => void,
  ) {
    const optionsFor = (path: string) => ({ root: disk.rootOf(path, this.roots), named: [], config: undefined });
    const files: Files = { read: path => this.#read(path), list: folder => disk.list(folder) };
    this.#texts = new SurroundedTexts(files, optionsFor, changed);
  }

  /** Undefined for a document that is no file. */
  async of(document: TextDocument): Promise<Surroundings | undefined> {
    const { uri } = document;
    const path = this.disk.pathOf(uri);
    if (path === undefined) return undefined;
    const text = () => ({ key: uri, path, version: document.version, getText: () => document.getText() });
    await this.#texts.ready(text());
    return this.#texts.of(text());
  }

  /** A file, or what an editor holds of it, has changed. */
  touch(uri: string): void {
    const path = this.disk.pathOf(uri);
    if (path === undefined) return;
    this.#texts.touch(path);
    this.#paths.add(path);
  }

  /** Any file may have changed. */
  touchAll(): void {
    this.#texts.touchAll();
    this.#texts.refresh();
  }

  forget(uri: string): void {
    this.#texts.forget(uri);
  }

  /** As the editor shows it, with changes that are not saved. */
  async #read(path: string) {
    const open = this.documents.all().find(({ uri }) => this.disk.pathOf(uri) === path);
    return open === undefined ? this.disk.read(path) : bounded(open.getText());
  }
}
