import assert from 'node:assert/strict';
import { Parser } from '../../src/syntax/parser';
import { mentionsIn } from '../../src/template/model/mentions';
import { analyse } from '../support/knowledge';

const mentioned = (text: string) => {
  const { root } = new Parser().parse(text, 'yaml');
  assert.ok(root);
  return mentionsIn(root).map(({ kind, name, attribute, by }) =>
    [by, kind, name, attribute?.name].filter(Boolean).join(' '),
  );
};

describe('what functions name', () => {
  it('is told in the order of the text, with the attribute that is asked for', () => {
    const text = `
a: !Ref Orders
b: {'Fn::GetAtt': [Orders, Arn]}
c: !GetAtt Orders.Outputs.Url
d: !If [IsLive, !FindInMap [Sizes, !Ref Stage, Memory], 'Orders']
e: !Sub '\${Orders.Arn}/\${!Escaped}/\${AWS::Region}'
`;
    assert.deepEqual(mentioned(text), [
      'Ref value Orders',
      'Fn::GetAtt value Orders Arn',
      'Fn::GetAtt value Orders Outputs.Url',
      'Fn::If condition IsLive',
      'Fn::FindInMap mapping Sizes',
      'Ref value Stage',
      'Fn::Sub value Orders Arn',
      'Fn::Sub value AWS::Region',
    ]);
  });

  it('leaves out what Fn::Sub and loops declare themselves, inside of them', () => {
    const text = `
a: !Sub ['\${Own}\${Orders}', {Own: !Ref Other}]
b: !Ref Own
Fn::ForEach::Outer:
  - Env
  - [dev, prod]
  - Fn::ForEach::Inner:
      - Name
      - !Ref Names
      - '\${Env}\${Name}': !Sub '\${Env}-\${Name}-\${Stage}'
`;
    assert.deepEqual(mentioned(text), [
      'Fn::Sub value Orders',
      'Ref value Other',
      'Ref value Own',
      'Ref value Names',
      'Fn::Sub value Stage',
    ]);
  });
});

describe('a loop in a loop', () => {
  const text = `Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]
Resources:
  Fn::ForEach::Environments:
    - Env
    - [dev, prod]
    - Fn::ForEach::Services:
        - Service
        - [Users, Orders]
        - \${Env}\${Service}Function:
            Type: AWS::Serverless::Function
            Properties: {Handler: main.handler, CodeUri: './\${Service}', Runtime: python3.13}
`;

  it('is a whole template, and its only place is not linked to itself', () => {
    const found = analyse(text).findings.filter(({ code }) => code === 'lambda-log-retention');
    assert.deepEqual(
      found.map(({ message, related }) => [message, related]),
      [
        [
          'devOrdersFunction has no log group here, so Lambda creates one that never expires. Add an AWS::Logs::LogGroup with RetentionInDays. 3 more resources like this.',
          [],
        ],
      ],
    );
  });
});

describe('a function that is all another function is given', () => {
  const text = `Resources:
  Server:
    Type: AWS::EC2::Instance
    Properties:
      UserData: {'Fn::Base64': !Sub 'echo \${One}'}
      ImageId: !ImportValue {'Fn::Sub': '\${Two}-image'}
`;

  it('is read for the names in it', () => {
    const { root } = new Parser().parse(text, 'yaml');
    assert.ok(root);
    assert.deepEqual(
      mentionsIn(root).map(({ name }) => name),
      ['One', 'Two'],
    );
  });
});
