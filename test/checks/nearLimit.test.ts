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
  it('gives way where the number that a quota can be raised to is passed', () => {
    const role = (count: number) =>
      analyse(resource('AWS::IAM::Role', `      ManagedPolicyArns:\n${many(count, n => `        - !Ref P${n}\n`)}`))
        .findings.filter(({ code }) => code.startsWith('iam-managed'))
        .map(({ severity, code }) => `${severity} ${code}`);
    assert.deepEqual(role(21), ['warning iam-managed-count']);
    assert.deepEqual(role(26), ['error iam-managed-count-max']);
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

/** Several of a thing, each with its number. */
function many(count: number, one: (n: number) => string): string {
  return Array.from({ length: count }, (_, n) => one(n)).join('');
}

const statement = (n: number) =>
  `          - {Effect: Allow, Action: "s3:GetObject", Resource: "arn:aws:s3:::bucket-${n}/*"}\n`;

describe('a limit that code knows is near', () => {
  /** A text of a size, the code, a size at which nothing is said, one that is near, one that is too much. */
  const all: readonly (readonly [string, (size: number) => string, number, number, number])[] = [
    [
      'apigw-counts',
      size =>
        `Resources:\n  Shop: {Type: AWS::ApiGateway::RestApi}\n${many(size, n => `  S${n}: {Type: AWS::ApiGateway::Stage, Properties: {RestApiId: !Ref Shop}}\n`)}`,
      8,
      9,
      11,
    ],
    [
      'cfn-counts-outputs',
      size => `Resources:\n  A: {Type: AWS::SNS::Topic}\nOutputs:\n${many(size, n => `  O${n}: {Value: x}\n`)}`,
      179,
      180,
      201,
    ],
    [
      'cfn-counts-parameters',
      size => `Parameters:\n${many(size, n => `  P${n}: {Type: String}\n`)}Resources:\n  A: {Type: AWS::SNS::Topic}\n`,
      179,
      200,
      201,
    ],
    [
      'cfn-counts-mappings',
      size => `Mappings:\n${many(size, n => `  M${n}: {a: {b: c}}\n`)}Resources:\n  A: {Type: AWS::SNS::Topic}\n`,
      179,
      180,
      201,
    ],
    [
      'cfn-counts-resources',
      size => `Resources:\n${many(size, n => `  R${n}: {Type: AWS::SNS::Topic}\n`)}`,
      449,
      450,
      501,
    ],
    [
      'cfn-body-1mb',
      size => `# ${'x'.repeat(size)}\nResources:\n  A: {Type: AWS::SNS::Topic}\n`,
      899_000,
      900_000,
      1_048_577,
    ],
    [
      'cfn-dynamic-refs',
      size => resource('AWS::SSM::Parameter', `      Value: "${many(size, index => `{{resolve:ssm:a${index}}}`)}"\n`),
      53,
      54,
      61,
    ],
    [
      'lambda-env-size',
      size => resource('AWS::Lambda::Function', `      Environment: {Variables: {A: ${'x'.repeat(size - 1)}}}\n`),
      3686,
      3687,
      4097,
    ],
    [
      'events-pattern',
      size => resource('AWS::Events::Rule', `      EventPattern: {source: [${'x'.repeat(size - 15)}]}\n`),
      1843,
      1844,
      2049,
    ],
    [
      'sfn-definition',
      size => resource('AWS::StepFunctions::StateMachine', `      Definition: {Comment: ${'x'.repeat(size - 14)}}\n`),
      943_700,
      943_720,
      1_048_577,
    ],
    [
      'sns-filter-policy',
      size => resource('AWS::SNS::Subscription', `      FilterPolicy: {a: [${many(size, n => `${n}, `)}]}\n`),
      134,
      135,
      151,
    ],
    [
      'ddb-projection',
      size =>
        `Resources:\n  T:\n    Type: AWS::DynamoDB::Table\n    Properties:\n      GlobalSecondaryIndexes:\n${many(size / 10, n => `        - {IndexName: I${n}, Projection: {ProjectionType: INCLUDE, NonKeyAttributes: [${many(10, m => `a${m}, `)}]}}\n`)}`,
      80,
      90,
      110,
    ],
    [
      'iam-inline-size',
      size =>
        resource(
          'AWS::IAM::Role',
          `      Policies:\n        - PolicyDocument:\n            Statement:\n${many(size, n => `    ${statement(n)}`)}`,
        ),
      100,
      115,
      160,
    ],
    [
      's3-policy',
      size => resource('AWS::S3::BucketPolicy', `      PolicyDocument:\n        Statement:\n${many(size, statement)}`),
      200,
      240,
      300,
    ],
  ];
  for (const [code, text, least, near, most] of all) {
    it(`${code}: a hint from 90 % on, that gives way`, () => {
      const severities = (size: number) => found(text(size), code).map(message => message.split(' ')[0]);
      assert.deepEqual(severities(least), []);
      assert.deepEqual(severities(near), ['hint']);
      assert.equal(severities(most).includes('hint'), false);
      assert.equal(severities(most).length, 1);
    });
  }
});
