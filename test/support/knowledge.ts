import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Analysis, createAnalyzer, defaultSettings, type Language, type Settings } from '../../src/analysis';
import { compileNotes } from '../../src/knowledge/compile';
import { Knowledge } from '../../src/knowledge/knowledge';
import { bundledSchema } from '../../src/schema/bundled';

const folder = join(__dirname, '../../knowledge');

/** As they stand in the sources, not as they were last built. */
const notes = compileNotes(
  readdirSync(folder)
    .filter(file => file.endsWith('.md') && file !== 'README.md')
    .map(file => ({ name: file.slice(0, -3), text: readFileSync(join(folder, file), 'utf8') })),
);

/** The notes, and AWS's schema as it was built. */
export const compiled = { ...notes, schema: bundledSchema };

const all = new Knowledge(compiled);
all.setTexts(compiled.texts);

export function knowledge(): Knowledge {
  return all;
}

/** A test's template is short: what AWS requires besides is not told, unless it is asked for. */
export const short: Settings = { ...defaultSettings, schema: false };

export function analyse(text: string, language: Language = 'yaml', settings: Settings = short): Analysis {
  return createAnalyzer(knowledge()).analyse(text, language, settings);
}
