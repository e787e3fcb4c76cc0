import { Hover, type HoverProvider, MarkdownString, type Position, type TextDocument, type Uri } from 'vscode';
import type { Pattern } from '../patterns/pattern';
import type { Analyses } from './analyses';
import { toRange } from './documents';

/** A hover may run these commands of ours, and no others. */
const trusted = { enabledCommands: ['fieldnotes.openNote', 'fieldnotes.insertPattern'] };

/** Shows the note for what the pointer is on. */
export class NoteHover implements HoverProvider {
  constructor(
    private readonly analyses: Analyses,
    private readonly loadTexts: (uri: Uri) => Promise<unknown>,
    private readonly loadPatterns: () => Promise<readonly Pattern[]>,
  ) {}

  async provideHover(document: TextDocument, position: Position): Promise<Hover | undefined> {
    const analysis = await this.analyses.ready(document);
    if (analysis?.isTemplate !== true) return undefined;
    await this.loadTexts(document.uri);
    const hover = analysis.hoverAt(document.offsetAt(position), await this.loadPatterns());
    if (hover === undefined) return undefined;
    const markdown = new MarkdownString(hover.markdown);
    markdown.isTrusted = trusted;
    return new Hover(markdown, toRange(document, hover));
  }
}
