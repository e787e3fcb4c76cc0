import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { knowledge } from '../support/knowledge';

const root = join(__dirname, '../..');
const read = (file: string) => JSON.parse(readFileSync(join(root, file), 'utf8'));

describe('what the editor completes in settings.json', () => {
  it('is every id that has a severity, with what it is about, and nothing is refused', () => {
    const severity = read('dist/settings-schema.json').properties['fieldnotes.severity'];
    assert.deepEqual(Object.keys(severity.properties).sort(), [...knowledge().ids].sort());
    assert.equal(severity.properties['sqs-no-dlq'].enum.length, 5);
    assert.match(severity.properties['sqs-no-dlq'].description, /^Amazon SQS: /);
    assert.equal(severity.additionalProperties, undefined);
  });

  it('is where package.json says', () => {
    for (const { url } of read('package.json').contributes.jsonValidation) assert.ok(existsSync(join(root, url)), url);
  });
});
