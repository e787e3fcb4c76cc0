import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RegoEngine, TemplateFile } from '@aws/cloudformation-validate';
import { renderForm } from '../../src/patterns/render';
import { patterns } from '../patterns/bundled';
import { analyse } from '../support/knowledge';

/** A secret by itself leads on to the pattern in which it is rotated. */
const advised: ReadonlyMap<string, readonly string[]> = new Map([['secret', ['secret-no-rotation']]]);

/** Every pattern as a whole template, through AWS's own validator and through our own checks. */
describe('every pattern, in every form', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fieldnotes-patterns-'));
  const engine = new RegoEngine();
  after(() => {
    engine.free();
    rmSync(folder, { recursive: true });
  });

  for (const pattern of patterns) {
    for (const form of pattern.forms) {
      for (const language of ['yaml', 'json'] as const) {
        it(`${pattern.id} ${form.name} ${language}`, () => {
          const text = renderForm(pattern, form, language);
          const file = join(folder, `${form.name}-${pattern.id}.${language}`);
          writeFileSync(file, text);
          const { status, diagnostics } = engine.validateStandard(new TemplateFile(file));
          assert.equal(status, 'OK');
          const errors = diagnostics.filter(({ severity }) => severity === 'ERROR' || severity === 'FATAL');
          assert.deepEqual(
            errors.map(({ ruleId, message }) => `${ruleId} ${message}`),
            [],
          );
          const told = analyse(text, language).findings.map(({ code }) => code);
          assert.deepEqual(told, advised.get(pattern.id) ?? []);
        });
      }
    }
  }
});
