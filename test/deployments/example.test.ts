import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seen } from '../support/project';

const names = ['template.yaml', 'worker.yaml', 'samconfig.toml', 'params/staging.yaml', '.fieldnotes.yaml'];
const project = Object.fromEntries(
  names.map(name => [name, readFileSync(join(__dirname, '../../examples/orders', name), 'utf8')]),
);

describe('the example of a project with deployments', () => {
  it('shows what fails in each', async () => {
    assert.deepEqual(await seen(project, 'template.yaml'), [
      'error template.yaml:28 "orders" sqs-fifo-name',
      '  samconfig.toml:11 "prod"',
      'error params/staging.yaml:1 "stagging" deployment-value',
      '  template.yaml:7 "[dev, staging, prod]"',
    ]);
  });

  it('shows it in the nested stack too', async () => {
    assert.deepEqual(await seen(project, 'worker.yaml'), [
      'error worker.yaml:16 "Seconds" lambda-timeout',
      '  template.yaml:42 "!Ref Seconds"',
      '  samconfig.toml:12 "1200"',
      'error worker.yaml:17 "Memory" lambda-memory',
      '  template.yaml:43 "!FindInMap [Sizes, !Ref Stage, Memory]"',
    ]);
  });
});
