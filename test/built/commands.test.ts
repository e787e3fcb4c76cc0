import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { topics } from '../../src/cli/help';
import { rendered } from '../../src/cli/markdown';
import { withoutCommands } from '../../src/cli/printMarkdown';

const cli = join(__dirname, '../../dist/cli.js');

function run(args: readonly string[], cwd = process.cwd()) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { cwd, encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('fieldnotes explain', () => {
  it('tells what an id means, and where AWS says so', () => {
    const { status, stdout } = run(['explain', 'lambda-timeout']);
    assert.equal(status, 0);
    assert.match(stdout, /^AWS Lambda: Timeout \(lambda-timeout\)\n\n- Timeout: 1 to 900 s \(15 min\) without/);
    assert.match(stdout, /What to do:\n\n- Set it to 1 s or more\.\n- Split the work, or use Step Functions\.\n/);
    assert.match(stdout, /This breaks it:\n\n```yaml\n {6}Timeout: 901\n/);
    assert.match(stdout, /This keeps it:\n\n```yaml\n {6}Timeout: 900\n```\n/);
    assert.match(stdout, /^https:\/\/docs\.aws\.amazon\.com\//m);
    assert.match(stdout, /# fieldnotes-ignore lambda-timeout: reason/);
  });

  it('knows the nearest id', () => {
    const sentence = 'fieldnotes: there is no finding lambda-timeuot. Did you mean lambda-timeout?\n';
    assert.deepEqual(run(['explain', 'lambda-timeuot']), { status: 2, stdout: '', stderr: sentence });
  });
});

describe('fieldnotes init', () => {
  it('makes what is missing, and overwrites nothing', () => {
    const folder = mkdtempSync(join(tmpdir(), 'fieldnotes-'));
    try {
      writeFileSync(join(folder, '.fieldnotesignore'), 'mine\n');
      const { status, stdout } = run(['init'], folder);
      assert.equal(status, 0);
      assert.match(stdout, /^made \.fieldnotes\.yaml\nmade \.fieldnotes\/team\.md\nkept \.fieldnotesignore\n/);
      assert.ok(existsSync(join(folder, '.fieldnotes/team.md')));
      assert.equal(readFileSync(join(folder, '.fieldnotesignore'), 'utf8'), 'mine\n');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('fieldnotes help', () => {
  for (const topic of Object.keys(topics)) {
    it(`tells about ${topic}`, () => {
      const { status, stdout } = run(['help', topic]);
      assert.equal(status, 0);
      assert.ok(stdout.length > 150, stdout);
    });
  }

  it('shows how a command is used, and says what else there is help on', () => {
    assert.match(run(['help', 'check']).stdout, /^Usage: fieldnotes check /);
    assert.match(run(['help']).stdout, /^Usage: fieldnotes /);
    const { status, stderr } = run(['help', 'formts']);
    assert.equal(status, 2);
    assert.match(stderr, /^fieldnotes: there is no help on formts; there is on exit-codes, /);
  });

  it('names every format and every exit code', () => {
    for (const format of ['text', 'json', 'sarif', 'junit', 'github', 'gitlab']) {
      assert.match(topics.formats ?? '', new RegExp(`^- ${format}: `, 'm'));
    }
    for (const code of [0, 1, 2, 70]) assert.match(topics['exit-codes'] ?? '', new RegExp(`^- ${code}: `, 'm'));
  });
});

describe('fieldnotes completion', () => {
  it('is a script that bash reads, and that completes commands, options, choices and ids', () => {
    const { stdout } = run(['completion', 'bash']);
    const completed = (...words: string[]) => {
      const script = `${stdout}\nCOMP_WORDS=(${words.map(word => `'${word}'`).join(' ')})\nCOMP_CWORD=${words.length - 1}\n_fieldnotes\nprintf '%s\\n' "\${COMPREPLY[@]}"`;
      const { stdout: lines, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
      assert.equal(stderr, '');
      return lines.trim().split('\n');
    };
    assert.deepEqual(completed('fieldnotes', 'exp'), ['explain']);
    assert.deepEqual(completed('fieldnotes', 'check', '--for'), ['--format']);
    assert.deepEqual(completed('fieldnotes', 'check', '--format', 'g'), ['github', 'gitlab']);
    assert.ok(completed('fieldnotes', 'explain', 'lambda-t').includes('lambda-timeout'));
    assert.ok(completed('fieldnotes', 'check', '--severity', 'lambda-t').includes('lambda-timeout='));
  });

  it('is there for zsh and fish, and for nothing else', () => {
    assert.match(run(['completion', 'zsh']).stdout, /^#compdef fieldnotes\n[\s\S]*--format\[how to print\]/);
    assert.match(run(['completion', 'fish']).stdout, /complete -c fieldnotes .* -l format /);
    assert.equal(run(['completion', 'cmd']).status, 2);
  });
});

describe('Markdown in a terminal', () => {
  const paint = { bold: (text: string) => `<${text}>`, dim: (text: string) => `(${text})` };
  const lines = (markdown: string, width = 40) => rendered(markdown, width, paint).split('\n');

  it('has no links to the editor’s commands', () => {
    const text = 'A\n\n[Insert](command:x?%5B%5D) · [Notes](command:y) · [AWS](https://a.b)\n\n[Only](command:z)\n\nB';
    assert.equal(withoutCommands(text), 'A\n\n[AWS](https://a.b)\n\nB');
  });

  it('is broken into lines that fit, below the text of a list’s item; code stays', () => {
    const words = 'one two three four five six seven';
    assert.deepEqual(lines(`- ${words}`, 20), ['- one two three four', '  five six seven']);
    assert.deepEqual(lines(`3. ${words}`, 21), ['3. one two three four', '   five six seven']);
    assert.deepEqual(lines(`> ${words}`, 20), ['> one two three four', '> five six seven']);
    assert.deepEqual(lines(`\`\`\`\n${words}\n\`\`\``, 20), [`    ${words}`]);
  });

  it('has headings and bold words, what is escaped as it is meant, and the addresses of links', () => {
    assert.deepEqual(lines('## Limits\n\nAt **most** `5`, \\*not\\* 6: [page](https://a.b), [here](#limits).'), [
      '<Limits>',
      '',
      'At <most> 5, *not* 6: page ((https://a.b)),',
      'here.',
    ]);
    assert.deepEqual(lines('[A &#91;b&#93;](https://a.b)', 80), ['A [b] ((https://a.b))']);
  });

  it('has the columns of a table side by side, the widest in several lines where there is no room', () => {
    const table = '| Name | Limit |\n|:---|:---|\n| [Size](https://a.b) | at most five of them |\n| Length | 1 |\n';
    assert.deepEqual(lines(table), ['<Name>    <Limit>', 'Size    at most five of them', 'Length  1']);
    assert.deepEqual(lines(table, 20), ['<Name>    <Limit>', 'Size    at most five', '        of them', 'Length  1']);
    assert.deepEqual(lines('| A | B |\n|---|---|\n| | b |\n'), ['<A>  <B>', '   b']);
  });

  it('commands no terminal', () => {
    assert.deepEqual(lines('a\u009b31m **b\u202e**'), ['a\\x9b31m <b\\u{202e}>']);
  });
});
