import assert from 'node:assert/strict';
import { found, functionWith, messages } from '../support/found';

const code = 'lambda-timeout';
const head = `Parameters:
  Stage: {Type: String, Default: test, AllowedValues: [test, stage, live]}
  Free: {Type: String, Default: a}
Mappings:
  Sizes:
    test: {Size: small}
    stage: {Size: small}
    live: {Size: big}
Conditions:
  IsLive: !Equals [!Ref Stage, live]
  IsTest: !Equals [test, !Ref Stage]
  IsStage: !Equals [!Ref Stage, stage]
  IsNotLive: !Not [!Condition IsLive]
  IsA: !Equals [!Ref Free, a]
  IsB: !Equals [!Ref Free, b]
  IsBoth: !And [!Condition IsLive, !Condition IsA]
  IsEither: !Or [!Condition IsTest, !Condition IsB]
  IsBig: !Equals [!FindInMap [Sizes, !Ref Stage, Size], big]
  IsHere: !Equals [!Ref AWS::Region, eu-west-1]
  IsThere: !Equals [!Ref AWS::Region, us-east-1]
  IsProduction: !Equals [!Ref Stage, production]
  IsItself: !Not [!Condition IsItself]
  IsAlike: !Equals [!Ref Free, !Ref Free]
`;

const timeout = (value: string, condition = '') =>
  functionWith(`Timeout: ${value}`, head).replace(
    '    Properties',
    `${condition && `    Condition: ${condition}\n`}    Properties`,
  );

/** Whether a branch of that condition is looked at, where another is known to hold, or not to. */
const reached = (condition: string, known: string, truth = true) =>
  found(
    timeout(
      truth ? `!If [${known}, !If [${condition}, 901, 60], 60]` : `!If [${known}, 60, !If [${condition}, 901, 60]]`,
    ),
    code,
  ).length > 0;

describe('Fn::If', () => {
  it('has both branches', () => {
    const text = timeout('!If [IsA, 60, 901]');
    assert.deepEqual(
      found(text, code).map(line => line.replace(/\d+:/, '')),
      ['warning  901'],
    );
    assert.match(messages(text, code)[0] ?? '', /^Timeout is 901 s, but .* This happens where IsA is false\.$/);
    assert.deepEqual(found(timeout('!If [IsA, 901, 902]'), code).length, 2);
  });

  it('is certain where both branches break', () =>
    assert.ok(found(timeout('!If [IsA, 901, 902]'), code).every(line => line.startsWith('error'))));

  it('can be absent in one branch', () =>
    assert.match(found(timeout('!If [IsA, 901, !Ref AWS::NoValue]'), code)[0] ?? '', /^warning/));

  it('stands around all properties, or some', () => {
    const around = functionWith('Fn::If: [IsA, {Timeout: 901}, {Timeout: 60}]', head);
    assert.match(found(around, code)[0] ?? '', /^warning \d+: 901$/);
    const storage = functionWith('EphemeralStorage: !If [IsA, {Size: 10241}, !Ref AWS::NoValue]', head);
    assert.match(found(storage, 'lambda-tmp')[0] ?? '', /^warning \d+: 10241$/);
  });

  it('is written in its long form', () => assert.equal(found(timeout('{"Fn::If": [IsA, 901, 60]}'), code).length, 1));

  it('says nothing where it is half written', () => {
    for (const value of ['!If [IsA, 901]', '!If IsA', '!If [!Ref IsA, 901, 60]', '!If [IsA, 901, 60, 60]'])
      assert.deepEqual(found(timeout(value), code), [], value);
  });
});

describe('conditions exclude each other', () => {
  for (const [condition, known, truth] of [
    ['IsLive', 'IsTest', true],
    ['IsNotLive', 'IsLive', true],
    ['IsLive', 'IsNotLive', true],
    ['IsTest', 'IsBoth', true],
    ['IsB', 'IsBoth', true],
    ['IsTest', 'IsEither', false],
    ['IsB', 'IsEither', false],
    ['IsBig', 'IsTest', true],
    ['IsBig', 'IsLive', false],
    ['IsThere', 'IsHere', true],
    ['IsLive', 'IsLive', false],
  ] as const) {
    it(`${condition} and ${truth ? '' : 'not '}${known}`, () => assert.ok(!reached(condition, known, truth)));
  }

  it('but not these', () => {
    assert.ok(reached('IsA', 'IsLive'));
    assert.ok(reached('IsLive', 'IsTest', false));
    assert.ok(reached('IsEither', 'IsTest'));
    assert.ok(reached('IsHere', 'IsThere', false));
  });

  it('two that compare what the template does not tell', () => {
    const both = (one: string, other: string, value: string) =>
      timeout(value, 'IsOther').replace(
        'Resources:',
        `  IsMain: !Equals [${one}, ${other}]\n  IsOther: !Not [!Equals [${other}, ${one}]]\nResources:`,
      );
    for (const [one, other] of [
      ['!Ref AWS::Region', '!Ref Free'],
      ['!Ref AWS::Region', '!Ref Stage'],
      ['!Select [0, !Split ["-", !Ref AWS::Region]]', 'us'],
      ['!Join ["", !Ref Names]', '""'],
      ['"{{resolve:ssm:/orders/main}}"', '"yes"'],
    ] as const) {
      assert.deepEqual(found(both(one, other, '!If [IsMain, 901, 60]'), code), [], one);
      assert.match(found(both(one, other, '!If [IsMain, 60, 901]'), code)[0] ?? '', /^error/, one);
    }
    const [told = ''] = messages(both('!Ref AWS::Region', '!Ref Free', '!If [IsBig, 901, 60]'), code);
    assert.match(told, /where (?:Stage is live|IsBig is true)\.$/);
  });

  it('one that compares a parameter with itself', () => {
    assert.match(found(timeout('!If [IsAlike, 901, 60]'), code)[0] ?? '', /^error/);
    assert.deepEqual(found(timeout('!If [IsAlike, 60, 901]'), code), []);
  });

  it('one that no allowed value makes true', () => {
    assert.deepEqual(found(timeout('!If [IsProduction, 901, 60]'), code), []);
    assert.match(found(timeout('!If [IsProduction, 60, 901]'), code)[0] ?? '', /^error/);
  });

  it('the last allowed value is what the others leave', () => {
    assert.deepEqual(found(timeout('!If [IsLive, 1, !If [IsTest, 2, !If [IsStage, 3, 901]]]'), code), []);
    assert.equal(found(timeout('!If [IsLive, 1, !If [IsTest, 2, !If [IsStage, 901, 4]]]'), code).length, 1);
  });

  it("a resource's own condition", () => {
    assert.deepEqual(found(timeout('!If [IsLive, 901, 60]', 'IsTest'), code), []);
    assert.match(found(timeout('!If [IsLive, 901, 60]', 'IsLive'), code)[0] ?? '', /^error/);
    assert.match(
      found(
        timeout('!FindInMap [T, !Ref Stage, S]', 'IsLive').replace(
          '  Sizes:',
          '  T:\n    live: {S: 901}\n    test: {S: 1}\n  Sizes:',
        ),
        code,
      )[0] ?? '',
      /^error/,
    );
  });

  it('above the property and in it', () => {
    const text = functionWith(
      'Fn::If: [IsLive, {Timeout: !If [IsTest, 901, 60]}, {Timeout: !If [IsLive, 901, 60]}]',
      head,
    );
    assert.deepEqual(found(text, code), []);
  });

  it('in two parts of one text', () =>
    assert.deepEqual(found(timeout('!Join ["", [!If [IsA, 9, 1], !If [IsA, "00", "01"]]]'), code), []));

  it('at the property that a limit asks for and at the one that it is about', () => {
    const queue = (fifo: string, name: string) =>
      `${head}Resources:\n  Q:\n    Type: AWS::SQS::Queue\n    Properties:\n      FifoQueue: ${fifo}\n      QueueName: ${name}\n`;
    const fifo = '!If [IsA, true, !Ref AWS::NoValue]';
    assert.deepEqual(found(queue(fifo, '!If [IsA, a.fifo, a]'), 'sqs-fifo-name'), []);
    assert.deepEqual(
      found(queue(fifo, '!If [IsA, a, a.fifo]'), 'sqs-fifo-name').map(line => line.replace(/\d+/, '')),
      ['warning : a', 'warning : a.fifo'],
    );
  });

  it('and are nothing at all where they lean on themselves: no such template is deployed', () =>
    assert.deepEqual(found(timeout('!If [IsItself, 901, 60]'), code), []));
});
