import assert from 'node:assert/strict';
import { found, functionWith, messages, related } from '../support/found';

const code = 'lambda-timeout';
const head = `Parameters:
  Nine: {Type: String, Default: "9"}
  Both: {Type: String, AllowedValues: ["9", "1"]}
  List: {Type: CommaDelimitedList, Default: "9,0,1"}
Conditions:
  IsLong: !Equals [!Ref AWS::Region, eu-west-1]
`;
const timeout = (value: string) => functionWith(`Timeout: ${value}`, head);
const at = 11;

describe('Fn::Sub', () => {
  it('fills in a parameter, and says so', () => {
    const text = timeout('!Sub "${Nine}01"');
    assert.deepEqual(found(text, code), [`warning ${at}: "\${Nine}01"`]);
    assert.match(messages(text, code)[0] ?? '', /^Timeout is 901 s, but .* This happens with the default of Nine\.$/);
    assert.deepEqual(related(text, code), [['"9"']]);
  });

  it('fills in every allowed value, the same one everywhere', () => {
    assert.equal(found(timeout('!Sub "${Both}01"'), code).length, 1);
    assert.deepEqual(found(timeout('!Sub "${Both}${Both}"'), code), []);
    assert.deepEqual(found(timeout('!Sub ["${A}0${Both}", {A: !Ref Both}]').replace('"1"]', '"8"]'), code), [
      `warning ${at}: ["\${A}0\${Both}", {A: !Ref Both}]`,
    ]);
  });

  it('takes values along', () => {
    assert.deepEqual(found(timeout('!Sub ["${A}01", {A: 9}]'), code), [`error ${at}: ["\${A}01", {A: 9}]`]);
    assert.equal(found(timeout('{"Fn::Sub": ["${A}01", {A: {Ref: Nine}}]}'), code).length, 1);
    assert.equal(found(timeout('!Sub ["${A}", {A: !If [IsLong, 901, 60]}]'), code).length, 1);
    assert.equal(found(timeout('!Sub "901"'), code).length, 1);
  });

  it('says nothing where a part is unknown', () => {
    for (const value of [
      '!Sub "${AWS::AccountId}1"',
      '!Sub "${Other.Arn}"',
      '!Sub "${Nowhere}901"',
      '!Sub "${!Nine}901"',
      '!Sub ["${A}1", {A: !GetAtt X.Y}]',
      '!Sub []',
      '!Sub {}',
    ])
      assert.deepEqual(found(timeout(value), code), [], value);
  });
});

describe('Fn::Join', () => {
  it('puts texts together', () => {
    assert.deepEqual(found(timeout('!Join ["", [9, "01"]]'), code), [`error ${at}: ["", [9, "01"]]`]);
    assert.equal(found(timeout('{"Fn::Join": ["0", ["9", "1"]]}'), code).length, 1);
  });

  it('takes lists from functions', () => {
    assert.deepEqual(found(timeout('!Join ["", !Ref List]'), code), [`warning ${at}: ["", !Ref List]`]);
    assert.equal(found(timeout('!Join ["", !Split ["-", "9-01"]]'), code).length, 1);
  });

  it('leaves out what is absent', () => {
    assert.match(found(timeout('!Join ["0", [9, !Ref AWS::NoValue, 1]]'), code)[0] ?? '', /^error/);
    assert.match(found(timeout('!Join ["", [9, !If [IsLong, "01", !Ref AWS::NoValue]]]'), code)[0] ?? '', /^warning/);
  });

  it('says nothing where a part is unknown', () => {
    for (const value of [
      '!Join ["", [901, !Ref AWS::AccountId]]',
      '!Join ["", !GetAZs ""]',
      '!Join [!Ref Nine, [901]]',
      '!Join ["", 901]',
      '!Join [[901]]',
      '!Join ["", [[901]]]',
    ])
      assert.deepEqual(found(timeout(value), code), [], value);
  });
});

describe('Fn::Select, Fn::Split and Fn::Length', () => {
  it('select by a number, also in one line of short forms', () => {
    assert.deepEqual(found(timeout("!Select [1, !Split [',', '60,901']]"), code), [`error ${at}: [',', '60,901']`]);
    assert.equal(found(timeout('!Select ["0", [901, 60]]'), code).length, 1);
    assert.equal(found(timeout("!Select [2, !Split [',', !Sub '1,2,${Nine}01']]"), code).length, 1);
    assert.equal(found(timeout('{"Fn::Select": [0, {"Fn::Split": ["x", "901x1"]}]}'), code).length, 1);
  });

  it('say nothing where there is no such item, or an earlier one may be absent', () => {
    for (const value of [
      '!Select [2, [901]]',
      '!Select [-1, [901]]',
      '!Select [0.5, [901]]',
      '!Select [!Ref AWS::Region, [901]]',
      '!Select [0, !GetAZs ""]',
      "!Split ['', 901]",
      '!Select [0]',
    ])
      assert.deepEqual(found(timeout(value), code), [], value);
  });

  it('count a list', () => {
    const list = (length: number) => `[${Array.from({ length }, () => 'x').join()}]`;
    const languageExtensions = (value: string) => `Transform: AWS::LanguageExtensions\n${timeout(value)}`;
    assert.match(found(languageExtensions(`!Length ${list(901)}`), code)[0] ?? '', /^error/);
    assert.deepEqual(found(languageExtensions(`!Length ${list(900)}`), code), []);
    assert.match(
      found(
        languageExtensions(`{"Fn::Length": [!If [IsLong, x, !Ref AWS::NoValue], ${list(900).slice(1)}}`),
        code,
      )[0] ?? '',
      /^warning/,
    );
    assert.match(
      found(languageExtensions('!Length {Ref: List}').replace('"9,0,1"', `"${list(901).slice(1, -1)}"`), code)[0] ?? '',
      /^warning/,
    );
  });
});

describe('Fn::ToJsonString', () => {
  const name = 'lambda-texts';
  const description = (value: string) =>
    functionWith(`Description:\n  Fn::ToJsonString: ${value}`, `Transform: AWS::LanguageExtensions\n${head}`);

  it('is as long as the JSON', () => {
    // {"a":"…"} is eight characters around the text.
    assert.equal(found(description(`{a: ${'x'.repeat(249)}}`), name).length, 1);
    assert.deepEqual(found(description(`{a: ${'x'.repeat(248)}}`), name), []);
  });

  it('has the values of functions in it', () => {
    const long = 'x'.repeat(247);
    assert.match(found(description(`{a: !Sub "${long}-\${Nine}"}`), name)[0] ?? '', /^warning/);
    assert.deepEqual(found(description(`{a: !Sub "\${Nine}", b: [1, true, null]}`), name), []);
    assert.deepEqual(found(description(`{a: !GetAtt X.Y, b: ${long}${long}}`), name), []);
    assert.deepEqual(found(description(`{a: ${long}, b: !Ref AWS::NoValue}`), name), []);
  });
});
