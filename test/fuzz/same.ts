import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Analysis, type Analyzer, createAnalyzer, type Language, type Settings } from '../../src/analysis';
import { patterns } from '../patterns/bundled';
import { knowledge } from '../support/knowledge';
import { changes, edited } from './edits';
import { start } from './templates';

const settings = fc.oneof(
  { weight: 3, arbitrary: fc.constant(undefined) },
  {
    weight: 1,
    arbitrary: fc.record({
      advice: fc.boolean(),
      severities: fc.constantFrom<Settings['severities']>({}, { 'lambda-timeout': 'off', 'sqs-ranges-delay': 'hint' }),
    }),
  },
);

const session = fc.record({
  start,
  /** Whether the text of the start is what is in force. */
  hasBase: fc.boolean(),
  steps: fc.array(fc.record({ edits: changes, settings }), { minLength: 1, maxLength: 10 }),
});

/** After any edits all that an analysis says is what a fresh one says of the same text. */
export function sameAfterEdits(runs: number, seed: number): void {
  fc.assert(
    fc.property(session, ({ start: { text, language }, hasBase, steps }) => {
      const analyzer = createAnalyzer(knowledge());
      const base = hasBase ? { text, language } : undefined;
      const past = [text];
      analyzer.analyse(text, language, base && { severities: {}, advice: true, base });
      for (const step of steps) {
        const now = edited(past.at(-1) ?? '', step.edits, past);
        past.push(now);
        same(analyzer, now, language, { advice: true, severities: {}, ...step.settings, base });
      }
    }),
    { numRuns: runs, seed },
  );
}

/** And while a text is typed letter by letter; compared at one letter in `every`. */
export function sameWhileTyped(runs: number, seed: number, every = 1): void {
  fc.assert(
    fc.property(start, ({ text, language }) => {
      const analyzer = createAnalyzer(knowledge());
      for (let end = 0; end <= text.length; end++) {
        if (end % every === 0) same(analyzer, text.slice(0, end), language);
        else analyzer.analyse(text.slice(0, end), language);
      }
    }),
    { numRuns: runs, seed },
  );
}

function same(analyzer: Analyzer, text: string, language: Language, chosen?: Settings): void {
  const again = analyzer.analyse(text, language, chosen);
  const fresh = createAnalyzer(knowledge()).analyse(text, language, chosen);
  assert.deepEqual(seen(again, text), seen(fresh, text));
}

/** All that somebody can see. */
function seen(analysis: Analysis, text: string) {
  // Hovers and offers read the model that the findings come from: a few places tell whether it is the same.
  const places = [0.1, 0.35, 0.6, 0.85].map(share => Math.floor(share * text.length));
  return {
    mark: analysis.mark,
    types: analysis.types(),
    findings: analysis.findings.map(finding => ({
      ...finding,
      fixes: analysis.fixesFor(finding),
      suppressing: analysis.suppressing(finding),
    })),
    hovers: places.map(place => analysis.hoverAt(place, patterns)),
    offers: places.map(place => analysis.offersAt(place, patterns)),
  };
}
