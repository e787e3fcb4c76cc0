import type { Knowledge } from '../knowledge/knowledge';

/** What a section of templates or an intrinsic function is, in a sentence with a link to its page. */
export function meaningOf(word: string, knowledge: Knowledge): string | undefined {
  return knowledge.noteNamed('template-language')?.sections.find(({ title }) => title === word)?.text;
}
