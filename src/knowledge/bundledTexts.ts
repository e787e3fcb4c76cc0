import texts from '../../generated/texts.json';
import type { NoteText } from './knowledge';

/** The notes' texts, for programs that carry them along: the terminal and the core library, not the editor's bundle. */
export const bundledTexts = texts as unknown as readonly NoteText[];
