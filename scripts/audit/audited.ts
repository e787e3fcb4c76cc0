import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Knowledge } from '../../src/knowledge/knowledge';
import { differencesOf } from './rows';
import { misplacedSentences } from './sentences';

/** What the audit finds. */
export interface Audited {
  /** Differences from AWS's schema: what both say, by place. */
  readonly found: ReadonlyMap<string, string>;
  /** Those that nobody has explained. */
  readonly unexplained: readonly (readonly [place: string, words: string])[];
  /** Explanations of what is no difference. */
  readonly idle: readonly string[];
  /** Sentences of a breach where nothing is broken. */
  readonly misplaced: readonly string[];
}

export function audited(knowledge: Knowledge): Audited {
  const text = readFileSync(join(__dirname, 'differences.yaml'), 'utf8');
  const explained: Readonly<Record<string, string>> = parse(text) ?? {};
  const found = differencesOf(knowledge);
  return {
    found,
    unexplained: [...found].filter(([place]) => explained[place] === undefined),
    idle: Object.keys(explained).filter(place => !found.has(place)),
    misplaced: misplacedSentences(knowledge),
  };
}
