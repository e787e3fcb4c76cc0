import { Marked } from 'marked';
import { slugOf } from '../../src/pages/page.ts';

const style = `
body { font: 16px/1.5 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; color-scheme: light dark; }
table { border-collapse: collapse; display: block; overflow-x: auto; }
th, td { border: 1px solid #8886; padding: 0.3rem 0.6rem; text-align: left; vertical-align: top; }
pre { overflow-x: auto; padding: 0.8rem; background: #8882; }
img { max-width: 100%; }
`;

/** A page of docs/ as a page of its own: `path` is its place in docs/, as `rules/sqs-delay.md`. */
export function toHtml(path, markdown) {
  const up = '../'.repeat(path.split('/').length - 1);
  const title = escaped(/^# (.*)$/m.exec(markdown)?.[1] ?? 'Fieldnotes');
  anchors = anchorsOfOnePage();
  const body = marked.parse(markdown);
  const home = `<p><a href="${up}index.html">Fieldnotes for CloudFormation &amp; SAM</a></p>`;
  return `<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n<title>${title}</title>\n<style>${style}</style>\n${home}\n${body}</html>\n`;
}

let anchors = anchorsOfOnePage();

/** Equal headings are counted, as the pages' own links count them. */
function anchorsOfOnePage() {
  const counts = new Map();
  return text => {
    const slug = slugOf(text.replace(/[`*]/g, ''));
    const count = counts.get(slug);
    counts.set(slug, (count ?? -1) + 1);
    return count === undefined ? slug : `${slug}-${count + 1}`;
  };
}

const marked = new Marked({
  // Nothing in a page is HTML of its own.
  renderer: {
    html: ({ text }) => escaped(text),
    heading({ tokens, depth, text }) {
      return `<h${depth} id="${anchors(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
    },
  },
  walkTokens(token) {
    if (token.type === 'link')
      token.href = token.href.replace(/^((?!\w+:)[^#]*)\.md(?=#|$)/, '$1.html').replace(/README\.html/, 'index.html');
  },
});

function escaped(text) {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
