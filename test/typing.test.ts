import assert from 'node:assert/strict';
import { type Analyzer, createAnalyzer, type Finding, type Language } from '../src/analysis';
import { Parser } from '../src/syntax/parser';
import { entryOf, spanOf } from '../src/syntax/tree';
import type { Span } from '../src/text/span';
import { analyse, knowledge } from './support/knowledge';
import { shop } from './support/shop';
import { shopJson } from './support/shopJson';

const templates = [
  ['yaml', shop],
  ['json', shopJson],
] as const;

function resourcesIn(text: string, language: Language): readonly (Span & { readonly name: string })[] {
  const document = new Parser().parse(text, language);
  const section = entryOf(document.root, 'Resources')?.value;
  assert.equal(section?.kind, 'mapping');
  return section.entries.map(({ key, value }) => ({
    name: key.value,
    start: spanOf(document, key).start,
    end: spanOf(document, value).end,
  }));
}

const named = ({ code, start }: Finding, moved = 0) => `${code} ${start + moved}`;

describe('while a template is typed', () => {
  for (const [language, text] of templates) {
    it(`the findings of finished resources stay: every prefix, ${language}`, () => {
      const analyzer = createAnalyzer(knowledge());
      const resources = resourcesIn(text, language);
      const finished = resources.map(({ start }) => findingsUpTo(text, start, language));
      const share = { kept: 0, all: 0 };
      for (let end = 0; end <= text.length; end++) {
        const now = new Set(analyzer.analyse(text.slice(0, end), language).findings.map(one => named(one)));
        const expected = finished[resources.findLastIndex(({ start }) => start < end)] ?? [];
        count(share, expected, now);
      }
      assert.ok(share.all > 1000 && share.kept / share.all >= 0.99, `${share.kept} of ${share.all}`);
    });

    it(`the findings of the other resources stay: half-typed lines anywhere in one, ${language}`, () => {
      const analyzer = createAnalyzer(knowledge());
      const share = { kept: 0, all: 0 };
      for (const resource of resourcesIn(text, language)) {
        for (const at of lineEnds(text, resource)) {
          for (const added of halfTyped[language]) othersKept(analyzer, text, language, resource, at, added, share);
        }
      }
      assert.ok(share.all > 1000 && share.kept / share.all >= 0.99, `${share.kept} of ${share.all}`);
    });
  }
});

/** What is found when the template ends before a resource. */
function findingsUpTo(text: string, end: number, language: Language): readonly string[] {
  const before = text.slice(0, end);
  const whole = language === 'yaml' ? before : `${before.trimEnd().replace(/,$/, '')}}}`;
  return analyse(whole, language).findings.map(finding => named(finding));
}

/** An open quote, an open `${`, a line indented with a tab, a bare key. */
const halfTyped = {
  yaml: [
    '\n      Name: "',
    "\n      Name: 'abc",
    '\n      Name: !Sub "${',
    '\n\tName: 1',
    '\n      Name',
    '\nName',
    '\n  - ',
  ],
  json: ['\n      "Name', '\n      "Name": "${', '\n\t"Name": ', '\n      Name', '\n      {'],
};

function lineEnds(text: string, { start, end }: Span): readonly number[] {
  return [...text.slice(start, end).matchAll(/\n/g)].map(({ index }) => start + index);
}

function othersKept(
  analyzer: Analyzer,
  text: string,
  language: Language,
  resource: Span & { readonly name: string },
  at: number,
  added: string,
  share: { kept: number; all: number },
): void {
  const isOther = ({ start, end, message }: Finding) =>
    (end < resource.start || start > resource.end) && !message.includes(resource.name);
  const expected = analyse(text, language)
    .findings.filter(isOther)
    .map(finding => named(finding, finding.start < at ? 0 : added.length));
  const edited = text.slice(0, at) + added + text.slice(at);
  count(share, expected, new Set(analyzer.analyse(edited, language).findings.map(finding => named(finding))));
}

function count(share: { kept: number; all: number }, expected: readonly string[], now: ReadonlySet<string>): void {
  share.all += expected.length;
  share.kept += expected.filter(name => now.has(name)).length;
}
