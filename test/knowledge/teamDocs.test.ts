import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAnalyzer } from '../../src/analysis';
import { firstTeamNote } from '../../src/knowledge/firstTeamNote';
import { codesFor, knowledgeWith, read } from '../support/team';

describe('the starting point for a team’s note', () => {
  const uncommented = firstTeamNote.replace(/^#(?= {2}|$)/gm, '');

  it('finds something at once, in CloudFormation and in SAM', () => {
    const team = read(firstTeamNote);
    assert.deepEqual(team.problems, []);
    const codes = (type: string) =>
      createAnalyzer(knowledgeWith(team))
        .analyse(`Resources:\n  F:\n    Type: ${type}\n    Properties: {Timeout: 30}\n`, 'yaml')
        .findings.map(({ code }) => code);
    for (const type of ['AWS::Lambda::Function', 'AWS::Serverless::Function'])
      assert.ok(codes(type).includes('team-function-timeout'), type);
  });

  it('works when its comment signs are taken away', () => {
    const team = read(uncommented);
    assert.deepEqual(team.problems, []);
    assert.deepEqual(codesFor(team, 'Timeout: 61', 'team-function-timeout'), ['team-function-timeout']);
    assert.equal(team.limits.find(({ id }) => id === 'ddb-gsi-count')?.max, 40);
  });
});

describe('docs/team-notes.md', () => {
  const docs = readFileSync(join(__dirname, '../../docs/team-notes.md'), 'utf8');
  const example = /^````markdown\n([\s\S]*?)^````$/m.exec(docs)?.[1] ?? '';

  it('has an example without mistakes that finds what it says', () => {
    const team = read(example);
    assert.deepEqual(team.problems, []);
    const [template = ''] = /^```yaml\n(Resources:[\s\S]*?)^```$/m.exec(docs)?.slice(1) ?? [];
    const findings = createAnalyzer(knowledgeWith(team))
      .analyse(template, 'yaml')
      .findings.filter(({ message }) => message.includes('team'));
    const lines = /^```text\n([\s\S]*?)^```$/m.exec(docs)?.[1]?.trim().split('\n') ?? [];
    const told = findings.map(
      ({ severity, code, message }) => `${severity} ${code}: ${message.replace('0.md', 'team.md')}`,
    );
    assert.deepEqual(told, lines);
  });

  it('never throws, wherever it is cut or whatever is lost of it', () => {
    for (let at = 0; at < example.length; at += 3) {
      read(example.slice(0, at));
      read(example.slice(0, at) + example.slice(at + 7));
    }
  });
});
