import assert from 'node:assert/strict';
import { analyse } from '../support/knowledge';

/** What is found of one code: severity, underlined text, message. */
function found(text: string, code: string): readonly string[] {
  return analyse(text)
    .findings.filter(finding => finding.code === code)
    .map(({ severity, message, start, end }) => `${severity} ${text.slice(start, end)} ${message}`);
}

const resource = (type: string, properties: string) =>
  `Conditions:\n  Some: !Equals [!Ref AWS::Region, eu-west-1]\nResources:\n  Example:\n    Type: ${type}\n    Properties:\n${properties}`;
const topic = (count: number) =>
  resource(
    'AWS::SNS::Topic',
    `      Tags:\n${Array.from({ length: count }, (_, n) => `        - {Key: k${n}, Value: v}\n`).join('')}`,
  );

describe('a limit that is near', () => {
  it('is a hint from 90 % on, at the same place and with the same id', () => {
    assert.deepEqual(found(topic(44), 'tags'), []);
    const [hint, ...others] = found(topic(46), 'tags');
    assert.match(hint ?? '', /^hint Tags Tags has 46 of 50 tags\. /);
    assert.deepEqual(others, []);
    assert.match(found(topic(50), 'tags')[0] ?? '', /^hint Tags Tags has 50 of 50 tags\. /);
  });
  it('gives way to the error', () => {
    assert.deepEqual(
      found(topic(51), 'tags').map(text => text.split(' ')[0]),
      ['error'],
    );
  });
  it('is said of texts that are documents, and counts bytes', () => {
    const query = (size: number) =>
      found(resource('AWS::Athena::NamedQuery', `      QueryString: ${'ä'.repeat(size)}\n`), 'athena-query');
    assert.deepEqual(query(100_000), []);
    assert.match(query(120_000)[0] ?? '', /^hint ä+ QueryString has 240,000 of 262,144 bytes\./);
  });
  it('is not said of a few things, of names, or of what may be something else', () => {
    const layers = (list: string) =>
      found(resource('AWS::Lambda::Function', `      Layers: [${list}]\n`), 'lambda-layers');
    assert.deepEqual(layers('a, b, c, d, e'), []);
    const name = resource('AWS::SQS::Queue', `      QueueName: ${'q'.repeat(80)}\n`);
    assert.deepEqual(found(name, 'sqs-queue-name'), []);
    const open = topic(46)
      .replace('Tags:\n', 'Tags: !If\n        - Some\n        - []\n        -\n')
      .replace(/- \{/g, '  - {');
    assert.deepEqual(found(open, 'tags'), []);
  });
});
