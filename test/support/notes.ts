import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Note } from '../../src/knowledge/note';
import { readNote } from '../../src/knowledge/read';

const folder = join(__dirname, '../../knowledge');

/** The notes as they stand in the sources, each with its examples. */
export const notes: readonly Note[] = readdirSync(folder)
  .filter(file => file.endsWith('.md') && file !== 'README.md')
  .sort()
  .flatMap(file => readNote(file.slice(0, -3), readFileSync(join(folder, file), 'utf8')).note ?? []);
