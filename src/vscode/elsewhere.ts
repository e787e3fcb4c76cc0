import { type Diagnostic, type Disposable, languages, Uri } from 'vscode';
import type { FileFinding } from '../analysis';
import { Lines } from '../text/lines';
import { positionsIn, toDiagnostics } from './diagnostic';

/** What templates say of the files around them, such as a value that a parameter refuses. */
export class Elsewhere implements Disposable {
  readonly #collection = languages.createDiagnosticCollection('fieldnotes-deployments');
  /** By template, then by file. */
  readonly #said = new Map<string, ReadonlyMap<string, readonly Diagnostic[]>>();

  dispose(): void {
    this.#collection.dispose();
  }

  /** In place of what the template said before. */
  set(template: Uri, findings: readonly FileFinding[]): void {
    const before = this.#said.get(template.toString());
    if (before === undefined && findings.length === 0) return;
    const paths = new Set(findings.map(({ file }) => file.path));
    const now = new Map(
      [...paths].map(path => {
        const uri = template.with({ path });
        return [
          uri.toString(),
          diagnosticsIn(
            uri,
            findings.filter(({ file }) => file.path === path),
          ),
        ] as const;
      }),
    );
    if (now.size === 0) this.#said.delete(template.toString());
    else this.#said.set(template.toString(), now);
    for (const file of new Set([...(before?.keys() ?? []), ...now.keys()])) this.#show(file);
  }

  /** Templates that share a file say the same of it: once is enough. */
  #show(file: string): void {
    const all = [...this.#said.values()].flatMap(files => files.get(file) ?? []);
    const once = new Map(all.map(one => [`${one.range.start.line}:${one.range.start.character} ${one.message}`, one]));
    this.#collection.set(Uri.parse(file), [...once.values()]);
  }
}

function diagnosticsIn(uri: Uri, findings: readonly FileFinding[]): readonly Diagnostic[] {
  const [first] = findings;
  return first === undefined ? [] : toDiagnostics(uri, findings, positionsIn(new Lines(first.file.text)));
}
