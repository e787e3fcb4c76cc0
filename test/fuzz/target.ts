import fc from 'fast-check';
import { type Analysis, createAnalyzer, type Language, type Settings } from '../../src/analysis';
import type { Pattern } from '../../src/patterns/pattern';
import { patterns } from '../patterns/bundled';
import { knowledge } from '../support/knowledge';
import { market } from '../support/market';
import { shop } from '../support/shop';
import { shopJson } from '../support/shopJson';
import { cleanAnalysis, cleanHover, cleanInsertion, cleanNavigation } from './clean';
import { damaged, mangled, pieces, soup } from './mangled';
import { odd } from './odd';
import { type Start, start } from './templates';

const text = fc.oneof(
  ...[market, shop, shopJson].map(mangled),
  start.chain(one => mangled(one.text)),
  start.chain(one => damaged(one.text)),
  soup,
);
const anyText: fc.Arbitrary<Start> = fc.record({ language: fc.constantFrom<Language>('yaml', 'json'), text });

/** A setting's name may be anything. */
const id = fc.oneof(fc.constantFrom(...knowledge().ids), fc.constantFrom(...pieces));
const severity = fc.constantFrom<Settings['severities'][string]>('error', 'warning', 'information', 'hint', 'off');
const settings: fc.Arbitrary<Settings> = fc.record({
  advice: fc.boolean(),
  severities: fc.dictionary(id, severity, { maxKeys: 4 }),
  base: fc.option(anyText, { nil: undefined, freq: 4 }),
});

const input = fc.record({
  /** Versions of one document, one after the other. */
  versions: fc.array(fc.oneof(anyText, odd), { minLength: 1, maxLength: 3 }),
  settings: fc.option(settings, { nil: undefined, freq: 2 }),
  pattern: fc.constantFrom(...patterns),
  places: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }),
});

/** Everything that a stranger's text goes through: nothing throws, and all that is said can be read. */
export function cleanOnAnyText(runs: number, seed: number): void {
  fc.assert(
    fc.property(input, ({ versions, settings: chosen, pattern, places }) => {
      const analyzer = createAnalyzer(knowledge());
      for (const one of versions) clean(analyzer.analyse(one.text, one.language, chosen), one, places, pattern);
    }),
    { numRuns: runs, seed },
  );
}

function clean(analysis: Analysis, one: Start, places: readonly number[], pattern: Pattern): void {
  cleanAnalysis(analysis, one);
  for (const place of places) {
    const offset = Math.floor(place * one.text.length);
    cleanHover(analysis, one, offset);
    cleanNavigation(analysis, one, offset);
    cleanInsertion(analysis, one, offset, pattern);
  }
}
