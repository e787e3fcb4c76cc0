import assert from 'node:assert/strict';
import { found, functionWith, messages, related } from '../support/found';

const timeout = (declaration: string, value = '!Ref Seconds') =>
  functionWith(`Timeout: ${value}`, `Parameters:\n  Seconds: ${declaration}\n`);

const code = 'lambda-timeout';
const rest = ', but Lambda stops a function after 900 s (15 min). Split the work, or use Step Functions.';

describe('a parameter', () => {
  it('breaks a limit by its default, at the place of use, with a link to it', () => {
    const text = timeout('{Type: Number, Default: 901}');
    assert.deepEqual(found(text, code), ['warning 7: Seconds']);
    assert.deepEqual(messages(text, code), [`Timeout is 901 s${rest} This happens with the default of Seconds.`]);
    assert.deepEqual(related(text, code), [['901']]);
  });

  it('does so in the long form and in JSON', () => {
    const text = timeout('{Type: Number, Default: 901}', '\n        Ref: Seconds');
    assert.deepEqual(found(text, code), ['warning 8: Ref: Seconds\n']);
    const json =
      '{"Parameters": {"Seconds": {"Type": "Number", "Default": "901"}}, "Resources": {"F": {"Type": "AWS::Lambda::Function", "Properties": {"Timeout": {"Ref": "Seconds"}}}}}';
    assert.deepEqual(found(json, code, 'json'), ['warning 1: {"Ref": "Seconds"}']);
  });

  it('breaks it by some of its allowed values: once, with a link to each', () => {
    const text = timeout('{Type: Number, Default: 60, AllowedValues: [60, 901, 1000]}');
    assert.deepEqual(found(text, code), ['warning 7: Seconds']);
    assert.deepEqual(messages(text, code), [`Timeout is 901 s${rest} This happens where Seconds is 901 or 1000.`]);
    assert.deepEqual(related(text, code), [['901', '1000']]);
  });

  it('breaks it by all of them: for certain', () =>
    assert.deepEqual(found(timeout('{Type: Number, AllowedValues: [901, 1000]}'), code), ['error 7: Seconds']));

  it('keeps it by its allowed values, whatever its MaxValue says', () =>
    assert.deepEqual(found(timeout('{Type: Number, AllowedValues: [60, 900], MaxValue: 901}'), code), []));

  it('lets too much through: for information only', () => {
    const text = timeout('{Type: Number, Default: 60, MaxValue: 1000}');
    assert.deepEqual(found(text, code), ['information 7: Seconds']);
    assert.deepEqual(messages(text, code), [
      'Timeout can be 1,000 s (MaxValue of Seconds), but Lambda stops a function after 900 s (15 min). Lower that MaxValue.',
    ]);
    assert.deepEqual(related(text, code), [['1000']]);
  });

  it('lets too little through', () => {
    const text = timeout('{Type: Number, MinValue: 0, MaxValue: 900}');
    assert.deepEqual(messages(text, code), [
      'Timeout can be 0 s (MinValue of Seconds), but the minimum is 1 s. Raise that MinValue.',
    ]);
  });

  it('is told by its default, not by its MaxValue, where both break', () =>
    assert.deepEqual(found(timeout('{Type: Number, Default: 901, MaxValue: 1000}'), code), ['warning 7: Seconds']));

  it('lets through what it takes in a branch, not what a text or a list makes of it', () => {
    const declaration = '{Type: Number, Default: 60, MaxValue: 1000}';
    const branch = timeout(declaration, '!If [IsLong, !Ref Seconds, 60]');
    assert.deepEqual(found(branch, code), ['information 7: Seconds']);
    assert.deepEqual(found(timeout(declaration, '!Sub "${Seconds}"'), code), []);
  });

  it('is unknown where its value is kept elsewhere', () => {
    for (const type of ['AWS::SSM::Parameter::Value<String>', 'AWS::SSM::Parameter::Value<List<String>>'])
      assert.deepEqual(found(timeout(`{Type: "${type}", Default: 901}`), code), [], type);
  });

  it('is unknown where more values are allowed than anybody reads', () => {
    const many = Array.from({ length: 61 }, (_, index) => 901 + index).join();
    assert.deepEqual(found(timeout(`{Type: Number, AllowedValues: [${many}]}`), code), []);
  });

  it('is not shown where it says so', () => {
    const text = timeout('{Type: Number, Default: 901, NoEcho: true}');
    assert.deepEqual(messages(text, code), [
      `Timeout has a value that is not shown${rest} This happens with the default of Seconds.`,
    ]);
  });

  it('that is no parameter says nothing', () => {
    for (const declaration of ['{Type: Number}', '{}', 'x', '[901]', '{Default: [901]}', '{AllowedValues: []}'])
      assert.deepEqual(found(timeout(declaration), code), [], declaration);
  });

  it('has no more than a default where the list of its values is no list of texts', () =>
    assert.deepEqual(found(timeout('{Default: 901, AllowedValues: [[901], 60]}'), code), ['warning 7: Seconds']));
});

describe('a list parameter', () => {
  const layers = (value: string, declaration: string) =>
    functionWith(`Layers: ${value}`, `Parameters:\n  Layers: ${declaration}\n`);

  it('has as many items as its default', () => {
    const text = layers('!Ref Layers', '{Type: CommaDelimitedList, Default: "a, b,c,d,e,f"}');
    assert.deepEqual(found(text, 'lambda-layers'), ['warning 7: Layers']);
    assert.match(
      messages(text, 'lambda-layers')[0] ?? '',
      /^Layers has 6 entries, but .* This happens with the default of Layers\.$/,
    );
    assert.deepEqual(related(text, 'lambda-layers'), [['"a, b,c,d,e,f"']]);
    assert.deepEqual(found(layers('!Ref Layers', '{Type: CommaDelimitedList, Default: "a,b"}'), 'lambda-layers'), []);
  });

  it('has an unknown number of items without a default', () => {
    for (const declaration of ['{Type: CommaDelimitedList}', '{Type: CommaDelimitedList, Default: ""}'])
      assert.deepEqual(found(layers('!Ref Layers', declaration), 'lambda-layers'), []);
  });

  it('is selected from', () => {
    const text = functionWith(
      'Timeout: !Select [1, !Ref Seconds]',
      'Parameters:\n  Seconds: {Type: List<Number>, Default: "60, 901"}\n',
    );
    assert.deepEqual(found(text, code), ['warning 7: [1, !Ref Seconds]']);
    assert.deepEqual(messages(text, code), [`Timeout is 901 s${rest} This happens with the default of Seconds.`]);
    assert.deepEqual(related(text, code), [['"60, 901"']]);
  });
});
