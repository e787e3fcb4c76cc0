import type { Connection, Diagnostic } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Analysis } from '../analysis';
import { FoundElsewhere } from '../deployments/foundElsewhere';
import { toDiagnostic, type UriOf } from './protocol';

/** Tells the client what is found: in a document, and what templates say of the files around them. */
export class Diagnostics {
  readonly #elsewhere = new FoundElsewhere();
  /** What was found in open documents themselves. */
  readonly #own = new Map<string, readonly Diagnostic[]>();
  /** What was told last of each file, so that nothing is told twice. */
  readonly #told = new Map<string, string>();

  constructor(
    private readonly connection: Connection,
    private readonly versionOf: (uri: string) => number | undefined,
    private readonly uriOf: UriOf,
  ) {}

  /** In place of what was found before. */
  async set(document: TextDocument, { findings, elsewhere }: Pick<Analysis, 'findings' | 'elsewhere'>): Promise<void> {
    const { uri } = document;
    this.#own.set(
      uri,
      findings.map(finding => toDiagnostic(document, finding, this.uriOf)),
    );
    for (const file of new Set([uri, ...this.#elsewhere.set(uri, elsewhere, this.uriOf)])) await this.#tell(file);
  }

  async #tell(uri: string): Promise<void> {
    const version = this.versionOf(uri);
    const elsewhere = this.#elsewhere.of(uri).map(finding => {
      const file = TextDocument.create(uri, '', 0, finding.file.text);
      return toDiagnostic(file, finding, this.uriOf);
    });
    const diagnostics = [...(this.#own.get(uri) ?? []), ...elsewhere];
    const told = JSON.stringify([version, diagnostics]);
    if (this.#told.get(uri) === told) return;
    this.#told.set(uri, told);
    await this.connection.sendDiagnostics({ uri, diagnostics, ...(version !== undefined && { version }) });
  }
}
