import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allBaseChecks } from '../../src/checks/relations/all';
import { fileFindingIds } from '../../src/deployments/fileFindings';
import { compiled, knowledge } from '../support/knowledge';
import { matrixOf, type Row, readTable } from '../support/matrix';
import { notes } from '../support/notes';

/** `npm run matrix` writes the table anew. */
describe('docs/matrix.md', () => {
  const table = readTable(readFileSync(join(__dirname, '../../docs/matrix.md'), 'utf8'));
  let rows: ReadonlyMap<string, Row>;
  before(() => {
    rows = new Map(matrixOf(notes, knowledge()).map(row => [row.id, row]));
  }).timeout(120_000);

  for (const { id, found } of table) {
    it(`${id} is found in each way that is marked`, () => {
      const now = rows.get(id)?.found ?? assert.fail(`no note has ${id}: npm run matrix`);
      assert.deepEqual(
        [...found].filter(column => !now.has(column)),
        [],
      );
    });
  }

  it('has every check, found in YAML and JSON', () => {
    const compared = new Set<string>([...allBaseChecks.flatMap(check => check.ids), ...fileFindingIds]);
    const ids = new Set([...compiled.limits, ...compiled.checks].map(({ id }) => id));
    assert.deepEqual(
      [...ids].filter(id => !table.some(line => line.id === id)),
      [],
      'npm run matrix',
    );
    // What YAML makes of a number is no question in JSON.
    const onlyYaml = new Set(['cfn-number-key', 'cfn-account-number', 'cfn-yaml-text']);
    const isFound = ({ id, found }: { id: string; found: ReadonlySet<string> }) =>
      found.has('YAML') && (found.has('JSON') || onlyYaml.has(id));
    const missing = table.filter(line => !isFound(line)).map(({ id }) => id);
    assert.deepEqual(
      missing.filter(id => !compared.has(id)),
      [],
    );
  });
});
