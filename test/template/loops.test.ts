import assert from 'node:assert/strict';
import { found, messages, related } from '../support/found';

const head = 'Transform: AWS::LanguageExtensions\n';

function loop(collection: string, body: string, sections = ''): string {
  return `${head}${sections}Resources:\n  Fn::ForEach::Functions:\n    - Name\n    - ${collection}\n    - F\${Name}:\n        Type: AWS::Lambda::Function\n        Properties:\n${body.replace(/^(?=.)/gm, '          ')}\n`;
}

const names = 'Parameters:\n  Names: {Type: CommaDelimitedList, Default: "900, 901"}\n';

describe('Fn::ForEach', () => {
  it('makes resources that are checked, and told once', () =>
    assert.deepEqual(found(loop('[A, B]', 'Timeout: 901'), 'lambda-timeout'), ['error 9: 901']));

  it('fills its variable in: in Ref, in Sub, in a plain text', () => {
    for (const value of ['!Ref Name', '!Sub "${Name}"', '"${Name}"', '{Ref: Name}', '{"Fn::Sub": "&{Name}"}'])
      assert.equal(found(loop('[900, 901]', `Timeout: ${value}`), 'lambda-timeout').length, 1, value);
    assert.deepEqual(found(loop('[899, 900]', 'Timeout: !Ref Name'), 'lambda-timeout'), []);
  });

  it('says that the default of a parameter makes it break', () => {
    const text = loop('!Ref Names', 'Timeout: !Ref Name', names);
    assert.deepEqual(found(text, 'lambda-timeout'), ['warning 11: Name']);
    assert.match(
      messages(text, 'lambda-timeout')[0] ?? '',
      /^Timeout is 901 s, but .* This happens with the default of Names\.$/,
    );
    assert.deepEqual(related(text, 'lambda-timeout'), [['"900, 901"']]);
  });

  it('says so in a text too', () => {
    const text = loop('!Ref Names', 'Timeout: !Sub "${Name}"', names);
    assert.deepEqual(found(text, 'lambda-timeout'), ['warning 11: "${Name}"']);
  });

  it('takes single parameters in its list', () => {
    const parameter = 'Parameters:\n  Long: {Type: String, Default: 901}\n';
    assert.deepEqual(found(loop('[900, !Ref Long]', 'Timeout: !Ref Name', parameter), 'lambda-timeout'), [
      'warning 11: Name',
    ]);
  });

  it('says of what a list from elsewhere makes what is so in every turn', () => {
    for (const collection of ['!Ref Nowhere', '!Split [",", !ImportValue names]', '!Ref AWS::NotificationARNs'])
      assert.deepEqual(found(loop(collection, 'Timeout: 901'), 'lambda-timeout'), ['error 9: 901'], collection);
    for (const value of ['!Ref Name', '!Sub "9${Name}"'])
      assert.deepEqual(found(loop('!Ref Nowhere', `Timeout: ${value}`), 'lambda-timeout'), [], value);
  });

  it('stays closed where it would make hundreds', () => {
    const many = `[${Array.from({ length: 101 }, (_, index) => `N${index}`).join()}]`;
    assert.deepEqual(found(loop(many, 'Timeout: 901'), 'lambda-timeout'), []);
  });

  it('stands in a loop', () => {
    const text = `${head}Resources:
  Fn::ForEach::Stages:
    - Stage
    - [test, live]
    - Fn::ForEach::Functions:
        - Seconds
        - [900, 901]
        - F\${Stage}\${Seconds}:
            Type: AWS::Lambda::Function
            Properties:
              Timeout: !Ref Seconds
`;
    assert.deepEqual(found(text, 'lambda-timeout'), ['error 12: Seconds']);
  });

  it('makes properties', () => {
    const body =
      'Environment:\n  Variables:\n    Fn::ForEach::Variables:\n      - Key\n      - [a, b]\n      - AWS_${Key}: x';
    const text = `${head}Resources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties:\n${body.replace(/^(?=.)/gm, '      ')}\n      Fn::ForEach::Settings:\n        - Setting\n        - [Timeout]\n        - \${Setting}: 901\n`;
    assert.deepEqual(found(text, 'lambda-timeout'), ['error 15: 901']);
  });

  it('hides what it makes of a list from elsewhere, so that nothing is missing', () => {
    const table = (loops: string) =>
      `${head}Resources:\n  T:\n    Type: AWS::DynamoDB::Table\n    Properties:\n      KeySchema: [{AttributeName: id, KeyType: HASH}]\n      BillingMode: PROVISIONED\n      AttributeDefinitions: [{AttributeName: id, AttributeType: S}]\n${loops}`;
    assert.equal(found(table(''), 'ddb-billing').length, 1);
    const closed = '      Fn::ForEach::More:\n        - Key\n        - !Ref Nowhere\n        - ${Key}: {}\n';
    assert.deepEqual(found(table(closed), 'ddb-billing'), []);
  });

  it('makes resources that belong together', () => {
    const text = `${head}Resources:
  Fn::ForEach::Queues:
    - Name
    - [A, B]
    - Q\${Name}:
        Type: AWS::SQS::Queue
        Properties: {VisibilityTimeout: 20}
      F\${Name}:
        Type: AWS::Lambda::Function
        Properties: {Timeout: 30}
      M\${Name}:
        Type: AWS::Lambda::EventSourceMapping
        Properties:
          EventSourceArn: !GetAtt [!Sub "Q\${Name}", Arn]
          FunctionName: {Ref: "F\${Name}"}
`;
    assert.deepEqual(found(text, 'esm-visibility-vs-timeout'), ['error 8: 20']);
    assert.match(messages(text, 'esm-visibility-vs-timeout')[0] ?? '', /\bFA\b.* One more resource like this\.$/);
  });

  it('makes conditions', () => {
    const text = `${head}Conditions:
  Fn::ForEach::Never:
    - Name
    - [A, B]
    - Is\${Name}: !Equals ["\${Name}", A]
Resources:
  F:
    Type: AWS::Lambda::Function
    Properties:
      Timeout: !If [IsA, 901, 900]
  G:
    Type: AWS::Lambda::Function
    Properties:
      Timeout: !If [IsB, 901, 900]
`;
    assert.deepEqual(found(text, 'lambda-timeout'), ['error 11: 901']);
  });

  it('follows an edit of the parameter that it runs over', async () => {
    const { createAnalyzer } = await import('../../src/analysis');
    const { knowledge } = await import('../support/knowledge');
    const analyzer = createAnalyzer(knowledge());
    const text = loop('!Ref Names', 'Timeout: !Ref Name', names);
    const count = (version: string) =>
      analyzer.analyse(version, 'yaml').findings.filter(({ code }) => code === 'lambda-timeout').length;
    assert.deepEqual([text, text.replace('900, 901', '900'), text.replace('900, 901', '902')].map(count), [1, 0, 1]);
  });
});
