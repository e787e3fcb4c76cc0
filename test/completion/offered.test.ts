import assert from 'node:assert/strict';
import { offeredAt } from '../../src/completion/offered';
import { carriedPatterns } from '../../src/patterns/bundled';
import { knowledge } from '../support/knowledge';

/** What is offered where `|` stands. */
function offered(marked: string, patterns = carriedPatterns) {
  const offset = marked.indexOf('|');
  return offeredAt(marked.replace('|', ''), 'yaml', offset, knowledge(), patterns);
}

describe('what an editor is offered that asks at each letter', () => {
  const billing = 'Resources:\n  T:\n    Type: AWS::DynamoDB::Table\n    Properties:\n      BillingMode: ';

  it('is the words of what is closed, but nothing where one is typed in full', () => {
    const words = offered(`${billing}PAY|\n`);
    assert.deepEqual(
      words.map(({ label, kind }) => [label, kind]),
      [
        ['PAY_PER_REQUEST', 'value'],
        ['PROVISIONED', 'value'],
      ],
    );
    const [first] = words;
    assert.deepEqual(first?.edit, { start: billing.length, end: billing.length + 3, text: 'PAY_PER_REQUEST' });
    assert.deepEqual(offered(`${billing}PAY_PER_REQUEST|\n`), []);
  });

  it('is patterns where a resource can begin, as snippets, with what belongs elsewhere', () => {
    const [first] = offered('Resources:\n  sam-sqs|\n').filter(({ label }) => label === 'sam-sqs-dlq');
    assert.equal(first?.kind, 'pattern');
    assert.match(first?.edit.text ?? '', /\$\{1:/);
    assert.match(first?.others.map(({ text }) => text).join('') ?? '', /Transform: AWS::Serverless/);
    assert.match(first?.documentation() ?? '', /AWS::SQS::Queue/);
    assert.deepEqual(
      offered('Resources:\n  sam-sqs|\n', []).filter(({ kind }) => kind === 'pattern'),
      [],
    );
  });
});
