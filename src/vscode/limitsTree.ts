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
import type { Analysis, Use, UseGroup, Uses } from '../analysis';
import { inLabel } from '../text/escape';
import type { Work } from '../work';
import type { ActiveTemplate } from './activeTemplate';
import { toRange } from './documents';
import { inSlices } from './slices';

type Node = UseGroup | UsesNode | UseNode;

interface UsesNode {
  readonly of: Uses;
  readonly in: UseGroup;
}

interface UseNode extends UsesNode {
  readonly use: Use;
}

/** The view "Limits of This Template": what each resource uses of its limits, the worst first. */
export class LimitsTree implements TreeDataProvider<Node>, Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly #view: TreeView<Node>;
  readonly #subscriptions: Disposable;
  #shown: readonly UseGroup[] = [];
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

  /** Without deployments the resources stand at the top. */
  getChildren(node?: Node): Node[] {
    const [first] = this.#shown;
    if (node === undefined)
      return first?.deployment === undefined ? (first === undefined ? [] : inGroup(first)) : [...this.#shown];
    if ('deployment' in node) return inGroup(node);
    return 'use' in node ? [] : node.of.uses.map(use => ({ ...node, use }));
  }

  getTreeItem(node: Node): TreeItem {
    if ('deployment' in node) return groupItem(node);
    const isUse = 'use' in node;
    const item = isUse ? useItem(node.use) : usesItem(node.of);
    item.id = [node.in.deployment, node.of.logicalId, isUse ? node.use.name : undefined].join('\n');
    const { document } = this.template;
    if (document !== undefined) {
      const selection = toRange(document, isUse ? node.use : node.of);
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
  *#whileCurrent(analysis: Analysis): Work<readonly UseGroup[] | undefined> {
    const work = analysis.countingUses();
    for (let piece = work.next(); ; piece = work.next()) {
      if (piece.done) return piece.value;
      yield;
      if (this.template.analysis !== analysis) return undefined;
    }
  }

  /** The tree is drawn anew only where it says something else, or leads elsewhere. */
  #show(uses: readonly UseGroup[]): void {
    if (JSON.stringify(uses) === JSON.stringify(this.#shown)) return;
    this.#shown = uses;
    this.#changed.fire();
  }
}

function inGroup(group: UseGroup): Node[] {
  return group.uses.map(of => ({ of, in: group }));
}

function groupItem({ deployment, uses }: UseGroup): TreeItem {
  const item = new TreeItem(inLabel(`Deployment ${deployment}`), TreeItemCollapsibleState.Expanded);
  const fullest = uses[0]?.uses[0];
  item.id = `deployment ${deployment}`;
  item.iconPath = iconFor(fullest?.level);
  if (fullest !== undefined) item.description = inLabel(`${percent(fullest)} ${fullest.name}`);
  return item;
}

/** The number comes first, as a narrow view cuts what is behind. */
function usesItem({ logicalId: id = 'The template itself', type: written, uses }: Uses): TreeItem {
  const [logicalId, type] = [inLabel(id), written && inLabel(written)];
  const item = new TreeItem(logicalId, TreeItemCollapsibleState.Collapsed);
  const [fullest] = uses;
  const most = fullest === undefined ? '' : inLabel(`${percent(fullest)} ${fullest.name}`);
  item.description = most;
  item.tooltip = [logicalId, type, most].filter(Boolean).join(' · ');
  item.iconPath = iconFor(fullest?.level);
  const label = `${[logicalId, type].filter(Boolean).join(', ')}: ${most}${levelInWords(fullest?.level)}`;
  item.accessibilityInformation = { label };
  return item;
}

/** Here too: names with the way there are long. */
function useItem(use: Use): TreeItem {
  const item = new TreeItem(inLabel(`${percent(use)} ${use.name}`));
  item.description = inLabel(use.words);
  item.iconPath = iconFor(use.level);
  item.tooltip = inLabel(`${use.name}: ${use.words}`);
  item.accessibilityInformation = { label: `${use.name}: ${use.words}, ${percent(use)}${levelInWords(use.level)}` };
  return item;
}

/** What the icon shows, for who hears it. */
function levelInWords(level: Use['level'] | undefined): string {
  return level === 'over' ? ', breaks the limit' : level === 'near' ? ', near the limit' : '';
}

/** Never rounded up to the limit, nor down from above it. */
function percent({ share }: Pick<Use, 'share'>): string {
  const rounded = share > 1 ? Math.ceil(share * 100) : Math.floor(share * 100);
  return `${rounded.toLocaleString('en-US')} %`;
}

function iconFor(level: Use['level'] | undefined): ThemeIcon {
  if (level === 'over') return new ThemeIcon('error', new ThemeColor('list.errorForeground'));
  if (level === 'near') return new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
  return new ThemeIcon('circle-outline');
}
