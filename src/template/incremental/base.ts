import { Parser } from '../../syntax/parser';
import type { Language } from '../../syntax/tree';
import { type Template, TemplateBuilder } from '../model/template';

/** An earlier version of a template: the one that was committed, or deployed. */
export interface Base {
  readonly text: string;
  readonly language: Language;
}

/** Reads the base of one document; it stays the same while the document is edited. */
export class BaseReader {
  #read: (Base & { readonly template: Template }) | undefined;

  /** Undefined where the earlier version wasn't a template. */
  read({ text, language }: Base): Template | undefined {
    if (this.#read?.text !== text || this.#read.language !== language) {
      const template = new TemplateBuilder().build(new Parser().parse(text, language));
      this.#read = { text, language, template };
    }
    return this.#read.template.isTemplate ? this.#read.template : undefined;
  }
}
