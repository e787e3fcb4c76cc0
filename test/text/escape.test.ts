import assert from 'node:assert/strict';
import { marked } from 'marked';
import {
  codeInMarkdown,
  inLabel,
  inMarkdown,
  inTerminal,
  inWorkflowCommand,
  shortened,
  visible,
} from '../../src/text/escape';
import { link, table } from '../../src/text/markdown';
import { strange } from '../support/strange';

/** What a reader of rendered Markdown sees. */
function seen(markdown: string): string {
  return decoded(marked.parse(markdown, { async: false }));
}

function decoded(html: string): string {
  return html
    .replace(/<\/?(?:p|code)>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .trim();
}

const texts = [
  ...strange,
  '# a',
  '- a',
  '1. a',
  '> a',
  '=',
  '+ a',
  'a_b_c _d_',
  '__proto__',
  '~~a~~',
  '&amp;',
  'a\\',
  '\\*',
  '`',
  'a`b``c',
  'www.evil.example',
  'a@evil.example',
  '| a | b |',
];

describe('a text that somebody else wrote', () => {
  for (const text of texts) {
    it(`is shown as it is in Markdown: ${JSON.stringify(text)}`, () => {
      assert.equal(seen(inMarkdown(text)), visible(text).trim());
    });

    it(`is shown as it is in a table, as text and as code: ${JSON.stringify(text)}`, () => {
      const html = marked.parse(table(['a', 'b'], [[inMarkdown(text), codeInMarkdown(text)]]) ?? '', { async: false });
      const cells = [...html.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell = '']) => cell);
      assert.equal(cells.length, 2, html);
      for (const cell of cells)
        assert.equal(decoded(cell).replace(/\s+/g, ' '), visible(text).trim().replace(/\s+/g, ' '));
      for (const cell of cells) assert.ok(!/<(?:a|img|b|em|strong)\b/.test(cell), cell);
    });
  }

  it('is one code span, whatever ticks it has', () => {
    for (const text of ['a', '`', '``a', 'a`b``c', '![x](https://evil.example)'])
      assert.equal(marked.parse(codeInMarkdown(text), { async: false }).match(/<code>/g)?.length, 1, text);
  });

  it('does not leave the address of a link', () => {
    const [token] = marked.lexer(link('a', 'command:x?["a) [b](https://evil.example"]'));
    assert.equal(token?.type === 'paragraph' ? token.tokens?.length : 0, 1);
  });

  it('commands no terminal and no runner of workflows', () => {
    assert.equal(inTerminal('\u001b[31mred\u009b0m'), '\\x1b[31mred\\x9b0m');
    assert.equal(inTerminal('::error::x'), '\\x3a:error::x');
    assert.equal(inTerminal('AWS::SQS::Queue'), 'AWS::SQS::Queue');
    assert.equal(inTerminal('a ##[add-path]x'), 'a #\\x23[add-path]x');
    assert.equal(inTerminal('a\r\nb\u2028c'), 'a b c');
    assert.equal(inWorkflowCommand('50%0A::x, y\n', 'message'), '50%250A::x, y ');
    assert.equal(inWorkflowCommand('a:b,c%', 'property'), 'a%3Ab%2Cc%25');
  });

  it('hides and reverses nothing, and keeps what scripts and emoji are written with', () => {
    assert.equal(visible('a\u202eb\u2066c\ufeff'), 'a\\u{202e}b\\u{2066}c\\u{feff}');
    assert.equal(visible('👩\u200d💻 नी हिंदी é \ud83d'), '👩\u200d💻 नी हिंदी é \\u{d83d}');
  });

  it('is no icon and no link in labels and notifications', () => {
    assert.ok(!/\$\(/.test(inLabel('$(zap)')));
    assert.ok(!/\]\(/.test(inLabel('[a](command:b)')));
  });

  it('is cut between characters', () => {
    assert.equal(shortened('👩👩👩', 2), '👩…');
    assert.equal(shortened('abc', 3), 'abc');
    assert.equal(shortened('x'.repeat(10_000_000), 5), 'xxxx…');
  });
});
