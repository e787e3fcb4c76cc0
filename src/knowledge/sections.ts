import { inOneLine } from '../text/inOneLine';
import type { Example, Section } from './note';

const heading = /^##\s(.*)$/;
const anchor = /\{#([\w-]+)\}$/;
const fence = /^```(\w*)(?:\s+(breaks|keeps))?\s*$/;

/** The note's first paragraph. */
export function summaryOf(body: string): string {
  const [first = ''] = body.trimStart().split(/\n\s*\n/);
  return inOneLine(first).trim();
}

/**
 * The sections of a note's body, in order; examples are taken out of their text.
 * @param firstLine line of the body's first line in the note, from 1
 */
export function readSections(body: string, firstLine: number): readonly Section[] {
  const reader = new SectionReader();
  for (const [index, line] of body.split('\n').entries()) reader.line(line, firstLine + index);
  return reader.finish();
}

type OpenExample = Pick<Example, 'language' | 'expectation' | 'line'> & { readonly lines: string[] };

class SectionReader {
  readonly #sections: { id: string; title: string; text: string; examples: Example[] }[] = [];
  #text: string[] = [];
  #example: OpenExample | undefined;
  #insideFence = false;

  line(line: string, number: number): void {
    if (this.#example !== undefined) this.#exampleLine(this.#example, line);
    else if (!this.#insideFence && this.#opens(line)) return;
    else if (line.startsWith('```')) this.#fence(line, number);
    else this.#text.push(line);
  }

  finish(): readonly Section[] {
    this.#closeText();
    return this.#sections;
  }

  #opens(line: string): boolean {
    const text = heading.exec(line)?.[1]?.trim();
    if (text === undefined) return false;
    const [written = '', id] = anchor.exec(text) ?? [];
    const title = text.slice(0, text.length - written.length).trimEnd();
    this.#closeText();
    this.#sections.push({ id: id ?? anchorOf(title), title, text: '', examples: [] });
    return true;
  }

  #fence(line: string, number: number): void {
    const [, language, expectation] = fence.exec(line) ?? [];
    if (!this.#insideFence && (expectation === 'breaks' || expectation === 'keeps')) {
      this.#example = { language: language === 'json' ? 'json' : 'yaml', expectation, lines: [], line: number + 1 };
      this.#endSentence();
      return;
    }
    this.#insideFence = !this.#insideFence;
    this.#text.push(line);
  }

  #exampleLine(example: OpenExample, line: string): void {
    if (!line.startsWith('```')) {
      example.lines.push(line);
      return;
    }
    const { language, expectation, lines, line: first } = example;
    this.#sections.at(-1)?.examples.push({ language, expectation, text: lines.join('\n'), line: first });
    this.#example = undefined;
  }

  /** Without its example, the sentence that leads to it ends with a full stop. */
  #endSentence(): void {
    const last = this.#text.findLastIndex(line => line.trim() !== '');
    if (last >= 0) this.#text[last] = (this.#text[last] ?? '').replace(/:\s*$/, '.');
  }

  #closeText(): void {
    const section = this.#sections.at(-1);
    if (section !== undefined) section.text = this.#text.join('\n').trim();
    this.#text = [];
  }
}

function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\w]+/g, '-')
    .replace(/^-|-$/g, '');
}
