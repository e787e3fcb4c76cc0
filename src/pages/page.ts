import { inMarkdown } from '../text/escape';

/** A Markdown text and the places in it that an id leads to. */
export interface Page {
  readonly title: string;
  readonly markdown: string;
  /** By section, limit, check and statement id: the anchor of the heading above. */
  readonly anchors: ReadonlyMap<string, string>;
}

/** Writes a page from top to bottom and keeps the anchors that its headings will have. */
export class PageWriter {
  readonly #parts: string[] = [];
  readonly #anchors = new Map<string, string>();
  readonly #slugs = new Map<string, number>();

  constructor(private readonly title: string) {
    this.heading(1, title);
  }

  /** A heading in plain words; the ids lead to it, unless they lead to an earlier one. */
  heading(level: 1 | 2 | 3, text: string, ids: readonly string[] = []): void {
    this.#parts.push(`${'#'.repeat(level)} ${inMarkdown(text)}`);
    const anchor = this.#anchorFor(text);
    for (const id of ids) if (!this.#anchors.has(id)) this.#anchors.set(id, anchor);
  }

  add(...markdown: readonly (string | undefined)[]): void {
    for (const part of markdown) if (part !== undefined && part !== '') this.#parts.push(part);
  }

  finish(): Page {
    return { title: this.title, markdown: `${this.#parts.join('\n\n')}\n`, anchors: this.#anchors };
  }

  /** Equal headings are counted, as VS Code and GitHub do. */
  #anchorFor(text: string): string {
    const slug = slugOf(text);
    const count = this.#slugs.get(slug);
    this.#slugs.set(slug, count === undefined ? 0 : count + 1);
    return count === undefined ? slug : slugOf(`${slug}-${count + 1}`);
  }
}

/** The anchor that VS Code's Markdown preview gives a heading. */
export function slugOf(heading: string): string {
  const words = heading.trim().toLowerCase().replace(/\s+/g, '-');
  return encodeURI(words.replace(/[\][!/'"#$%&()*+,./:;<=>?@\\^{|}~`…—‘’“”]/g, '').replace(/^-+|(?<=[^-])-+$/g, ''));
}
