import type { Connection, Diagnostic, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Analysis } from '../analysis';
import { FoundElsewhere } from '../deployments/foundElsewhere';
import type { Disk } from './arounds';
import { toDiagnostic } from './protocol';

/** Tells the client what is found: in a document, and what templates say of the files around them. */
export class Diagnostics {
  readonly #elsewhere = new FoundElsewhere();
  /** What was found in open documents themselves. */
  readonly #own = new Map<string, readonly Diagnostic[]>();
  /** What was told last of each file, so that nothing is told twice. */
  readonly #told = new Map<string, string>();

  constructor(
    private readonly connection: Connection,
    private readonly documents: TextDocuments<TextDocument>,
    private readonly disk: Disk,
  ) {}

  async tell(document: TextDocument, { findings, elsewhere }: Analysis): Promise<void> {
    const { uri } = document;
    const uriOf = (path: string) => this.#uriOf(path);
    this.#own.set(
      uri,
      findings.map(finding => toDiagnostic(document, finding, uriOf)),
    );
    const others = this.#elsewhere.set(uri, elsewhere, uriOf);
    for (const file of new Set([uri, ...others])) await this.#tell(file);
  }

  async clear(uri: string): Promise<void> {
    this.#own.delete(uri);
    for (const file of new Set([uri, ...this.#elsewhere.set(uri, [], path => this.#uriOf(path))]))
      await this.#tell(file);
  }

  async #tell(uri: string): Promise<void> {
    const version = this.documents.get(uri)?.version;
    const diagnostics = [...(this.#own.get(uri) ?? []), ...this.#fromElsewhere(uri)];
    const told = JSON.stringify([version, diagnostics]);
    if (this.#told.get(uri) === told) return;
    this.#told.set(uri, told);
    await this.connection.sendDiagnostics({ uri, diagnostics, ...(version !== undefined && { version }) });
  }

  #fromElsewhere(uri: string): readonly Diagnostic[] {
    return this.#elsewhere.of(uri).map(finding => {
      const file = TextDocument.create(uri, '', 0, finding.file.text);
      return toDiagnostic(file, finding, path => this.#uriOf(path));
    });
  }

  /** As the client calls it, where it has the file open. */
  #uriOf(path: string): string {
    return this.documents.all().find(({ uri }) => this.disk.pathOf(uri) === path)?.uri ?? this.disk.uriOf(path);
  }
}
