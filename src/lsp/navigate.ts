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
import { type Ask, toFoldingRange, toRange, toSymbol, toTextEdits, toWorkspaceEdit } from './protocol';

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
  const places = (uri: string, position: Position, isWanted: (isDeclaration: boolean) => boolean) =>
    ask<Location[]>(uri, [], (document, { navigation }) =>
      navigation
        .placesOfNameAt(document.offsetAt(position))
        .filter(({ isDeclaration }) => isWanted(isDeclaration))
        .map(place => ({ uri, range: toRange(document, place) })),
    );
  connection.onReferences(({ textDocument: { uri }, position, context }) =>
    places(uri, position, isDeclaration => context.includeDeclaration || !isDeclaration),
  );
  connection.onDocumentHighlight(({ textDocument: { uri }, position }) => places(uri, position, () => true));
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
      if (loss === undefined || loss.logicalId === newName) return toWorkspaceEdit(document, edits);
      const { documentChanges, changeAnnotationSupport } = client().workspace?.workspaceEdit ?? {};
      if (documentChanges && changeAnnotationSupport) return toConfirm(document, edits, loss);
      // A notification: a request is what not every client answers.
      void connection.sendNotification(ShowMessageNotification.type, {
        type: MessageType.Warning,
        message: loss.sentence,
      });
      return toWorkspaceEdit(document, edits);
    }),
  );
}

/** Edits that the client shows, with what they cost, before it makes them. */
function toConfirm(document: TextDocument, edits: readonly Edit[], { logicalId, sentence }: Loss): WorkspaceEdit {
  const { uri, version } = document;
  const all = toTextEdits(document, edits).map(edit => ({ ...edit, annotationId: 'loss' }));
  const loss = { label: `Rename ${logicalId}`, description: sentence, needsConfirmation: true };
  return { documentChanges: [{ textDocument: { uri, version }, edits: all }], changeAnnotations: { loss } };
}
