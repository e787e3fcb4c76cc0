import assert from 'node:assert/strict';
import { summaryOf, undeclaredInWords } from '../src/summary';

describe('summary', () => {
  it('counts findings by severity, the worst first', () => {
    const severities = ['hint', 'warning', 'error', 'error', 'information', 'information'] as const;
    assert.equal(
      summaryOf({ templates: 1, milliseconds: 40, severities }),
      '1 template checked in 0.0 s: 2 errors, 1 warning, 2 information, 1 hint',
    );
  });

  it('names what is declared nowhere', () => {
    assert.equal(undeclaredInWords([]), undefined);
    assert.equal(undeclaredInWords(['Table']), "Table isn't");
    assert.equal(undeclaredInWords(['Table', 'Topic']), "Table and 1 more name aren't");
    assert.equal(undeclaredInWords(['Table', 'Topic', 'Key']), "Table and 2 more names aren't");
  });

  it('tells the speed of many', () => {
    assert.equal(
      summaryOf({ templates: 4000, milliseconds: 12_400, severities: [] }),
      '4,000 templates checked in 12 s (323 per second): nothing found',
    );
  });
});
