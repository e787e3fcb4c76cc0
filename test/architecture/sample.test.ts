import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { property } from '../../src/checks/api';
import { Parser } from '../../src/syntax/parser';
import { Answers } from '../../src/template/incremental/answers';
import { TemplateBuilder } from '../../src/template/model/template';
import { isOneOf } from '../../src/template/worlds/fact';
import { everywhere } from '../../src/template/worlds/world';
import { analyse } from '../support/knowledge';

const readme = readFileSync(join(__dirname, '../../src/README.md'), 'utf8');
const text = /## One template, all the words\n+```yaml\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';

describe('the template of src/README.md', () => {
  const template = new TemplateBuilder().build(new Parser().parse(text, 'yaml'));
  const orders = template.resources.get('Orders');
  assert.ok(orders);
  const seenWhere = (facts: Readonly<Record<string, string>>) => {
    const said = Object.entries(facts).map(([name, value]) => [name, isOneOf([value])] as const);
    return new Answers(template, { ...everywhere, facts: new Map(said) });
  };
  const timeoutWhere = (facts: Readonly<Record<string, string>>) => {
    const scope = seenWhere(facts);
    assert.deepEqual(
      scope.resourcesOfType('AWS::Lambda::Function').map(({ logicalId }) => logicalId),
      ['Orders'],
    );
    return property(orders, 'Timeout', scope).number;
  };

  it('has a Timeout of 901 where Env is prod, and of 30 where it is dev', () => {
    assert.deepEqual([{ Env: 'prod' }, { Env: 'dev', Seconds: '30' }].map(timeoutWhere), [901, 30]);
  });

  it('has a property of each kind', () => {
    const scope = seenWhere({ Env: 'prod' });
    const kinds = ['Timeout', 'Role', 'MemorySize', 'Environment.Variables'].map(
      path => property(orders, path, scope).kind,
    );
    assert.deepEqual(kinds, ['one', 'some', 'absent', 'open']);
  });

  it('has a finding where Env is prod', () => {
    const { findings } = analyse(text);
    const found = findings.find(({ code }) => code === 'lambda-timeout');
    assert.equal(found && text.slice(found.start, found.end), '901');
    assert.equal(found?.severity, 'warning');
    assert.match(found?.message ?? '', / This happens where Env is prod\.$/);
  });
});
