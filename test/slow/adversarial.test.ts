import assert from 'node:assert/strict';
import { type Input, languageOf } from '../adversarial/inputs/input';
import { long, short } from '../adversarial/inputs/inputs';
import { analyse } from '../support/knowledge';

function healthyPartsAreChecked({ full, text }: Input, share: number): void {
  const template = text(Math.ceil(full * share));
  const { findings, isTemplate } = analyse(template, languageOf(template));
  assert.ok(isTemplate);
  const healthy = template.indexOf('Healthy');
  const place = template.indexOf('901', healthy);
  assert.ok(healthy < 0 || findings.some(({ code, start }) => code === 'sqs-ranges-delay' && start === place));
}

describe('beside something that nobody would write, the healthy parts are checked', () => {
  for (const input of short) it(input.name, () => healthyPartsAreChecked(input, 1 / 2)).timeout(300_000);
  for (const input of long) it(input.name, () => healthyPartsAreChecked(input, 1 / 50)).timeout(300_000);
});
