/** The library: what the editor and the terminal use, for anyone. Works in node and in a worker. */
import { type Analyzer, createAnalyzer as createWith } from './analysis';
import { bundledKnowledge } from './knowledge/bundled';
import { bundledTexts } from './knowledge/bundledTexts';

export type { Analysis, Analyzer, Finding, Hover, Language } from './analysis';

/** An analyzer with the bundled notes; use one per document, so that it can keep what doesn't change. */
export function createAnalyzer(): Analyzer {
  const knowledge = bundledKnowledge();
  knowledge.setTexts(bundledTexts);
  return createWith(knowledge);
}
