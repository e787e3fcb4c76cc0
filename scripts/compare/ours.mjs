// What we find in a template, each finding with all the places that it speaks of.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { placeOf } from './places.mjs';

// Run with tsx, the CommonJS way as the tests do.
const require = createRequire(import.meta.url);
const { createAnalyzer } = require('../../src/analysis.ts');
const { Parser } = require('../../src/syntax/parser.ts');
const { spanOf } = require('../../src/syntax/tree.ts');
const { languageOfFile } = require('../../src/syntax/language.ts');
const { knowledge } = require('../../test/support/knowledge.ts');

export function ourFindings(path) {
  const text = readFileSync(path, 'utf8');
  const language = languageOfFile(path, text);
  const document = new Parser().parse(text, language);
  return createAnalyzer(knowledge())
    .analyse(text, language)
    .findings.map(({ code, severity, message, start, related }) => ({
      code,
      severity,
      message,
      places: [start, ...related.map(place => place.start)].map(offset => placeOf(namesTo(document, offset))),
    }));
}

/** The keys and indexes on the way from the top down to what begins at an offset. */
function namesTo(document, offset) {
  const begins = node => spanOf(document, node).start <= offset;
  const names = [];
  let node = document.root;
  while (node !== undefined) {
    const entry = node.entries?.findLast(({ key }) => begins(key));
    const index = node.items?.findLastIndex(begins) ?? -1;
    if (entry === undefined && index < 0) break;
    names.push(entry?.key.value ?? String(index));
    node = entry?.value ?? node.items[index];
  }
  return names;
}
