import { writeFile } from 'node:fs/promises';
import { createTwoFilesPatch } from 'diff';
import { createAnalyzer, type Settings, type Surroundings } from '../analysis';
import { hasPlainFix } from '../checks/findings/fix';
import { mayBeChecked } from '../deployments/readAround';
import type { Knowledge } from '../knowledge/knowledge';
import { isAdvice } from '../knowledge/note';
import { carriedPatterns } from '../patterns/bundled';
import { applyEdits } from '../patterns/edit';
import { languageOfFile } from '../syntax/language';
import { decode } from '../text/decode';
import { inTerminal } from '../text/escape';
import { finished } from '../work';
import type { AroundReader } from './around';
import type { Colours } from './colours';
import { cannotWrite, readBytes } from './files';
import { slashed } from './fingerprints';
import { complain, printMade } from './output';
import { UsageError } from './usageError';

interface FixOptions {
  readonly knowledge: Knowledge;
  readonly settings: Settings;
  readonly reader: AroundReader;
  /** Print what would change, and change nothing. */
  readonly isDry: boolean;
  readonly colours: Colours;
}

/** A fix can make way for another one, but not for ever. */
const mostRounds = 10;

/** What came of it: how many files changed, or would, and which could not be written: a sentence each. */
export interface Fixed {
  readonly changed: number;
  readonly problems: readonly string[];
}

/** Mends what has one fix and is no advice. */
export async function fixFiles(files: readonly string[], options: FixOptions): Promise<Fixed> {
  let changed = 0;
  const problems: string[] = [];
  for (const file of files) {
    try {
      if (await fixFile(file, options)) changed++;
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      problems.push(error.message);
    }
  }
  return { changed, problems };
}

async function fixFile(file: string, { knowledge, settings, reader, isDry, colours }: FixOptions): Promise<boolean> {
  // What can't be read is told by the check that follows.
  const bytes = await readBytes(file).catch(() => Buffer.from(''));
  const text = decode(bytes);
  const around = await reader.of(file, text);
  const fixed = mayBeChecked(text, around) ? fixedText(text, file, knowledge, settings, around) : text;
  if (fixed === text) return false;
  // The mark that some editors of Windows put before a text in UTF-8 is none of the text, and stays.
  const mark = bytes.toString('utf8', 0, 3) === byteOrderMark ? byteOrderMark : '';
  if (!Buffer.from(mark + text).equals(bytes)) {
    complain(`${inTerminal(file)} is not in UTF-8, so it is not fixed`);
    return false;
  }
  if (isDry) printMade(patch(file, text, fixed, colours));
  else
    await writeFile(file, mark + fixed).catch(error => {
      throw new UsageError(cannotWrite(file, error));
    });
  return true;
}

const byteOrderMark = '\uFEFF';

/** The text with every finding mended that is an error or a warning and has one fix. */
export function fixedText(
  before: string,
  file: string,
  knowledge: Knowledge,
  settings: Settings,
  around?: Surroundings,
): string {
  const analyzer = createAnalyzer(knowledge);
  let text = before;
  for (let round = 0; round < mostRounds; round++) {
    const analysis = analyzer.analyse(text, languageOfFile(file, text), settings, around);
    const serious = analysis.findings.filter(({ severity }) => !isAdvice(severity));
    const codes = new Set(serious.filter(hasPlainFix).map(({ code }) => code));
    const edits = codes.size === 0 ? undefined : finished(analysis.fixingAll(codes, carriedPatterns));
    const next = edits === undefined ? text : applyEdits(text, edits);
    if (next === text) break;
    text = next;
  }
  return text;
}

function patch(file: string, before: string, after: string, colours: Colours): string {
  const name = slashed(file);
  const lines = createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, undefined, undefined, { context: 3 })
    .split('\n')
    // A line of its own that only its tools draw.
    .filter(line => !/^=+$/.test(line));
  return lines
    .map(line => {
      // The mark at the beginning, tabs and the line breaks of Windows stay, what commands a terminal doesn't.
      const [, sign = '', rest = '', end = ''] = /^(.?)(.*?)(\r?)$/s.exec(line) ?? [];
      const shown = `${sign}${rest.split('\t').map(inTerminal).join('\t')}${end}`;
      return line.startsWith('+') ? colours.added(shown) : line.startsWith('-') ? colours.removed(shown) : shown;
    })
    .join('\n')
    .replace(/\n$/, '');
}
