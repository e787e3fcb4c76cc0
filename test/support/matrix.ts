import { createAnalyzer, type Language } from '../../src/analysis';
import type { Knowledge } from '../../src/knowledge/knowledge';
import type { Limit, Note } from '../../src/knowledge/note';
import { derive, ways } from './derive';
import { type Case, casesOf, type Expected } from './examples';

/** The columns of docs/matrix.md. */
export const columns = ['YAML', 'JSON', 'SAM', ...ways] as const;
export type Column = (typeof columns)[number];

/** Forms that are no breach, and why. */
export const noForms: readonly { readonly id: string; readonly ways: readonly Column[]; readonly why: string }[] = [
  {
    id: 'cfn-dynamic-refs',
    ways: ['parameter', 'mapping'],
    why: 'references are counted where they are written, so that another one is the first too many',
  },
  {
    id: 's3-hardcoded-name',
    ways: ['parameter', 'mapping'],
    why: 'a name from a parameter is the way out, and one from a mapping can be another in each Region',
  },
  {
    id: 'iam-inline-vs-managed',
    ways: ['condition'],
    why: 'it is advice on copies that are there in every case',
  },
];

/** One check, in which ways its examples can be written, and in which of these it was found at the right place. */
export interface Row {
  readonly id: string;
  readonly tried: ReadonlySet<Column>;
  readonly found: ReadonlySet<Column>;
}

/** Every id of the notes, in their order; each breaks example is tried as it stands and in all ways to write it. */
export function matrixOf(notes: readonly Note[], knowledge: Knowledge): readonly Row[] {
  return notes.flatMap(note => {
    const ids = new Set([...note.limits, ...note.checks].map(({ id }) => id));
    return [...ids].map(id => tryAll(note, id, knowledge));
  });
}

function tryAll(note: Note, id: string, knowledge: Knowledge): Row {
  const rows: readonly Limit[] = note.limits.filter(limit => limit.id === id);
  const examples = note.sections.filter(section => section.id === id).flatMap(section => section.examples);
  const row = { id, tried: new Set<Column>(), found: new Set<Column>() };
  for (const example of examples.filter(({ expectation }) => expectation === 'breaks')) {
    for (const one of casesOf(example, rows)) tryCase(one, row, knowledge);
  }
  return row;
}

function tryCase(
  one: Case,
  { id, tried, found }: { id: string; tried: Set<Column>; found: Set<Column> },
  knowledge: Knowledge,
): void {
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
  for (const column of plain) tried.add(column);
  if (plain.some(column => !found.has(column)) && isFound(one.text, one.language, expected)) {
    for (const column of plain) found.add(column);
  }
  const none = noForms.filter(form => form.id === id).flatMap(form => form.ways);
  for (const way of ways.filter(candidate => !none.includes(candidate))) {
    const derived = found.has(way) ? undefined : derive(one, expected, way);
    if (derived === undefined) continue;
    tried.add(way);
    if (isFound(derived.text, 'yaml', derived.expected)) found.add(way);
  }
}

const marks = { found: '●', missed: '○', none: '–' };

/** What a line of the table says. */
export interface Line extends Row {
  /** What cfn-lint reports at the places of our findings. */
  readonly lint: string;
}

/** The table as docs/matrix.md has it. */
export function asTable(lines: readonly Line[]): string {
  const head = ['check', ...columns, 'cfn-lint'];
  const cells = lines.map(({ id, tried, found, lint }) => {
    const markOf = (column: Column) => marks[found.has(column) ? 'found' : tried.has(column) ? 'missed' : 'none'];
    return [`\`${id}\``, ...columns.map(markOf), lint].join(' | ');
  });
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
    const found = new Set(columns.filter((_, index) => cells[index] === marks.found));
    const tried = new Set(columns.filter((_, index) => cells[index] !== marks.none));
    return [{ id: id.slice(1, -1), tried, found, lint: cells[columns.length] ?? '' }];
  });
}
