import * as vscode from 'vscode';
import { Shown } from '../../src/vscode/shown';
import { equal } from './expect';

const at = (line: number, message = 'one') => new vscode.Diagnostic(new vscode.Range(line, 4, line, 8), message);

function edit(line: number, text: string, endLine = line): vscode.TextDocumentContentChangeEvent {
  return { range: new vscode.Range(line, 0, endLine, 0), rangeOffset: 0, rangeLength: 0, text };
}

describe('what Problems shows of a document', () => {
  it('stays while edits in other lines change no finding', () => {
    const shown = new Shown([at(2), at(5)]);
    shown.edited(edit(3, 'x'));
    equal(shown.isStill([at(2), at(5)]), true, 'equal findings');
    equal(shown.isStill([at(2), at(5, 'other')]), false, 'another message');
    equal(shown.isStill([at(2), at(6)]), false, 'another place');
    equal(shown.isStill([at(2)]), false, 'one less');
  });

  it('is shown anew where a link leads elsewhere', () => {
    const linked = (address: string) => {
      const diagnostic = at(2);
      diagnostic.code = { value: 'team-name', target: vscode.Uri.parse(address) };
      return diagnostic;
    };
    const shown = new Shown([linked('https://example.com/one')]);
    equal(shown.isStill([linked('https://example.com/one')]), true, 'the same');
    equal(shown.isStill([linked('https://example.com/other')]), false, 'another');
  });

  for (const [what, change] of [
    ['in the line of a finding', edit(5, 'x')],
    ['that adds a line', edit(9, '\n')],
    ['that takes a line away', edit(8, '', 9)],
  ] as const) {
    it(`is shown anew after an edit ${what}, which may have swallowed a squiggle`, () => {
      const shown = new Shown([at(2), at(5)]);
      shown.edited(change);
      equal(shown.isStill([at(2), at(5)]), false, 'is still');
    });
  }
});
