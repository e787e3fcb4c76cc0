// Asks of one file what an editor asks: hovers all over it, fixes, an edit. Prints the longest that each has taken, in milliseconds.
const { readFileSync } = require('node:fs');
const { createAnalyzer } = require('../../dist/core.js');

const text = readFileSync(process.argv[2], 'utf8');
const language = /^\uFEFF?\s*\{/.test(text) ? 'json' : 'yaml';
const analyzer = createAnalyzer();
const analysis = analyzer.analyse(text, language);
const middle = text.indexOf('\n', text.length / 2) + 1;

function longest(items, ask) {
  let most = 0;
  for (const item of items) {
    const start = performance.now();
    ask(item);
    most = Math.max(most, performance.now() - start);
  }
  return Math.round(most);
}

const places = Array.from({ length: 20 }, (_, index) => Math.floor((text.length * index) / 20));
const step = Math.ceil(analysis.findings.length / 20) || 1;
const some = analysis.findings.filter((_, index) => index % step === 0);
const hover = longest(places, place => analysis.hoverAt(place));
const fixes = longest(some, finding => [analysis.fixesFor(finding), analysis.suppressing(finding)]);
const edit = longest([`${text.slice(0, middle)}\n${text.slice(middle)}`, text], next =>
  analyzer.analyse(next, language),
);
process.stdout.write(JSON.stringify({ hover, fixes, edit }));
