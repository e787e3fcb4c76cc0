import { Selection, type TextDocument, TextEditorRevealType, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import { type Choices, choicesFor } from '../patterns/choices';
import { insertPattern } from '../patterns/insert';
import { landingOf } from '../patterns/landing';
import { findPattern } from '../patterns/library';
import type { FormName, Pattern } from '../patterns/pattern';
import type { Language } from '../syntax/tree';
import { inLabel } from '../text/escape';
import { languageOf } from './analyses';
import { toRange } from './documents';
import { type Choice, pickPattern } from './pickPattern';
import { nameOf, type Preview } from './preview';

/** What a link or another command passes; without it, the user is asked. */
interface Request {
  readonly pattern?: string;
  readonly uri?: string;
  readonly form?: FormName;
  /** Logical ID of the resource that the pattern attaches to. */
  readonly connectTo?: string;
  /** Shows what would change first, although the pattern is named. */
  readonly preview?: boolean;
}

type Options = Pick<Request, 'form' | 'connectTo'>;

/** A document that a pattern can go into. */
interface Target {
  readonly document: TextDocument;
  readonly language: Language;
}

/** "Fieldnotes: Insert Pattern…": merges a pattern into the template, as one undo step. */
export function insertPatternCommand(load: () => Promise<readonly Pattern[]>, preview: Preview) {
  return async (argument?: unknown): Promise<void> => {
    const request = toRequest(argument);
    const document = await documentOf(request);
    const language = document && languageOf(document);
    if (document === undefined || language === undefined) return;
    const patterns = await load();
    if (request.pattern === undefined || request.preview) {
      const choice = await choose({ document, language }, patterns, request, preview);
      if (choice !== undefined) await insert({ document, language }, choice.pattern, { ...request, ...choice });
      return;
    }
    const pattern = findPattern(patterns, request.pattern);
    if (pattern !== undefined) await insert({ document, language }, pattern, request);
  };
}

/** Menus pass the file's address, links pass a request; anything else counts as nothing. */
function toRequest(argument: unknown): Request {
  if (argument instanceof Uri) return { uri: argument.toString() };
  if (typeof argument !== 'object' || argument === null) return {};
  const given = argument as Readonly<Record<string, unknown>>;
  return {
    ...(typeof given.pattern === 'string' && { pattern: given.pattern }),
    ...(typeof given.uri === 'string' && { uri: given.uri }),
    ...((given.form === 'cfn' || given.form === 'sam') && { form: given.form }),
    ...(typeof given.connectTo === 'string' && { connectTo: given.connectTo }),
    ...(given.preview === true && { preview: true }),
  };
}

async function documentOf({ uri }: Request): Promise<TextDocument | undefined> {
  const document =
    uri === undefined ? window.activeTextEditor?.document : await workspace.openTextDocument(Uri.parse(uri));
  if (document !== undefined && languageOf(document) !== undefined) return document;
  void window.showInformationMessage('Open a YAML or JSON file first; the pattern goes into it.');
  return undefined;
}

/** Asks, with a preview of each choice; the document stays as it is. */
async function choose(
  { document, language }: Target,
  patterns: readonly Pattern[],
  { form, connectTo, pattern }: Request,
  preview: Preview,
): Promise<Choice | undefined> {
  const all = choicesFor(document.getText(), language, patterns, connectTo ?? cursorIn(document));
  const choices = pattern === undefined ? all : onlyWith(pattern, all);
  if (choices.problem !== undefined) {
    void window.showWarningMessage(inLabel(choices.problem));
    return undefined;
  }
  // One after the other, so that none opens after the last one has closed.
  let shown: Promise<unknown> = Promise.resolve();
  let open = true;
  const look = (choice: Choice): string | undefined => {
    const text = document.getText();
    const result = insertPattern(text, language, choice.pattern, choice.form ?? form, choice.connectTo);
    const refused = 'problem' in result;
    const landing = refused ? { text, at: 0 } : landingOf(text, language, result);
    shown = shown.then(() => (open ? preview.show(document, landing) : undefined));
    return refused ? result.problem : undefined;
  };
  const choice = await pickPattern(choices, `Insert a pattern into ${nameOf(document)}`, look);
  open = false;
  await shown;
  await preview.close();
  return choice;
}

/** What the bulb has named, attached to its resource where it can be. */
function onlyWith(id: string, choices: Choices): Choices {
  const connecting = choices.connecting.filter(({ pattern }) => pattern.id === id);
  const groups = choices.groups.map(group => ({ ...group, patterns: group.patterns.filter(one => one.id === id) }));
  const named = groups.filter(({ patterns }) => patterns.length > 0);
  return { ...choices, connecting, groups: connecting.length > 0 ? [] : named };
}

function cursorIn(document: TextDocument): number | undefined {
  const editor = window.activeTextEditor;
  return editor?.document === document ? document.offsetAt(editor.selection.active) : undefined;
}

async function insert({ document, language }: Target, pattern: Pattern, { form, connectTo }: Options): Promise<void> {
  const text = document.getText();
  const result = insertPattern(text, language, pattern, form, connectTo);
  if ('problem' in result) {
    void window.showWarningMessage(inLabel(result.problem));
    return;
  }
  const edit = new WorkspaceEdit();
  for (const { start, end, text } of result.edits) edit.replace(document.uri, toRange(document, { start, end }), text);
  if (!(await workspace.applyEdit(edit))) return;
  const editor = await window.showTextDocument(document);
  const { at } = landingOf(text, language, result);
  const place = toRange(document, { start: at, end: at });
  editor.selection = new Selection(place.start, place.start);
  editor.revealRange(place, TextEditorRevealType.InCenterIfOutsideViewport);
}
