/** Where a level of indentation in a pattern's source goes in the template. */
interface Level {
  readonly from: number;
  readonly to: number;
}

export interface Indentation {
  /** Column of the first key in the template. */
  readonly to: number;
  /** Columns per level in the template. */
  readonly unit: number;
}

/**
 * Block-style YAML with its levels moved to another indentation. What follows `- ` stays two columns further in,
 * whatever the unit, and a block text keeps its own inner indentation.
 */
export function reindent(text: string, from: number, { to, unit }: Indentation): string {
  const levels: Level[] = [{ from, to }];
  let verbatim: { readonly below: number; by: number | undefined } | undefined;
  return text
    .split('\n')
    .map(line => {
      const column = line.search(/\S/);
      if (column < 0) return '';
      if (verbatim !== undefined && column <= verbatim.below) verbatim = undefined;
      if (verbatim?.by !== undefined) return ' '.repeat(column + verbatim.by) + line.slice(column);
      const level = levelOf(levels, column, unit);
      if (verbatim !== undefined) verbatim.by = level.to - column;
      else verbatim = openLevels(levels, level, line.slice(column));
      return ' '.repeat(level.to) + line.slice(column);
    })
    .join('\n');
}

function levelOf(levels: Level[], column: number, unit: number): Level {
  while (levels.length > 1 && (levels.at(-1)?.from ?? 0) > column) levels.pop();
  const top = levels.at(-1) ?? { from: column, to: column };
  if (top.from >= column) return top;
  const level = { from: column, to: top.to + unit };
  levels.push(level);
  return level;
}

/** Notes the levels that begin within the line, after `- `; and whether a block text follows. */
function openLevels(levels: Level[], level: Level, content: string): { below: number; by: undefined } | undefined {
  const dashes = /^(?:- +)*/.exec(content)?.[0].length ?? 0;
  const inner = { from: level.from + dashes, to: level.to + dashes };
  if (dashes > 0) levels.push(inner);
  return /(?:^|\s)[|>][-+]?$/.test(content) ? { below: inner.from, by: undefined } : undefined;
}
