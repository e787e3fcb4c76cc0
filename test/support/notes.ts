import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Note } from '../../src/knowledge/note';
import { readNote } from '../../src/knowledge/read';

const folder = join(__dirname, '../../knowledge');

/** The notes as they stand in the sources, each with its examples and with the mistakes in its file. */
export const readNotes = readdirSync(folder)
  .filter(file => file.endsWith('.md') && file !== 'README.md')
  .sort()
  .map(file => ({ file, ...readNote(file.replace(/\.md$/, ''), readFileSync(join(folder, file), 'utf8')) }));

export const notes: readonly Note[] = readNotes.flatMap(({ note }) => note ?? []);
