import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../src/analysis';
import { HalfTyped } from '../src/halfTyped';
import { noNavigation } from '../src/navigation/navigation';

const text = `Resources:
  Report:
    Type: AWS::Lambda::Function
    Properties:
      Timeout: 
  Other:
    Type: AWS::SQS::Queue
`;
const [report, other] = [text.indexOf('Report'), text.indexOf('Other')];
const value = text.indexOf('Timeout: ') + 'Timeout: '.length;
const navigation = {
  ...noNavigation,
  resourceAround: (offset: number) =>
    offset < other ? { start: report, end: other - 1 } : { start: other, end: text.length },
};

function found(code: string, start: number, end: number, isLack?: boolean): Finding {
  return { code, severity: 'warning', message: 'wrong', source: undefined, related: [], fixes: [], isLack, start, end };
}

const findings = [
  found('type', text.indexOf('AWS::Lambda'), text.indexOf('AWS::Lambda') + 21),
  found('value', value, value + 1),
  found('beside', value, value + 1, true),
  found('elsewhere', text.indexOf('AWS::SQS'), text.length - 1),
];
const all = ['type', 'value', 'beside', 'elsewhere'];

/** Somebody who types in the template above. */
class Writer {
  readonly document = TextDocument.create('a', 'yaml', 1, text);
  /** How often it was said that something else is to be told. */
  pauses = 0;
  readonly typed = new HalfTyped(() => this.pauses++);

  type(line: number, character: number, letter: string, taken = 0): void {
    const range = { start: { line, character }, end: { line, character: character + taken } };
    this.typed.edited('a', [{ range, text: letter }]);
  }

  told(these: readonly Finding[] = findings): readonly string[] {
    return this.typed.toTell('a', this.document, { findings: these, navigation }).map(({ code }) => code);
  }
}

describe('what is found where somebody types', () => {
  let writer: Writer;

  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    writer = new Writer();
  });

  afterEach(() => {
    mock.timers.reset();
  });

  it('waits for a pause, and what the rest of the resource lacks for a rest', () => {
    writer.type(4, 15, '1');
    assert.deepEqual(writer.told(), ['elsewhere'], 'after a letter');
    mock.timers.tick(500);
    assert.deepEqual(writer.told(), ['value', 'elsewhere'], 'after a pause');
    mock.timers.tick(2000);
    assert.equal(writer.pauses, 2);
    assert.deepEqual(writer.told(), all, 'after a rest');
  });

  it('is told again after each letter', () => {
    writer.type(4, 16, '', 1);
    assert.deepEqual(writer.told(), ['elsewhere'], 'after a letter was taken away');
  });

  for (const [what, edit, expected] of [
    ['Enter', [4, 15, '\n      '], ['value', 'elsewhere']],
    ['a letter in another resource', [6, 25, 'N'], ['type', 'value', 'beside']],
    ['a word that was chosen from a list', [4, 14, '901'], ['value', 'elsewhere']],
    ['lines that were pasted', [4, 15, '901\n      MemorySize: 1'], all],
  ] as const) {
    it(`is known after ${what}`, () => {
      const [line, character, letter] = edit;
      writer.type(line, character, letter);
      assert.deepEqual(writer.told(), expected);
    });
  }

  it('stays where it was told before', () => {
    assert.deepEqual(writer.told(), all, 'before anything is typed');
    writer.type(4, 15, '1');
    assert.deepEqual(writer.told(), all, 'after a letter');
  });

  it('is known by its line, which moves as the text above does', () => {
    const at = (line: number) => {
      const start = writer.document.offsetAt({ line, character: 4 });
      return found('lack', start, start + 1, true);
    };
    const kept = (...lines: number[]) => lines.filter(line => writer.told([at(line)]).length > 0);
    writer.told([at(2)]);
    writer.type(1, 2, '\n');
    writer.type(4, 15, '1');
    assert.deepEqual(kept(2), [], 'where it was');
    writer.typed.saved('a');
    writer.told([at(2)]);
    writer.type(1, 2, '\n');
    writer.type(4, 15, '1');
    assert.deepEqual(kept(3), [3], 'a line below');
    writer.type(3, 9, '\n');
    writer.type(4, 15, '1');
    assert.deepEqual(kept(3), [3], 'after Enter behind it');
  });

  it('is told at once when all of the text is another', () => {
    writer.type(4, 15, '1');
    writer.typed.edited('a', [{ text }]);
    assert.deepEqual(writer.told(), all);
  });

  it('waits no longer once somebody saves', () => {
    writer.typed.saved('a');
    assert.equal(writer.pauses, 0, 'before anything is typed');
    writer.type(4, 15, '1');
    writer.typed.saved('a');
    writer.typed.saved('a');
    assert.equal(writer.pauses, 1, 'after that');
    assert.deepEqual(writer.told(), all);
  });
});
