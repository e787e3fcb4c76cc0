import { type TextDocument, window } from 'vscode';
import type { Loss } from '../navigation/navigation';
import type { Committed } from './committed';

/** Asks before a new name leaves data behind; only of resources that can be deployed already. */
export class Losses {
  /** Names that were given in this session, which no stack has yet. */
  readonly #fresh = new Set<string>();

  constructor(
    private readonly committed: Pick<Committed, 'of'>,
    private readonly ask: typeof askInDialog = askInDialog,
  ) {}

  async accepts(document: TextDocument, { logicalId, sentence }: Loss, newName: string): Promise<boolean> {
    const isHarmless = newName === logicalId || this.#isNew(document, logicalId);
    if (!isHarmless && !(await this.ask(`Rename ${logicalId}?`, sentence))) return false;
    this.#fresh.add(keyOf(document, newName));
    return true;
  }

  #isNew(document: TextDocument, logicalId: string): boolean {
    if (document.isUntitled || this.#fresh.has(keyOf(document, logicalId))) return true;
    const base = this.committed.of(document);
    return base !== undefined && !base.text.includes(logicalId);
  }
}

const keyOf = ({ uri }: TextDocument, name: string): string => `${uri} ${name}`;

async function askInDialog(question: string, detail: string): Promise<boolean> {
  const rename = 'Rename';
  return (await window.showWarningMessage(question, { modal: true, detail }, rename)) === rename;
}
