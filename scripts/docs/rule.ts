import type { NoteText } from '../../src/knowledge/knowledge';
import type { CheckFact, Example, Limit, Note, Section } from '../../src/knowledge/note';
import { limitTable } from '../../src/pages/limits';
import { PageWriter } from '../../src/pages/page';
import { rowTable } from '../../src/pages/rows';
import { codeInMarkdown, inMarkdown } from '../../src/text/escape';
import { link } from '../../src/text/markdown';

/** An id with all that its note has of it. */
export interface Rule {
  readonly id: string;
  readonly note: Note;
  readonly fact: CheckFact | Limit;
  readonly rows: readonly Limit[];
  /** Undefined where the note says nothing of it beyond its table. */
  readonly section: Section | undefined;
}

/** The rules of a note, each once, in the note's order. */
export function rulesOf(note: Note): readonly Rule[] {
  const facts = new Map<string, CheckFact | Limit>();
  for (const fact of [...note.limits, ...note.checks]) if (!facts.has(fact.id)) facts.set(fact.id, fact);
  return [...facts].map(([id, fact]) => ({
    id,
    note,
    fact,
    rows: note.limits.filter(limit => limit.id === id),
    section: note.sections.find(section => section.id === id),
  }));
}

/** What the rule is called: its section's heading, or its id. */
export function titleOf({ id, section }: Rule): string {
  return section?.title ?? id;
}

/** A rule by itself, for a reader who comes from a finding: what holds, why, what breaks it and what keeps it. */
export function rulePage(rule: Rule): string {
  const { id, note, fact, rows, section } = rule;
  const page = new PageWriter(titleOf(rule));
  // Without sections the names in the table lead nowhere else.
  const plain: NoteText = { ...note, sections: [] };
  const examples = section?.examples ?? [];
  const limits = rows.length > 0 ? limitTable(rows, plain) : undefined;
  page.add(`Reported as ${codeInMarkdown(id)}.`, limits, rowTable(fact), section?.text);
  writeExamples(page, 'This breaks it', examples, 'breaks');
  writeExamples(page, 'This keeps it', examples, 'keeps');
  page.heading(2, 'Where it does not fit');
  const ignore = codeInMarkdown(`# fieldnotes-ignore ${id}: reason`);
  const off = codeInMarkdown(`severity: {${id}: off}`);
  page.add(`Write ${ignore} above the line or the resource, or ${off} in ${codeInMarkdown('.fieldnotes.yaml')}.`);
  const source = fact.source === undefined ? [] : [link('Source', fact.source)];
  page.add('---', [link(inMarkdown(note.title), `../notes/${note.name}.md`), ...source].join(' · '));
  return page.finish().markdown;
}

function writeExamples(
  page: PageWriter,
  title: string,
  examples: readonly Example[],
  expectation: Example['expectation'],
): void {
  const wanted = examples.filter(example => example.expectation === expectation);
  if (wanted.length === 0) return;
  page.heading(2, title);
  for (const { language, text } of wanted) page.add(`\`\`\`${language}\n${text}\n\`\`\``);
}
