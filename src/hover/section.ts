import type { Knowledge } from '../knowledge/knowledge';
import { nameAt } from '../knowledge/note';

/**
 * What the section of an id says of a property. Where its rows are for several properties, that is the sentences which
 * name this one: the others speak of something else.
 */
export function sectionFor(id: string, property: string, knowledge: Knowledge): string | undefined {
  const note = knowledge.noteNamed(knowledge.factOf(id)?.note ?? '');
  const text = note?.sections.find(section => section.id === id)?.text;
  if (text === undefined || text === '') return undefined;
  const properties = new Set(knowledge.rowsOf(id).flatMap(({ at }) => at.map(({ path }) => nameAt(path))));
  return properties.size <= 1 ? firstParagraph(text) : sentencesOn(property, text);
}

/** The page has the rest; what a colon announces belongs to it. */
function firstParagraph(text: string): string {
  const all = text.split(/\n\n+/);
  const end = all.findIndex(paragraph => !paragraph.trimEnd().endsWith(':'));
  return end < 0 ? text : all.slice(0, end + 1).join('\n\n');
}

function sentencesOn(property: string, text: string): string | undefined {
  // `MessageRetentionPeriod` is "message retention period" in a sentence.
  const words = property.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  const paragraphs = text.split(/\n{2,}/).flatMap(paragraph => {
    const sentences = paragraph.split(/(?<=[.!?])\s+(?=[A-Z`*[])/);
    const found = sentences.filter(sentence => sentence.includes(property) || sentence.toLowerCase().includes(words));
    return found.length === 0 ? [] : [found.join(' ')];
  });
  return paragraphs.length === 0 ? undefined : paragraphs.join('\n\n');
}
