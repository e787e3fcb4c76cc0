import assert from 'node:assert/strict';
import { shop } from '../support/shop';
import { shopJson } from '../support/shopJson';
import { lineEnd } from '../typing/elements';
import { type Kept, Typing } from '../typing/kept';
import { states } from '../typing/states';

const templates = [
  ['yaml', shop],
  ['json', shopJson],
] as const;

/** At least 99 of a hundred findings stay, and no more than one comes up beside them. */
function mostStays(all: readonly (Kept | undefined)[]): void {
  const sum = (count: (kept: Kept) => number) => all.reduce((total, kept) => total + (kept ? count(kept) : 0), 0);
  const [expected, lost, come] = [
    sum(kept => kept.expected),
    sum(kept => kept.lost.length),
    sum(kept => kept.new.length),
  ];
  assert.ok(expected > 1000, `${expected} findings to keep`);
  assert.ok(
    lost <= expected / 100 && come <= expected / 100,
    `of ${expected} findings ${lost} are lost, ${come} are new`,
  );
}

describe('while a template is typed', () => {
  for (const [language, text] of templates) {
    it(`the findings of what is finished stay: every prefix, ${language}`, () => {
      const typing = new Typing(text, language);
      mostStays(
        typing.elements.flatMap(element => {
          const ends = Array.from({ length: element.end - element.start }, (_, index) => element.start + 1 + index);
          return ends.map(end => typing.prefix(element, end));
        }),
      );
    });

    it(`the findings of the other resources stay: half-typed lines anywhere in one, ${language}`, () => {
      const typing = new Typing(text, language);
      mostStays(
        typing.elements
          .filter(({ isResource }) => isResource)
          .flatMap(element =>
            linesOf(text, element).flatMap(line => states[language].map(state => typing.midEdit(element, line, state))),
          ),
      );
    });
  }
});

function linesOf(text: string, { start, end }: { readonly start: number; readonly end: number }) {
  const lines: { readonly start: number; readonly end: number }[] = [];
  for (let at = start; at < end; at = lineEnd(text, at)) lines.push({ start: at, end: lineEnd(text, at) });
  return lines;
}
