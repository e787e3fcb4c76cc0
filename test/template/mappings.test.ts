import assert from 'node:assert/strict';
import { found, functionWith, messages, related } from '../support/found';

const code = 'lambda-timeout';
const mappings = `Mappings:
  Seconds:
    test: {Short: 60, Long: 901}
    live: {Short: 30, Long: 900}
`;
const stage = (declaration: string) => `Parameters:\n  Stage: ${declaration}\n`;
const timeout = (call: string, sections = '') => functionWith(`Timeout: ${call}`, mappings + sections);

describe('Fn::FindInMap', () => {
  it('leads to one row: an error, with a link to it', () => {
    const text = timeout('!FindInMap [Seconds, test, Long]');
    assert.deepEqual(found(text, code), ['error 9: [Seconds, test, Long]']);
    assert.match(messages(text, code)[0] ?? '', /^Timeout is 901 s, but /);
    assert.deepEqual(related(text, code), [['901']]);
    assert.deepEqual(found(timeout('!FindInMap [Seconds, live, Long]'), code), []);
  });

  it('leads to all rows that a pseudo parameter can name', () => {
    assert.deepEqual(found(timeout('!FindInMap [Seconds, !Ref AWS::Region, Long]'), code), [
      'warning 9: [Seconds, !Ref AWS::Region, Long]',
    ]);
    assert.deepEqual(found(timeout('!FindInMap [Seconds, !Ref AWS::Region, Short]'), code), []);
    assert.equal(found(timeout('!FindInMap [Seconds, test, !Ref AWS::Region]'), code).length, 1);
  });

  it('leads to the rows that a parameter allows, to all where it takes anything', () => {
    const call = '!FindInMap [Seconds, !Ref Stage, Long]';
    assert.deepEqual(found(timeout(call, stage('{Type: String, AllowedValues: [live]}')), code), []);
    assert.equal(found(timeout(call, stage('{Type: String, AllowedValues: [live, test]}')), code).length, 1);
    assert.equal(found(timeout(call, stage('{Type: String, Default: live}')), code).length, 1);
  });

  it('leads to the row that the branch around it leaves', () => {
    const sections = `${stage('{Type: String, AllowedValues: [live, test]}')}Conditions:\n  IsLive: !Equals [!Ref Stage, live]\n`;
    const inBranch = (yes: string, no: string) => timeout(`!If [IsLive, ${yes}, ${no}]`, sections);
    const call = '!FindInMap [Seconds, !Ref Stage, Long]';
    assert.deepEqual(found(inBranch(call, '60'), code), []);
    assert.equal(found(inBranch('60', call), code).length, 1);
  });

  it('takes keys from functions', () => {
    const sections = stage('{Type: String, AllowedValues: [te, li]}');
    assert.equal(found(timeout('!FindInMap [Seconds, !Sub "${Stage}st", Long]', sections), code).length, 1);
    assert.equal(found(timeout('!FindInMap [!Select [0, [Seconds]], !Join ["", [te, st]], Long]'), code).length, 1);
    const nested = `${mappings}  Stages:\n    a: {Stage: test}\n    b: {Stage: live}\n`;
    const through = (key: string) =>
      functionWith(`Timeout: !FindInMap [Seconds, !FindInMap [Stages, ${key}, Stage], Long]`, nested);
    assert.equal(found(through('a'), code).length, 1);
    assert.deepEqual(found(through('b'), code), []);
  });

  it('takes its DefaultValue where no row is found, or where none may be', () => {
    const call = (key: string, value: string) =>
      timeout(`!FindInMap [Seconds, ${key}, Long, {DefaultValue: ${value}}]`);
    assert.deepEqual(found(call('none', '901'), code), ['error 9: 901']);
    assert.deepEqual(found(call('none', '900'), code), []);
    assert.equal(found(call('!Ref AWS::Region', '900'), code).length, 1);
  });

  it('takes its DefaultValue where a key is not that of the only row', () => {
    const one = (key: string, row: number, value: number) =>
      functionWith(
        `Timeout: !FindInMap [Seconds, ${key}, Long, {DefaultValue: ${value}}]`,
        `${stage('{Type: String, Default: live}')}Mappings:\n  Seconds: {live: {Long: ${row}}}\n`,
      );
    assert.deepEqual(found(one('!Ref Stage', 900, 901), code), ['warning 9: 901']);
    assert.match(messages(one('!Ref Stage', 900, 901), code)[0] ?? '', / where Stage isn't live\.$/);
    assert.match(messages(one('!Ref Stage', 901, 900), code)[0] ?? '', / where Stage is live\.$/);
    assert.deepEqual(found(one('live', 900, 901), code), []);
  });

  it('says nothing where there is no such mapping or row', () => {
    for (const call of ['!FindInMap [None, test, Long]', '!FindInMap [Seconds, none, Long]', '!FindInMap [Seconds]'])
      assert.deepEqual(found(timeout(call), code), [], call);
  });

  it('is written in its long form and in JSON', () => {
    assert.equal(found(timeout('{"Fn::FindInMap": [Seconds, test, Long]}'), code).length, 1);
    const json =
      '{"Mappings": {"M": {"a": {"b": "901"}}}, "Resources": {"F": {"Type": "AWS::Lambda::Function", "Properties": {"Timeout": {"Fn::FindInMap": ["M", "a", "b"]}}}}}';
    assert.deepEqual(found(json, code, 'json'), ['error 1: {"Fn::FindInMap": ["M", "a", "b"]}']);
  });

  it('leads to lists, which are counted and selected from', () => {
    const lists = 'Mappings:\n  Lists:\n    a: {Layers: [a, b, c, d, e, f], Seconds: [60, 901]}\n';
    assert.deepEqual(found(functionWith('Layers: !FindInMap [Lists, a, Layers]', lists), 'lambda-layers'), [
      'error 8: [Lists, a, Layers]',
    ]);
    const selected = functionWith('Timeout: !Select [1, !FindInMap [Lists, a, Seconds]]', lists);
    assert.equal(found(selected, code).length, 1);
  });
});
