import {
  type ClientCapabilities,
  type Connection,
  ErrorCodes,
  type Location,
  MessageType,
  type Position,
  type Range,
  ResponseError,
  ShowMessageNotification,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Loss } from '../navigation/navigation';
import type { Edit } from '../patterns/edit';
import type { Ask } from './ask';
import { toFoldingRange, toRange, toSymbol, toTextEdits } from './protocol';

/** Answers where names lead to, and what a template is made of. */
export function answerNavigation(connection: Connection, ask: Ask, client: () => ClientCapabilities): void {
  connection.onDocumentSymbol(({ textDocument: { uri } }) =>
    ask(uri, [], (document, { navigation }) => navigation.outline().map(item => toSymbol(document, item))),
  );
  connection.onFoldingRanges(({ textDocument: { uri } }) =>
    ask(uri, [], (_, { navigation }) => navigation.folds().map(toFoldingRange)),
  );
  connection.onDefinition(({ textDocument: { uri }, position }) =>
    ask<Location[]>(uri, [], (document, { navigation }) => {
      const targets = navigation.definitionAt(document.offsetAt(position))?.targets ?? [];
      return targets.map(({ name }) => ({ uri, range: toRange(document, name) }));
    }),
  );
  connection.onReferences(async ({ textDocument: { uri }, position, context }) => {
    const places = await placesOfName(ask, uri, position);
    return places.filter(place => context.includeDeclaration || !place.isDeclaration);
  });
  connection.onDocumentHighlight(async ({ textDocument: { uri }, position }) =>
    (await placesOfName(ask, uri, position)).map(({ range }) => ({ range })),
  );
  answerRename(connection, ask, client);
}

function answerRename(connection: Connection, ask: Ask, client: () => ClientCapabilities): void {
  connection.onPrepareRename(({ textDocument: { uri }, position }) =>
    ask<{ range: Range; placeholder: string } | null>(uri, null, (document, { navigation }) => {
      const found = navigation.renamedAt(document.offsetAt(position));
      return 'refusal' in found ? null : { range: toRange(document, found), placeholder: found.name };
    }),
  );
  connection.onRenameRequest(({ textDocument: { uri }, position, newName }) =>
    ask<WorkspaceEdit | null>(uri, null, (document, { navigation }) => {
      const offset = document.offsetAt(position);
      const places = navigation.renaming(offset, newName);
      // The client shows the sentence where the new name is typed.
      if ('refusal' in places) throw new ResponseError(ErrorCodes.InvalidParams, places.refusal);
      const edits = places.map(({ start, end }) => ({ start, end, text: newName }));
      const loss = navigation.lossByRenaming(offset);
      if (loss === undefined || loss.logicalId === newName) return { changes: { [uri]: toTextEdits(document, edits) } };
      if (confirms(client())) return confirmed(document, edits, loss);
      void connection.sendNotification(ShowMessageNotification.type, {
        type: MessageType.Warning,
        message: loss.sentence,
      });
      return { changes: { [uri]: toTextEdits(document, edits) } };
    }),
  );
}

/** Whether the client asks before it makes an edit that says so. */
function confirms({ workspace }: ClientCapabilities): boolean {
  const { documentChanges, changeAnnotationSupport } = workspace?.workspaceEdit ?? {};
  return documentChanges === true && changeAnnotationSupport !== undefined;
}

function confirmed(document: TextDocument, edits: readonly Edit[], { logicalId, sentence }: Loss): WorkspaceEdit {
  const { uri, version } = document;
  const all = toTextEdits(document, edits).map(edit => ({ ...edit, annotationId: 'loss' }));
  const loss = { label: `Rename ${logicalId}`, description: sentence, needsConfirmation: true };
  return { documentChanges: [{ textDocument: { uri, version }, edits: all }], changeAnnotations: { loss } };
}

type Place = Location & { readonly isDeclaration: boolean };

function placesOfName(ask: Ask, uri: string, position: Position): Promise<readonly Place[]> {
  return ask<readonly Place[]>(uri, [], (document, { navigation }) =>
    navigation
      .placesOfNameAt(document.offsetAt(position))
      .map(place => ({ uri, range: toRange(document, place), isDeclaration: place.isDeclaration })),
  );
}
