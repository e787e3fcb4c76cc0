import assert from 'node:assert/strict';
import { Knowledge } from '../../src/knowledge/knowledge';
import { mergeNotes, readTeamNotes } from '../../src/knowledge/team';
import { changedName, hasChanged, indexName, pageNamed, placeOf, slugOf } from '../../src/pages/pages';
import { compiled, knowledge } from '../support/knowledge';

const all = knowledge();
const names = [indexName, changedName, ...compiled.texts.map(({ name }) => name)];

describe('pages', () => {
  for (const name of names) describe(name, () => pageTests(name));

  it('show of a note its summary, its documentation, its limits and its sections', () => {
    const text = markdownOf('sqs');
    assert.match(text, /^# Amazon SQS\n\nA queue keeps messages/);
    assert.match(text, /\[AWS documentation\]\(https:\/\/docs\.aws\.amazon\.com\/AWSSimpleQueueService/);
    assert.match(
      text,
      /\| \[Queue · MessageRetentionPeriod\]\(#retention\) \| 60 to 1,209,600 s \(14 days\) \| hard limit \| \[\d{4}-\d\d-\d\d\]\(https:/,
    );
    assert.match(text, /\n## Retention\n\nSQS deletes a message after/);
    assert.match(
      text,
      /\n\*\*60 to 1,209,600 s \(14 days\)\.\*\* · hard limit · \[source\]\(https:[^)]*\), checked \d{4}-\d\d-\d\d\n/,
    );
  });

  it('name the quota of what AWS raises', () => {
    assert.match(
      markdownOf('dynamodb'),
      /\| At most 20 global secondary indexes \| quota “Global Secondary Indexes per table”, can be raised \|/,
    );
  });

  it('show what no longer holds first, as such, with what holds today', () => {
    const text = markdownOf('sns');
    const wrong = text.indexOf('### Wrong as noted: SNS has FIFO topics since');
    const right = text.indexOf('### Still right');
    assert.ok(wrong > 0 && right > wrong);
    assert.match(
      text.slice(wrong),
      /^.*\n\n\*\*Today:\*\* .+\n\n\*Since when:\* .+ · \[Source\]\(https:.+\), checked \d{4}-\d\d-\d\d · `sns-fifo-since-dec-2020`\n/,
    );
    assert.match(text, /^> 3 statements of December 2020 no longer hold: see \[Then and now\]\(#then-and-now\)\.$/m);
  });

  it('draw the fan-out as text', () => {
    const drawing = /```text\n([\s\S]*?)```/.exec(markdownOf('sns'))?.[1] ?? '';
    const lines = drawing.trimEnd().split('\n');
    assert.equal(lines.length, 7);
    assert.ok(
      lines.every(line => /^[ ─│┌┐└┘├┤>\w]+$/.test(line)),
      drawing,
    );
    for (const word of ['producer', 'topic', 'queue', 'consumer A', 'consumer B']) assert.ok(drawing.includes(word));
  });
});

describe('what changed since December 2020', () => {
  const text = markdownOf(changedName);
  const changed = compiled.texts.flatMap(note =>
    note.statements.filter(hasChanged).map(statement => ({ note, statement })),
  );

  it('holds every outdated and every wrong statement, and no others', () => {
    assert.equal(changed.length, 29);
    for (const { statement } of changed) assert.ok(text.includes(`\`${statement.id}\``), statement.id);
    assert.equal(text.match(/^### /gm)?.length, changed.length);
  });

  it('leads to each service’s page', () => {
    for (const { note } of changed) assert.ok(text.includes(`(${note.name}.md#then-and-now)`), note.name);
  });
});

describe('places', () => {
  for (const [id, name, anchor] of [
    ['sqs', 'sqs', undefined],
    [changedName, changedName, undefined],
    ['sqs-ranges-retention', 'sqs', 'retention'],
    ['sns-fanout', 'sns', 'fan-out'],
    ['sns-sqs-queue-policy', 'sns', 'permission-of-a-queue'],
    ['sns-256kb', 'sns', 'outdated-a-message-holds-256-kb-at-most'],
    ['sqs-14-days', 'sqs', 'still-right'],
  ] as const) {
    it(`${id} is on ${name}${anchor === undefined ? '' : ` at ${anchor}`}`, () =>
      assert.deepEqual(placeOf(all, id), { name, anchor }));
  }

  it('are there for every limit, check, section and statement', () => {
    const ids = [
      ...compiled.limits,
      ...compiled.checks,
      ...compiled.texts.flatMap(note => [...note.sections, ...note.statements]),
    ];
    // `cloud9` is a note and a statement of it: the page itself is the answer.
    for (const { id } of ids) assert.ok(placeOf(all, id)?.anchor !== undefined || names.includes(id), id);
  });

  it('are not there for other words', () => assert.equal(placeOf(all, 'nothing'), undefined));
});

describe('pages of a team', () => {
  const text =
    '---\ntitle: Our <b>team</b>\nlimits:\n  lambda-timeout:\n    max: 60\n  team-x:\n    at: AWS::SQS::Queue.DelaySeconds\n    max: 5\n---\nOurs.\n';
  const team = readTeamNotes([{ name: 'team/limits', file: '.fieldnotes/limits.md', text }], compiled);
  const merged = new Knowledge(mergeNotes(compiled, team), team.texts);
  merged.setTexts(compiled.texts);

  it('say whose they are, and lead back to ours', () => {
    const page = pageNamed(merged, 'team/limits')?.markdown ?? '';
    assert.match(page, /^# Our \\<b>team\\<\/b>\n\nOurs\.\n\nA note of this team, in `\.fieldnotes\/limits\.md`/);
    assert.match(page, /\| Queue · DelaySeconds \| At most 5 \| set by this team: `\.fieldnotes\/limits\.md` \| – \|/);
    assert.match(page, /\[All notes\]\(\.\.\/index\.md\)/);
    assert.deepEqual(placeOf(merged, 'team-x'), { name: 'team/limits', anchor: 'limits' });
  });

  it('show in our page the limit that is theirs', () => {
    const page = pageNamed(merged, 'lambda')?.markdown ?? '';
    assert.match(
      page,
      /\| 1 to 60 s \(1 min\) \| set by this team: \[`\.fieldnotes\/limits\.md`\]\(team\/limits\.md\) \|/,
    );
    assert.match(page, /Reported as `lambda-timeout` · this team’s own limit, `\.fieldnotes\/limits\.md`/);
  });

  it('stand first in the list of notes, and not in what changed', () => {
    assert.match(
      pageNamed(merged, indexName)?.markdown ?? '',
      /## Of this team\n\n\|.*\n\|.*\n\| \[Our .*\]\(team\/limits\.md\) \| Ours\. \|/,
    );
    assert.equal(pageNamed(merged, changedName)?.markdown, markdownOf(changedName));
  });
});

function markdownOf(name: string): string {
  return pageNamed(all, name)?.markdown ?? '';
}

function pageTests(name: string): void {
  const text = markdownOf(name);
  const prose = text.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '');
  const headings = [...prose.matchAll(/^#{1,6} (.*)$/gm)].map(match => slugOf((match[1] ?? '').replace(/\\/g, '')));

  it('has no HTML', () => assert.doesNotMatch(prose, /(?<!\\)<\/?[a-z!]/i));

  it('has one title', () => assert.equal(text.match(/^# /gm)?.length, 1));

  it('leads to headings and notes that exist', () => {
    for (const [, address = ''] of prose.matchAll(/\]\(([^)]*)\)/g)) {
      if (address.startsWith('https://')) continue;
      const [, file = '', anchor] = /^([^#]*)(?:#(.*))?$/.exec(address) ?? [];
      if (file === '') assert.ok(headings.includes(anchor ?? ''), address);
      else assert.ok(names.includes(file.replace(/\.md$/, '')), address);
    }
  });

  it('has tables of even rows', () => {
    for (const [table] of prose.matchAll(/(?:^\|.*\n)+/gm)) {
      const widths = table
        .trimEnd()
        .split('\n')
        .map(line => line.replace(/\\\|/g, '').split('|').length);
      assert.equal(new Set(widths).size, 1, table);
    }
  });

  it('has no heading twice, so that each has an anchor of its own', () =>
    assert.deepEqual(headings, [...new Set(headings)]));
}
