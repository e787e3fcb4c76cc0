import assert from 'node:assert/strict';
import { definitions } from '../../../src/checks/relations/step-functions/definitions';
import { Parser } from '../../../src/syntax/parser';
import { spanOf } from '../../../src/syntax/tree';
import { Answers } from '../../../src/template/incremental/answers';
import { TemplateBuilder } from '../../../src/template/model/template';

/** What is found in a state machine, as code and the text that is underlined. */
function found(properties: string): readonly string[] {
  const text = `Resources:\n  Machine:\n    Type: AWS::StepFunctions::StateMachine\n    Properties:\n${properties}`;
  const template = new TemplateBuilder().build(new Parser().parse(text, 'yaml'));
  const machine = template.resources.get('Machine');
  assert.ok(machine);
  return definitions.check(machine, new Answers(template)).map(({ code, at }) => {
    const { start, end } = spanOf(template.document, at);
    return `${code} ${text.slice(start, end)}`;
  });
}

const asText = (definition: string) => `      StateMachineType: EXPRESS\n      DefinitionString: ${definition}\n`;

describe('state machine definitions', () => {
  it('are looked into where they are a text', () => {
    const wait = '{"States": {"Sleep": {"Type": "Wait", "Seconds": 301}}}';
    assert.deepEqual(found(asText(`'${wait}'`)), ['sfn-timeout-year 301']);
    assert.deepEqual(found(asText(`!Sub '${wait}'`)), ['sfn-timeout-year 301']);
    assert.deepEqual(found(asText(`!Sub ['${wait}', {}]`)), ['sfn-timeout-year 301']);
    assert.deepEqual(found(asText(`|\n        ${wait.replace(': {"Type"', ':\n        {"Type"')}`)), [
      'sfn-timeout-year 301',
    ]);
  });

  it('are looked into where a text is put together', () => {
    const lines =
      '["{\\"States\\": {\\"Ask\\": {\\"Type\\": \\"Task\\",", "\\"Resource\\": \\"", !Ref Task, ".sync\\", \\"TimeoutSeconds\\": 400}}}"]';
    assert.deepEqual(found(asText(`!Join ["", ${lines}]`)), [
      'sfn-timeout-year 400',
      'sfn-express-token \\"", !Ref Task, ".sync\\"',
    ]);
  });

  it('say nothing of what stands in a variable', () => {
    const wait =
      '{"States": {"Sleep": {"Type": "Wait", "Seconds": ${Seconds}}, "Do": {"Type": "Task", "Resource": "${Do}"}}}';
    assert.deepEqual(found(asText(`!Sub '${wait}'`)), []);
    assert.deepEqual(found(asText('!Ref Definition')), []);
    assert.deepEqual(found(asText('"no JSON"')), []);
  });

  it('are followed into branches and loops, but not into workflows of their own', () => {
    const sleep = '{"States": {"Sleep": {"Type": "Wait", "Seconds": 301}}}';
    const standard = (state: string) => found(asText(`'{"States": {"All": ${state}}}'`));
    assert.deepEqual(standard(`{"Type": "Parallel", "Branches": [${sleep}, ${sleep}]}`), [
      'sfn-timeout-year 301',
      'sfn-timeout-year 301',
    ]);
    assert.deepEqual(standard(`{"Type": "Map", "Iterator": ${sleep}}`), ['sfn-timeout-year 301']);
    const apart = sleep.replace('{', '{"ProcessorConfig": {"Mode": "DISTRIBUTED"}, ');
    assert.deepEqual(standard(`{"Type": "Map", "ItemProcessor": ${apart}}`), ['sfn-express-token "DISTRIBUTED"']);
  });
});
