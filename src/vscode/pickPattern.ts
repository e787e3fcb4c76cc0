import { type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import type { Choices } from '../patterns/choices';
import type { FormName, Pattern } from '../patterns/pattern';
import { inLabel } from '../text/escape';

/** What the user chose: a pattern, attached to a resource or on its own, perhaps in a form. */
export interface Choice {
  readonly pattern: Pattern;
  readonly connectTo?: string;
  readonly form?: FormName;
}

interface Item extends QuickPickItem {
  readonly choice?: Choice;
}

/** Is called with the choice that is being considered; a sentence that it returns is shown. */
type Look = (choice: Choice) => string | undefined;

/** Long enough that who moves through the list quickly doesn't make each entry's preview. */
const delay = 120;

/** Lets the user choose from a list that can be searched by title, use and id; in an empty file also the form. */
export async function pickPattern(choices: Choices, title: string, look: Look): Promise<Choice | undefined> {
  const choice = await pick(itemsOf(choices), title, placeholderOf(choices), look);
  if (choice === undefined || !choices.isEmpty || choice.pattern.forms.length < 2) return choice;
  return pick(formsOf(choice.pattern), choice.pattern.title, 'CloudFormation or SAM?', look);
}

/** What stands in the empty box: what the bulb offers is one entry, among which nobody searches. */
export function placeholderOf({ connecting, groups }: Choices): string {
  const count = connecting.length + groups.reduce((sum, { patterns }) => sum + patterns.length, 0);
  return count === 1
    ? 'Press Enter to make the change that the editor shows'
    : 'Search patterns; the editor shows what each would change';
}

function pick(items: readonly Item[], title: string, placeholder: string, look: Look): Promise<Choice | undefined> {
  const quickPick = window.createQuickPick<Item>();
  quickPick.title = inLabel(title);
  quickPick.placeholder = placeholder;
  quickPick.matchOnDescription = true;
  quickPick.matchOnDetail = true;
  // So that the preview can be scrolled.
  quickPick.ignoreFocusOut = true;
  quickPick.items = items;
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

/** What goes with the resource under the cursor first, then all patterns by use. */
function itemsOf({ resource, connecting, groups }: Choices): readonly Item[] {
  const offers = connecting.map(
    ({ pattern, title, connectTo }): Item => ({
      ...toItem(pattern),
      label: inLabel(title),
      choice: { pattern, connectTo },
    }),
  );
  return [
    ...group(inLabel(`for ${resource}`), offers),
    ...groups.flatMap(({ title, patterns }) => group(title, patterns.map(toItem))),
  ];
}

function formsOf(pattern: Pattern): readonly Item[] {
  const details = {
    cfn: { label: 'CloudFormation', detail: 'Every resource is written out, and no transform is needed.' },
    sam: { label: 'SAM', detail: 'Shorter: the transform AWS::Serverless-2016-10-31 writes out the rest.' },
  };
  return pattern.forms.map(({ name: form }) => ({ ...details[form], choice: { pattern, form } }));
}

function group(label: string, items: readonly Item[]): readonly Item[] {
  if (items.length === 0) return [];
  return [{ label, kind: QuickPickItemKind.Separator }, ...items];
}

function toItem(pattern: Pattern): Item {
  return { label: pattern.title, description: pattern.id, detail: pattern.use, choice: { pattern } };
}
