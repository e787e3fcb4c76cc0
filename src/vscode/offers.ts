import {
  CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type CodeActionProvider,
  type Range,
  type TextDocument,
} from 'vscode';
import type { Pattern } from '../patterns/pattern';
import type { Analyses } from './analyses';
import type { Notebook } from './notebook';

/** The bulb on a resource: the patterns that attach to it. */
export class Offers implements CodeActionProvider {
  static readonly kinds = [CodeActionKind.Refactor];

  constructor(
    private readonly analyses: Analyses,
    private readonly notebook: Notebook,
    private readonly load: () => Promise<readonly Pattern[]>,
  ) {}

  async provideCodeActions(
    document: TextDocument,
    { start }: Range,
    { only }: CodeActionContext,
  ): Promise<CodeAction[]> {
    const isTemplate = this.analyses.of(document)?.isTemplate;
    if (isTemplate === false || only?.contains(CodeActionKind.Refactor) === false) return [];
    const [patterns] = await Promise.all([this.load(), this.notebook.rules()]);
    const offers = this.analyses.of(document)?.offersAt(document.offsetAt(start), patterns) ?? [];
    return offers.map(({ pattern, title, connectTo }) => {
      const action = new CodeAction(title, CodeActionKind.Refactor);
      const request = { pattern: pattern.id, connectTo, uri: document.uri.toString() };
      action.command = { title, command: 'fieldnotes.insertPattern', arguments: [request] };
      return action;
    });
  }
}
