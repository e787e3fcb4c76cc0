import assert from 'node:assert/strict';
import { createAnalyzer } from '../../src/core';
import { found, functionWith, messages } from '../support/found';

const code = 'lambda-timeout';
const parameters = `Parameters:
  Stage: {Type: String, AllowedValues: [test, live]}
  Seconds: {Type: Number, Default: 901, AllowedValues: [60, 901]}
  Free: {Type: Number, Default: 901}
`;
const asserting = (assertion: string, when = '') =>
  `${parameters}Rules:\n  Short:\n${when && `    RuleCondition: ${when}\n`}    Assertions: [{Assert: ${assertion}}]\n`;
const timeout = (value: string, sections: string) => functionWith(`Timeout: ${value}`, sections);

describe('Rules', () => {
  it('leave out what they let nobody deploy', () => {
    for (const assertion of [
      '!Equals [!Ref Seconds, "60"]',
      '!Not [!Equals [!Ref Seconds, "901"]]',
      '{"Fn::Contains": [["60", "120"], !Ref Seconds]}',
      '!And [!Not [!Equals [!Ref Seconds, "901"]], !Equals [!Ref Stage, live]]',
    ])
      assert.deepEqual(found(timeout('!Ref Seconds', asserting(assertion)), code), [], assertion);
    assert.deepEqual(found(timeout('!Ref Free', asserting('!Not [!Equals [!Ref Free, "901"]]')), code), []);
  });

  it('make certain what they leave alone', () => {
    assert.deepEqual(found(timeout('!Ref Seconds', parameters), code), ['warning 9: Seconds']);
    const [told = ''] = found(timeout('!Ref Seconds', asserting('!Equals [!Ref Seconds, "901"]')), code);
    assert.match(told, /^error \d+: Seconds$/);
  });

  it('ask it only where their own condition holds', () => {
    const text = timeout('!Ref Seconds', asserting('!Equals [!Ref Seconds, "60"]', '!Equals [!Ref Stage, live]'));
    assert.match(messages(text, code)[0] ?? '', /where Seconds is 901\.$/);
    const inLive = text.replace('Resources:', 'Conditions: {IsLive: !Equals [!Ref Stage, live]}\nResources:');
    assert.deepEqual(found(inLive.replace('    Type:', '    Condition: IsLive\n    Type:'), code), []);
  });

  it('say nothing by functions that only they have', () => {
    const members = '{"Fn::EachMemberIn": [{"Fn::RefAll": "AWS::EC2::VPC::Id"}, [a]]}';
    for (const assertion of [members, `!Not [${members}]`, `!Or [${members}, !Equals [!Ref Seconds, "60"]]`])
      assert.equal(found(timeout('!Ref Seconds', asserting(assertion)), code).length, 1, assertion);
  });

  it('are never named, and count as soon as they are written', () => {
    const analyzer = createAnalyzer();
    const count = (text: string) => analyzer.analyse(text, 'yaml').findings.filter(one => one.code === code).length;
    const text = timeout('!Ref Seconds', asserting('!Equals [!Ref Seconds, "60"]'));
    assert.equal(count(text), 0);
    assert.equal(count(text.replace('"60"]}', '"901"]}')), 1);
    assert.equal(count(text), 0);
    assert.equal(count(text.replace(/Rules:[\s\S]*(?=Resources:)/, '')), 1);
  });
});
