import {
  type DefinitionProvider,
  Disposable,
  DocumentHighlight,
  DocumentHighlightKind,
  type DocumentHighlightProvider,
  type DocumentSymbol,
  type DocumentSymbolProvider,
  extensions,
  FoldingRange,
  FoldingRangeKind,
  type FoldingRangeProvider,
  Location,
  type LocationLink,
  languages,
  type Position,
  type ReferenceContext,
  type ReferenceProvider,
  type RenameProvider,
  type TextDocument,
  WorkspaceEdit,
  workspace,
} from 'vscode';
import type { Fold, NamePlace, Navigation } from '../navigation/navigation';
import { type Analyses, templateLanguages } from './analyses';
import { toRange } from './documents';
import { Links } from './links';
import type { Losses } from './losses';
import { isOurs, type NavigationPart } from './navigationSetting';
import type { Notebook } from './notebook';
import { toSymbol } from './symbols';

/** Definitions, references, new names, the outline, folds and links of templates. */
export function registerNavigation(
  analyses: Pick<Analyses, 'navigation'>,
  notebook: Pick<Notebook, 'rules'>,
  losses: Pick<Losses, 'accepts'>,
): Disposable {
  const ways = new Ways(analyses, notebook, losses);
  let registered = registerWays(ways);
  // The editor asks for the outline and folds once for a version of a text, but asks providers that are new to it.
  const again = () => {
    registered.dispose();
    registered = registerWays(ways);
  };
  return Disposable.from(
    workspace.onDidChangeConfiguration(event => event.affectsConfiguration('fieldnotes.navigation') && again()),
    extensions.onDidChange(again),
    { dispose: () => registered.dispose() },
  );
}

function registerWays(ways: Ways): Disposable {
  return Disposable.from(
    languages.registerDefinitionProvider(templateLanguages, ways),
    languages.registerReferenceProvider(templateLanguages, ways),
    languages.registerDocumentHighlightProvider(templateLanguages, ways),
    languages.registerRenameProvider(templateLanguages, ways),
    languages.registerDocumentSymbolProvider(templateLanguages, ways, { label: 'CloudFormation' }),
    languages.registerFoldingRangeProvider(templateLanguages, ways),
    languages.registerDocumentLinkProvider(templateLanguages, new Links(document => ways.in(document, 'links'))),
  );
}

/** Undefined means that nothing is known, so that the editor asks others. */
export class Ways
  implements
    DefinitionProvider,
    ReferenceProvider,
    DocumentHighlightProvider,
    RenameProvider,
    DocumentSymbolProvider,
    FoldingRangeProvider
{
  constructor(
    private readonly analyses: Pick<Analyses, 'navigation'>,
    private readonly notebook: { rules(): Promise<unknown> },
    private readonly losses: Pick<Losses, 'accepts'>,
  ) {}

  /** Undefined where the file is no template, or another extension shows the same. */
  async in(document: TextDocument, part: NavigationPart): Promise<Navigation | undefined> {
    if (!isOurs(part, document)) return undefined;
    // The editor asks for the outline when a file is opened, and not again before it is edited.
    await this.notebook.rules();
    return this.analyses.navigation(document);
  }

  async provideDefinition(document: TextDocument, position: Position): Promise<LocationLink[] | undefined> {
    const navigation = await this.in(document, 'definitions');
    const definition = navigation?.definitionAt(document.offsetAt(position));
    return definition?.targets.map(({ name, whole }) => ({
      originSelectionRange: toRange(document, definition.origin),
      targetUri: document.uri,
      targetRange: toRange(document, whole),
      targetSelectionRange: toRange(document, name),
    }));
  }

  async provideReferences(
    document: TextDocument,
    position: Position,
    { includeDeclaration }: ReferenceContext,
  ): Promise<Location[]> {
    const places = await this.#places(document, position, 'references');
    return places
      .filter(({ isDeclaration }) => includeDeclaration || !isDeclaration)
      .map(place => new Location(document.uri, toRange(document, place)));
  }

  async provideDocumentHighlights(
    document: TextDocument,
    position: Position,
  ): Promise<DocumentHighlight[] | undefined> {
    const places = await this.#places(document, position, 'references');
    // Without any the editor marks the same word elsewhere.
    if (places.length === 0) return undefined;
    return places.map(place => {
      const kind = place.isDeclaration ? DocumentHighlightKind.Write : DocumentHighlightKind.Read;
      return new DocumentHighlight(toRange(document, place), kind);
    });
  }

  async prepareRename(document: TextDocument, position: Position) {
    const navigation = await this.in(document, 'references');
    if (navigation === undefined) throw new Error('This file is not a template.');
    const found = navigation.renamedAt(document.offsetAt(position));
    // The editor shows the sentence at the cursor.
    if ('refusal' in found) throw new Error(found.refusal);
    return { range: toRange(document, found), placeholder: found.name };
  }

  async provideRenameEdits(
    document: TextDocument,
    position: Position,
    newName: string,
  ): Promise<WorkspaceEdit | undefined> {
    const navigation = await this.in(document, 'references');
    if (navigation === undefined) return undefined;
    const offset = document.offsetAt(position);
    const places = navigation.renaming(offset, newName);
    if ('refusal' in places) throw new Error(places.refusal);
    const edit = new WorkspaceEdit();
    const loss = navigation.lossByRenaming(offset);
    if (loss !== undefined && !(await this.losses.accepts(document, loss, newName))) return edit;
    for (const place of places) {
      const metadata = { label: labelOf(place), needsConfirmation: false };
      edit.replace(document.uri, toRange(document, place), newName, metadata);
    }
    return edit;
  }

  async provideDocumentSymbols(document: TextDocument): Promise<DocumentSymbol[] | undefined> {
    const navigation = await this.in(document, 'outline');
    return navigation?.outline().map(item => toSymbol(document, item));
  }

  async provideFoldingRanges(document: TextDocument): Promise<FoldingRange[] | undefined> {
    const navigation = await this.in(document, 'folding');
    return navigation?.folds().map(toFoldingRange);
  }

  async #places(document: TextDocument, position: Position, part: NavigationPart): Promise<readonly NamePlace[]> {
    const navigation = await this.in(document, part);
    return navigation?.placesOfNameAt(document.offsetAt(position)) ?? [];
  }
}

/** What the preview of a rename groups its changes by. */
function labelOf({ isDeclaration, use }: NamePlace): string {
  return isDeclaration ? 'Declaration' : `Used in ${use}`;
}

const foldKinds = { comment: FoldingRangeKind.Comment, region: FoldingRangeKind.Region };

function toFoldingRange({ firstLine, lastLine, kind }: Fold): FoldingRange {
  return new FoldingRange(firstLine, lastLine, kind && foldKinds[kind]);
}
