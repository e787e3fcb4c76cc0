import { createAnalyzer } from '../analysis';
import { languageOfFile } from '../syntax/language';
import { Lines } from '../text/lines';
import { AroundReader, pathOf } from './around';
import { readText } from './files';
import { currentKnowledge } from './knowledge';
import { printMarkdown } from './printMarkdown';
import { UsageError } from './usageError';

/** Prints what the editor shows at FILE:LINE:COLUMN; nothing where there is no note. */
export async function hover(place: string): Promise<void> {
  const [, file, line, column] = /^(.+):(\d+):(\d+)$/.exec(place) ?? [];
  if (file === undefined) throw new UsageError(`${place} is not of the form FILE:LINE:COLUMN`);
  const text = await readText(file);
  const offset = new Lines(text).offsetAt({ line: Number(line), column: Number(column) });
  if (offset === undefined) throw new UsageError(`${file} has no line ${line} with a column ${column}`);
  const reader = new AroundReader({ roots: [pathOf('.')], named: [], config: undefined });
  const around = await reader.of(file, text);
  const found = createAnalyzer(await currentKnowledge())
    .analyse(text, languageOfFile(file, text), undefined, around)
    .hoverAt(offset);
  if (found !== undefined) await printMarkdown(found.markdown);
}
