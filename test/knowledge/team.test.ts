import assert from 'node:assert/strict';
import { readTeamNotes } from '../../src/knowledge/team';
import { compiled } from '../support/knowledge';
import { codesFor, findingsIn, knowledgeWith, note, read } from '../support/team';

const minute = note('limits:\n  team-timeout:\n    at: AWS::Lambda::Function.Timeout\n    max: 60\n    unit: seconds');

describe('a team’s notes', () => {
  it('need neither source nor section', () => assert.deepEqual(read(minute).problems, []));

  it('are checked like ours, and the message says whose limit it is', () => {
    const [finding, ...others] = findingsIn(read(minute), 'Timeout: 61').filter(({ code }) => code === 'team-timeout');
    assert.equal(
      finding?.message,
      "Timeout is 61 s, but the maximum is 60 s (1 min). This limit is the team's own (.fieldnotes/0.md).",
    );
    assert.equal(others.length, 0);
    assert.equal(findingsIn(read(minute), 'Timeout: 901').filter(({ severity }) => severity === 'error').length, 2);
    assert.equal(finding.source, undefined);
    assert.equal(
      findingsIn(read(minute), 'Timeout: 60').some(({ code }) => code === 'team-timeout'),
      false,
    );
  });

  it('load nothing: a picture is a link, a tag is a text, code stays as it is', () => {
    const body =
      '## Wait {#team-timeout}\nSee ![x](https://evil.example/a.png) <img src=x> <https://a.example> `![a](b) <b>`.\n';
    const [text] = read(`${minute}\n${body}`).texts;
    assert.equal(
      text?.sections[0]?.text,
      'See \\![x](https://evil.example/a.png) \\<img src=x> <https://a.example> `![a](b) <b>`.',
    );
  });

  it('take the place of all bundled rows of their id', () => {
    const team = read(
      note('limits:\n  lambda-timeout:\n    at: AWS::Lambda::Function.Timeout\n    max: 60\n    unit: seconds'),
    );
    assert.deepEqual(codesFor(team, 'Timeout: 61', 'lambda-timeout'), ['lambda-timeout']);
    const raised = read(
      note('limits:\n  lambda-timeout:\n    at: AWS::Lambda::Function.Timeout\n    max: 1200\n    unit: seconds'),
    );
    assert.deepEqual(codesFor(raised, 'Timeout: 1000', 'lambda-timeout'), []);
  });

  it('leave the reason and the way out of a check of ours as they are', () => {
    const team = read(note('checks:\n  lambda-log-retention:\n    now: logs are kept by the platform'));
    const [finding] = findingsIn(team, 'Timeout: 60').filter(({ code }) => code === 'lambda-log-retention');
    assert.equal(
      finding?.message,
      'F has no log group here, so Lambda creates one that never expires. Add an AWS::Logs::LogGroup with RetentionInDays.',
    );
  });

  it('build on the bundled limit of their id where they say only the number', () => {
    const team = read(note('limits:\n  lambda-timeout:\n    max: 60'));
    assert.deepEqual(team.problems, []);
    const [limit] = team.limits;
    assert.deepEqual(
      [limit?.min, limit?.max, limit?.unit, limit?.reason, limit?.source],
      [1, 60, 'seconds', undefined, undefined],
    );
    assert.deepEqual(
      limit?.at.map(({ type }) => type),
      ['AWS::Lambda::Function', 'AWS::Serverless::Function'],
    );
    assert.deepEqual(codesFor(team, 'Timeout: 61', 'lambda-timeout'), ['lambda-timeout']);
  });

  it('have to say which property they mean where a bundled limit is on several', () => {
    const { problems } = read(note('limits:\n  apigw-timeout:\n    max: 60000'));
    assert.deepEqual(
      problems.map(({ line, message }) => [line, message]),
      [
        [
          4,
          'apigw-timeout has several rows: say which property it is for, with at. This note is ignored until that is fixed.',
        ],
      ],
    );
  });

  it('are about the types of their limits, after our note on them', () => {
    const knowledge = knowledgeWith(read(minute));
    assert.deepEqual(
      knowledge.notesFor('AWS::Lambda::Function').map(({ name }) => name),
      ['lambda', 'team/0'],
    );
    assert.equal(knowledge.noteFor('AWS::Lambda::Function')?.name, 'lambda');
    assert.equal(knowledge.texts.at(-1)?.team, '.fieldnotes/0.md');
  });
});

describe('a mistake in a team’s note', () => {
  for (const [what, text, line, column, message] of [
    [
      'a word for a number',
      note('limits:\n  team-x:\n    at: AWS::Lambda::Function.Timeout\n    max: sixty'),
      6,
      5,
      'max must be a number. This note is ignored until that is fixed.',
    ],
    [
      'an unknown field',
      note('limits:\n  team-x:\n    at: AWS::Lambda::Function.Timeout\n    maximum: 60'),
      6,
      5,
      'Unknown field "maximum". Did you mean "max"? This note is ignored until that is fixed.',
    ],
    [
      'no number at all',
      note('limits:\n  team-x:\n    at: AWS::Lambda::Function.Timeout'),
      4,
      3,
      'team-x has no limit: add min, max, one-of, pattern or not. This note is ignored until that is fixed.',
    ],
    [
      'no property',
      note('limits:\n  team-x:\n    max: 60'),
      4,
      3,
      'team-x says nowhere what it is for: add at. This note is ignored until that is fixed.',
    ],
    [
      'a key that is there twice',
      note('limits: {}\nlimits: {}'),
      4,
      1,
      'This key is here twice. This note is ignored until that is fixed.',
    ],
    [
      'an id of a check',
      note('limits:\n  s3-name-form:\n    at: AWS::S3::Bucket.BucketName\n    max: 1'),
      4,
      3,
      's3-name-form is also the id of a check that comes with Fieldnotes: choose another. This note is ignored until that is fixed.',
    ],
    [
      'no front matter',
      'Timeout is a minute.\n',
      1,
      1,
      'A note begins with front matter between two --- lines. This note is ignored until that is fixed.',
    ],
    [
      'an endless text',
      `---\ntitle: x\n---\n${'x'.repeat(500_001)}`,
      1,
      1,
      'This is too long for a note. This note is ignored until that is fixed.',
    ],
  ] as const) {
    it(`is told at its line: ${what}`, () => {
      const bundled = {
        ...compiled,
        checks: [
          { id: 's3-name-form', note: 's3', noted: undefined, now: undefined, source: undefined, checked: undefined },
        ],
      };
      const { problems, limits } = readTeamNotes([{ name: 'team/x', file: '.fieldnotes/x.md', text }], bundled);
      assert.deepEqual(problems, [{ line, column, message, file: '.fieldnotes/x.md' }]);
      assert.deepEqual(limits, []);
    });
  }

  it('is told where the YAML can’t be read', () => {
    const { problems } = read(note('limits: [a'));
    assert.equal(problems.length > 0, true);
    assert.match(problems[0]?.message ?? '', /^This can't be read as YAML: /);
  });

  it('costs only its note', () => {
    const team = read(note('limits:\n  team-x: 60'), minute);
    assert.deepEqual(
      team.problems.map(({ file }) => file),
      ['.fieldnotes/0.md'],
    );
    assert.deepEqual(codesFor(team, 'Timeout: 61', 'team-timeout'), ['team-timeout']);
  });

  it('is an id that two notes use', () => {
    const team = read(minute, minute);
    assert.deepEqual(
      team.problems.map(({ file, line, message }) => [file, line, message]),
      [
        [
          '.fieldnotes/1.md',
          4,
          'team-timeout is also the id of .fieldnotes/0.md: choose another. This note is ignored until that is fixed.',
        ],
      ],
    );
    assert.equal(findingsIn(team, 'Timeout: 61').filter(({ code }) => code === 'team-timeout').length, 1);
  });
});

describe('a property that a team’s limit misspells', () => {
  const named = (path: string) => read(note(`limits:\n  team-x:\n    at: ${path}\n    max: 5\n    severity: warning`));

  it('is said with the one that was meant, and the note counts', () => {
    const { problems, limits } = named('AWS::SQS::Queue.VisibilityTimout');
    assert.deepEqual(
      problems.map(({ line, message }) => [line, message]),
      [[5, 'AWS knows no VisibilityTimout, so this limit finds nothing. Did you mean VisibilityTimeout?']],
    );
    assert.equal(limits.length, 1);
  });

  it('may be a resource type or a nested property', () => {
    const [type] = named('AWS::SQS::Queu.VisibilityTimeout').problems;
    assert.match(type?.message ?? '', /Did you mean AWS::SQS::Queue\?$/);
    const [nested] = named('AWS::Lambda::Function.EphemeralStorage.Sizee').problems;
    assert.match(nested?.message ?? '', /Did you mean Size\?$/);
  });

  for (const path of [
    'AWS::SQS::Queue.VisibilityTimeout',
    'AWS::SQS::Queue.SomethingQuiteNew',
    'AWS::Lambda::Function.Environment.Variables.*',
    'AWS::Serverless::Function.Events.*.Properties.BatchSize',
    'AWS::*.Tags',
    'Custom::Thing.Size',
  ])
    it(`is none in ${path}`, () => assert.deepEqual(named(path).problems, []));
});
