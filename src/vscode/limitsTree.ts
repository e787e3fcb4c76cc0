import {
  Disposable,
  EventEmitter,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
  window,
} from 'vscode';
import type { Analysis, Use, Uses } from '../analysis';
import type { Work } from '../work';
import type { ActiveTemplate } from './activeTemplate';
import { toRange } from './documents';
import { inSlices } from './slices';

type Node = Uses | { readonly use: Use; readonly of: Uses };

/** The view "Limits of This Template": what each resource uses of its limits, the fullest first. */
export class LimitsTree implements TreeDataProvider<Node>, Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly #view: TreeView<Node>;
  readonly #subscriptions: Disposable;
  #shown: readonly Uses[] = [];
  #counting = new AbortController();

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(private readonly template: ActiveTemplate) {
    this.#view = window.createTreeView('fieldnotes.limits', { treeDataProvider: this, showCollapseAll: true });
    this.#subscriptions = Disposable.from(
      template.onDidLook(() => this.#refresh()),
      // What nobody sees isn't counted.
      this.#view.onDidChangeVisibility(() => this.#refresh()),
      this.#view,
      this.#changed,
    );
  }

  dispose(): void {
    this.#counting.abort();
    this.#subscriptions.dispose();
  }

  getChildren(node?: Node): Node[] {
    if (node === undefined) return [...this.#shown];
    return 'use' in node ? [] : node.uses.map(use => ({ use, of: node }));
  }

  getTreeItem(node: Node): TreeItem {
    const item = 'use' in node ? useItem(node.use, node.of) : usesItem(node);
    const place = 'use' in node ? node.use : node;
    const { document } = this.template;
    if (document !== undefined) {
      const selection = toRange(document, place);
      item.command = { command: 'vscode.open', title: 'Go There', arguments: [document.uri, { selection }] };
    }
    return item;
  }

  #refresh(): void {
    if (!this.#view.visible) return;
    this.#counting.abort();
    this.#counting = new AbortController();
    const { document, analysis } = this.template;
    if (document === undefined) this.#show([]);
    // While a large file is being analysed what is shown stays.
    else if (analysis !== undefined) void this.#count(analysis, this.#counting.signal);
  }

  async #count(analysis: Analysis, signal: AbortSignal): Promise<void> {
    const uses = await inSlices(this.#whileCurrent(analysis), signal);
    if (uses !== undefined && !signal.aborted) this.#show(uses);
  }

  /** The count of a text that is edited meanwhile would go astray. */
  *#whileCurrent(analysis: Analysis): Work<readonly Uses[] | undefined> {
    const work = analysis.countingUses();
    for (let piece = work.next(); ; piece = work.next()) {
      if (piece.done) return piece.value;
      yield;
      if (this.template.analysis !== analysis) return undefined;
    }
  }

  /** The tree is drawn anew only where it says something else, or leads elsewhere. */
  #show(uses: readonly Uses[]): void {
    if (JSON.stringify(uses) === JSON.stringify(this.#shown)) return;
    this.#shown = uses;
    this.#changed.fire();
  }
}

function usesItem({ logicalId = 'The template itself', type, uses }: Uses): TreeItem {
  const item = new TreeItem(logicalId, TreeItemCollapsibleState.Collapsed);
  const [fullest] = uses;
  const most = fullest === undefined ? '' : `${fullest.name} ${percent(fullest)}`;
  item.id = logicalId;
  item.description = [most, type].filter(Boolean).join(' · ');
  item.iconPath = iconFor(fullest?.share ?? 0);
  item.accessibilityInformation = { label: `${logicalId}, ${type}: ${most} of the limit` };
  return item;
}

function useItem(use: Use, { logicalId = '' }: Uses): TreeItem {
  const item = new TreeItem(use.name);
  item.id = `${logicalId} ${use.name}`;
  item.description = `${use.words} · ${percent(use)}`;
  item.iconPath = iconFor(use.share);
  item.tooltip = `${use.name}: ${use.words}`;
  item.accessibilityInformation = { label: `${use.name}: ${use.words}, ${percent(use)}` };
  return item;
}

/** Never rounded up to the limit, nor down from above it. */
function percent({ share }: Pick<Use, 'share'>): string {
  const rounded = share > 1 ? Math.ceil(share * 100) : Math.floor(share * 100);
  return `${rounded.toLocaleString('en-US')} %`;
}

const nearlyFull = 0.8;

function iconFor(share: number): ThemeIcon {
  if (share > 1) return new ThemeIcon('error', new ThemeColor('list.errorForeground'));
  if (share >= nearlyFull) return new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
  return new ThemeIcon('circle-outline');
}
