import { Parser } from '../syntax/parser';
import { type Language, spanOf } from '../syntax/tree';
import { TemplateBuilder } from '../template/model/template';
import { applyEdits } from './edit';
import type { Inserted } from './insert';

/** A text after an insertion. */
export interface Landing {
  readonly text: string;
  /** Where in it the first new resource begins; else where the text changed. */
  readonly at: number;
}

export function landingOf(before: string, language: Language, { edits, logicalIds }: Inserted): Landing {
  const text = applyEdits(before, edits);
  const document = new Parser().parse(text, language);
  const { resources } = new TemplateBuilder().build(document);
  const first = resources.get(logicalIds[0] ?? '');
  return { text, at: first === undefined ? (edits[0]?.start ?? 0) : spanOf(document, first.key).start };
}
