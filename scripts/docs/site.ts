import type { Knowledge } from '../../src/knowledge/knowledge';
import type { Note } from '../../src/knowledge/note';
import { byTitle, changedName, indexName, pageNamed } from '../../src/pages/pages';
import { codeInMarkdown, inMarkdown } from '../../src/text/escape';
import { link, table } from '../../src/text/markdown';
import { type Rule, rulePage, rulesOf, titleOf } from './rule';

/** The folders of docs/ that hold nothing else. */
export const generatedFolders = ['notes', 'rules'];

/** All generated pages, by their path in docs/. */
export function generatedPages(knowledge: Knowledge, notes: readonly Note[]): ReadonlyMap<string, string> {
  const pages = new Map<string, string>();
  for (const name of [indexName, changedName, ...notes.map(note => note.name)]) {
    const page = pageNamed(knowledge, name);
    if (page !== undefined) pages.set(`notes/${name}.md`, page.markdown);
  }
  const rules = notes.flatMap(rulesOf);
  for (const rule of rules) pages.set(`rules/${rule.id}.md`, rulePage(rule));
  pages.set('rules/index.md', rulesPage(notes));
  return pages;
}

function rulesPage(notes: readonly Note[]): string {
  const sections = byTitle(notes).flatMap(note => {
    const rules = rulesOf(note as Note);
    if (rules.length === 0) return [];
    return [`## ${inMarkdown(note.title)}`, table(['Rule', 'What it is about'], rules.map(toRow)) ?? ''];
  });
  return `${['# All rules', ...sections].join('\n\n')}\n`;
}

function toRow(rule: Rule): readonly string[] {
  return [link(codeInMarkdown(rule.id), `${rule.id}.md`), inMarkdown(titleOf(rule))];
}
