import {
  CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type CodeActionProvider,
  type Range,
  type TextDocument,
} from 'vscode';
import type { Analysis } from '../analysis';
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

  async provideCodeActions(document: TextDocument, range: Range, { only }: CodeActionContext): Promise<CodeAction[]> {
    const isTemplate = this.analyses.of(document)?.isTemplate;
    if (isTemplate === false || only?.contains(CodeActionKind.Refactor) === false) return [];
    const [patterns] = await Promise.all([this.load(), this.notebook.rules()]);
    const analysis = this.analyses.of(document);
    if (analysis === undefined) return [];
    // What mends a finding here stands in the same list.
    const mending = only === undefined ? patternsMending(analysis, document, range) : new Set();
    const offers = analysis.offersAt(document.offsetAt(range.start), patterns);
    const others = offers.filter(({ pattern }) => !mending.has(pattern.id));
    return others.map(({ pattern, title, connectTo }) => {
      const action = new CodeAction(title, CodeActionKind.Refactor);
      const request = { pattern: pattern.id, connectTo, uri: document.uri.toString(), preview: true };
      action.command = { title, command: 'fieldnotes.insertPattern', arguments: [request] };
      return action;
    });
  }
}

function patternsMending({ findings }: Analysis, document: TextDocument, range: Range): ReadonlySet<string> {
  const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  const here = findings.filter(finding => finding.start <= end && finding.end >= start);
  const fixes = here.flatMap(finding => finding.fixes);
  return new Set(fixes.flatMap(({ change }) => (change.kind === 'connect' ? [change.pattern] : [])));
}
