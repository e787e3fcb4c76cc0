import { type Diagnostic, type Disposable, languages, Uri } from 'vscode';
import type { FileFinding } from '../analysis';
import { FoundElsewhere } from '../deployments/foundElsewhere';
import { Lines } from '../text/lines';
import { positionsIn, toDiagnostics } from './diagnostic';

/** Shows what templates say of the files around them. */
export class Elsewhere implements Disposable {
  readonly #collection = languages.createDiagnosticCollection('fieldnotes-deployments');
  readonly #found = new FoundElsewhere();

  dispose(): void {
    this.#collection.dispose();
  }

  /** In place of what the template said before. */
  set(template: Uri, findings: readonly FileFinding[]): void {
    const files = this.#found.set(template.toString(), findings, path => template.with({ path }).toString());
    for (const file of files) {
      const uri = Uri.parse(file);
      this.#collection.set(uri, diagnosticsIn(uri, this.#found.of(file)));
    }
  }
}

function diagnosticsIn(uri: Uri, findings: readonly FileFinding[]): readonly Diagnostic[] {
  const [first] = findings;
  return first === undefined ? [] : toDiagnostics(uri, findings, positionsIn(new Lines(first.file.text)));
}
