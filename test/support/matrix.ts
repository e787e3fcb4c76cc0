import { createAnalyzer, type Language } from '../../src/analysis';
import type { Knowledge } from '../../src/knowledge/knowledge';
import type { Limit, Note } from '../../src/knowledge/note';
import { derive, ways } from './derive';
import { type Case, casesOf, type Expected } from './examples';

/** The columns of docs/matrix.md. */
export const columns = ['YAML', 'JSON', 'SAM', ...ways] as const;
export type Column = (typeof columns)[number];

/** One check, and in which ways it was found at the right place. */
export interface Row {
  readonly id: string;
  readonly found: ReadonlySet<Column>;
}

/** Every id of the notes, in their order; each breaks example is tried as it stands and in all ways to write it. */
export function matrixOf(notes: readonly Note[], knowledge: Knowledge): readonly Row[] {
  return notes.flatMap(note => {
    const ids = new Set([...note.limits, ...note.checks].map(({ id }) => id));
    return [...ids].map(id => ({ id, found: foundIn(note, id, knowledge) }));
  });
}

function foundIn(note: Note, id: string, knowledge: Knowledge): ReadonlySet<Column> {
  const rows: readonly Limit[] = note.limits.filter(limit => limit.id === id);
  const examples = note.sections.filter(section => section.id === id).flatMap(section => section.examples);
  const found = new Set<Column>();
  for (const example of examples.filter(({ expectation }) => expectation === 'breaks')) {
    for (const one of casesOf(example, rows)) tryCase(one, id, found, knowledge);
  }
  return found;
}

function tryCase(one: Case, id: string, found: Set<Column>, knowledge: Knowledge): void {
  const expected = one.expected.find(({ code }) => code === id);
  if (expected === undefined) return;
  const isFound = (text: string, language: Language, { start, end }: Pick<Expected, 'start' | 'end'>) =>
    createAnalyzer(knowledge)
      .analyse(text, language)
      .findings.some(finding => finding.code === id && finding.start === start && finding.end === end);
  const plain: readonly Column[] = [
    one.language === 'json' ? 'JSON' : 'YAML',
    ...(one.text.includes('AWS::Serverless::') ? (['SAM'] as const) : []),
  ];
  if (plain.some(column => !found.has(column)) && isFound(one.text, one.language, expected)) {
    for (const column of plain) found.add(column);
  }
  for (const way of ways) {
    const derived = found.has(way) ? undefined : derive(one, expected, way);
    if (derived !== undefined && isFound(derived.text, 'yaml', derived.expected)) found.add(way);
  }
}

const mark = '●';

/** What a line of the table says. */
export interface Line extends Row {
  /** What cfn-lint reports at the places of our findings. */
  readonly lint: string;
}

/** The table as docs/matrix.md has it. */
export function asTable(lines: readonly Line[]): string {
  const head = ['check', ...columns, 'cfn-lint'];
  const cells = lines.map(({ id, found, lint }) =>
    [`\`${id}\``, ...columns.map(column => (found.has(column) ? mark : '')), lint].join(' | '),
  );
  return [`| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`, ...cells.map(line => `| ${line} |`)].join(
    '\n',
  );
}

/** The lines of such a table. */
export function readTable(markdown: string): readonly Line[] {
  return markdown.split('\n').flatMap(line => {
    const [id, ...cells] = line
      .split('|')
      .slice(1, -1)
      .map(cell => cell.trim());
    if (id === undefined || !id.startsWith('`')) return [];
    const found = new Set(columns.filter((_, index) => cells[index] === mark));
    return [{ id: id.slice(1, -1), found, lint: cells[columns.length] ?? '' }];
  });
}
