import assert from 'node:assert/strict';
import { NoteSearch, statementsIn, statementsOf } from '../../src/knowledge/search';
import { compiled, knowledge } from '../support/knowledge';

const search = new NoteSearch(knowledge());
const ids = (words: string) => search.find(words).map(({ id }) => id);

describe('search', () => {
  for (const [words, id] of [
    ['dead letter', 'sqs-dlq'],
    ['retention', 'sqs-ranges-retention'],
    ['MessageRetentionPeriod', 'sqs-ranges-retention'],
    ['visibility', 'sqs-ranges-visibility'],
    ['lambda-timeout', 'lambda-timeout'],
    ['14 days', 'sqs-14-days'],
    ['fan out', 'sns-fanout'],
    ['idempotent', 'sqs-idempotence'],
    ['retenton', 'sqs-ranges-retention'],
    ['x-ray', 'x-ray'],
  ] as const) {
    it(`finds ${id} by ${words}`, () => assert.ok(ids(words).includes(id), ids(words).slice(0, 10).join(', ')));
  }

  for (const [words, name] of [
    ['sqs', 'sqs'],
    ['Amazon SNS', 'sns'],
    ['step functions', 'step-functions'],
    ['dynamo', 'dynamodb'],
  ] as const) {
    it(`gives the note itself first for ${words}`, () => assert.equal(ids(words)[0], name));
  }

  it('prefers what has all words, and takes what has some', () => {
    assert.deepEqual(new Set(search.find('dax cache').map(({ note }) => note.name)).has('sqs'), false);
    assert.ok(ids('retention hippopotamus').length > 0);
    assert.deepEqual(ids('hippopotamus'), []);
  });

  it('gives all notes where nothing is asked', () => {
    assert.deepEqual(
      ids(' '),
      compiled.texts.map(({ name }) => name),
    );
  });

  it('tells service and types of a statement', () => {
    const [statement] = statementsIn(search.find('sqs 14 days')).filter(({ id }) => id === 'sqs-14-days');
    assert.equal(statement?.service, 'Amazon SQS');
    assert.deepEqual(statement.types, ['AWS::SQS::*']);
    assert.equal(statementsOf(compiled.texts).length, 165);
  });
});
