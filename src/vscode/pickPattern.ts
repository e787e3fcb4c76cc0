import { type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import type { Choices } from '../patterns/choices';
import type { Pattern } from '../patterns/pattern';
import { inLabel } from '../text/escape';

/** What the user chose: a pattern, attached to a resource or on its own. */
export interface Choice {
  readonly pattern: Pattern;
  readonly connectTo?: string;
}

interface Item extends QuickPickItem {
  readonly choice?: Choice;
}

/** Long enough that who moves through the list quickly doesn't make each entry's preview. */
const delay = 120;

/**
 * Lets the user choose from a list that can be searched by title, use and id.
 * @param look is called with the choice that is being considered; a sentence that it returns is shown
 */
export function pickPattern(
  choices: Choices,
  title: string,
  look: (choice: Choice) => string | undefined,
): Promise<Choice | undefined> {
  const quickPick = window.createQuickPick<Item>();
  quickPick.title = inLabel(title);
  quickPick.placeholder = 'Search patterns; the editor shows what each would change';
  quickPick.matchOnDescription = true;
  quickPick.matchOnDetail = true;
  // So that the preview can be scrolled.
  quickPick.ignoreFocusOut = true;
  quickPick.items = itemsOf(choices);
  let timer: ReturnType<typeof setTimeout> | undefined;
  quickPick.onDidChangeActive(([item]) => {
    clearTimeout(timer);
    const { choice } = item ?? {};
    if (choice === undefined) return;
    timer = setTimeout(() => {
      quickPick.title = inLabel(look(choice) ?? title);
    }, delay);
  });
  quickPick.show();
  return new Promise(resolve => {
    quickPick.onDidAccept(() => {
      const [item] = quickPick.selectedItems;
      // Enter on an empty list means nothing yet.
      if (item?.choice === undefined) return;
      resolve(item.choice);
      quickPick.hide();
    });
    quickPick.onDidHide(() => {
      clearTimeout(timer);
      resolve(undefined);
      quickPick.dispose();
    });
  });
}

/** What goes with the resource under the cursor first, then what fits the template, then the rest. */
function itemsOf({ resource, connecting, fitting, others }: Choices): readonly Item[] {
  const offers = connecting.map(
    ({ pattern, title, connectTo }): Item => ({
      ...toItem(pattern),
      label: inLabel(title),
      choice: { pattern, connectTo },
    }),
  );
  return [
    ...group(inLabel(`for ${resource}`), offers),
    ...group('fits this template', fitting.map(toItem)),
    ...group(fitting.length > 0 ? 'other patterns' : 'patterns', others.map(toItem)),
  ];
}

function group(label: string, items: readonly Item[]): readonly Item[] {
  if (items.length === 0) return [];
  return [{ label, kind: QuickPickItemKind.Separator }, ...items];
}

function toItem(pattern: Pattern): Item {
  return { label: pattern.title, description: pattern.id, detail: pattern.use, choice: { pattern } };
}
