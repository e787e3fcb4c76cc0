import type { Statement, Verdict } from '../knowledge/note';
import { stopped } from '../knowledge/words';
import { codeInMarkdown, inMarkdown } from '../text/escape';
import { link } from '../text/markdown';
import type { PageWriter } from './page';

/** What no longer holds comes first. */
const order: readonly Verdict[] = ['wrong', 'outdated', 'undecidable', 'correct'];

const headings: Readonly<Record<Verdict, string>> = {
  wrong: 'Wrong as noted',
  outdated: 'Outdated',
  undecidable: 'Can’t be decided',
  correct: 'Still right',
};

const counted: Readonly<Record<Verdict, string>> = {
  wrong: 'wrong as noted',
  outdated: 'outdated',
  undecidable: 'undecidable',
  correct: 'still right',
};

/** "5 still right, 1 outdated": what has become of the statements. */
export function tally(statements: readonly Statement[]): string {
  return order
    .toReversed()
    .flatMap(verdict => {
      const count = statements.filter(statement => statement.verdict === verdict).length;
      return count === 0 ? [] : [`${count} ${counted[verdict]}`];
    })
    .join(', ');
}

/** Whether a statement must never be shown without what holds today. */
export function hasChanged({ verdict }: Statement): boolean {
  return verdict === 'outdated' || verdict === 'wrong';
}

/** Every statement: what no longer holds under a heading of its own, what does as a list. */
export function writeStatements(page: PageWriter, statements: readonly Statement[]): void {
  for (const verdict of order.filter(one => one !== 'correct')) {
    for (const statement of statements.filter(one => one.verdict === verdict)) writeStatement(page, statement);
  }
  const right = statements.filter(statement => statement.verdict === 'correct');
  if (right.length === 0) return;
  page.heading(
    3,
    headings.correct,
    right.map(({ id }) => id),
  );
  page.add(right.map(listed).join('\n'));
}

/** A statement that no longer holds, marked as such, with what holds today. */
export function writeStatement(page: PageWriter, statement: Statement): void {
  const { id, verdict, noted, now, since } = statement;
  page.heading(3, `${headings[verdict]}: ${noted.replace(/\.$/, '')}`, [id]);
  const when = since === undefined ? [] : [`*Since when:* ${inMarkdown(since)}`];
  page.add(
    now === undefined ? undefined : `**Today:** ${inMarkdown(stopped(now))}`,
    [...when, proof(statement, 'Source'), codeInMarkdown(id)].join(' · '),
  );
}

function listed(statement: Statement): string {
  const { noted, now } = statement;
  const today = now === undefined ? '' : ` ${inMarkdown(stopped(now))}`;
  return `- **${inMarkdown(stopped(noted))}**${today} (${proof(statement)})`;
}

/** How we know; what has no source says so. */
export function proof(
  { source, checked }: Pick<Statement, 'source' | 'checked'>,
  word: 'source' | 'Source' = 'source',
): string {
  const where = source === undefined ? 'no source' : link(word, source);
  return checked === undefined ? where : `${where}, checked ${checked}`;
}
