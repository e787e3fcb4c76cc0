import { Lexer, type Token, type Tokens } from 'marked';
import { inTerminal } from '../text/escape';
import type { Colours } from './colours';
import { empty, type Line, lengthOfLine, plain, type Run, type Word, wordsOf, wrapped } from './lines';

type Paint = Pick<Colours, 'bold' | 'dim'>;

/**
 * Markdown as a terminal shows it, broken into lines of at most `width` characters: bold text and headings are bold, a
 * link is followed by its address, tables stand in columns. What commands a terminal is escaped.
 */
export function rendered(markdown: string, width: number, paint: Paint): string {
  const show = (word: Word) =>
    word.map(({ text, look }) => (look === undefined ? inTerminal(text) : paint[look](inTerminal(text)))).join('');
  return blocks(new Lexer().lex(markdown), width)
    .map(line => line.map(show).join(' '))
    .join('\n');
}

function blocks(tokens: readonly Token[], width: number): readonly Line[] {
  const parts = tokens.filter(({ type }) => type !== 'space' && type !== 'def').map(token => block(token, width));
  return parts.flatMap((lines, index) => (index === 0 ? lines : [empty, ...lines]));
}

function block(token: Token, width: number): readonly Line[] {
  switch (token.type) {
    case 'heading':
      return wrapped(inline((token as Tokens.Heading).tokens, 'bold'), width);
    case 'list':
      return list(token as Tokens.List, width);
    case 'table':
      return table(token as Tokens.Table, width);
    case 'blockquote':
      return blocks((token as Tokens.Blockquote).tokens, width - 2).map(line => [plain('>'), ...line]);
    case 'code':
      return (token as Tokens.Code).text.split('\n').map(line => [plain(`    ${line}`)]);
    case 'hr':
      return [[plain('---')]];
    default: {
      const inside = 'tokens' in token && token.tokens !== undefined ? inline(token.tokens, undefined) : undefined;
      return wrapped(inside ?? wordsOf([{ text: token.raw, look: undefined }]), width);
    }
  }
}

/** What goes on in the next line stands below the item's text. */
function list({ items, ordered, start }: Tokens.List, width: number): readonly Line[] {
  return items.flatMap((item, index) => {
    const mark = ordered ? `${Number(start) + index}.` : '-';
    const lines = item.tokens.flatMap(token => block(token, width - mark.length - 1));
    return lines.map((line, at) => [plain(at === 0 ? mark : ' '.repeat(mark.length)), ...line]);
  });
}

/** Between the columns of a table. */
const gap = 2;

/** Addresses of links would be most of a table: they stand elsewhere too. */
function table({ header, rows }: Tokens.Table, width: number): readonly Line[] {
  const cells = [header.map(cell => inline(cell.tokens, 'bold', false)), ...rows.map(row => row.map(inCell))];
  const columns = header.map((_, column) => cells.map(row => row[column] ?? empty));
  const widths = fitting(columns.map(widthsOf), width);
  return cells.flatMap(row => {
    const columns = widths.map((most, column) => wrapped(row[column] ?? empty, most));
    const height = Math.max(...columns.map(({ length }) => length));
    return Array.from({ length: height }, (_, at) =>
      beside(
        columns.map(lines => lines[at] ?? empty),
        widths,
      ),
    );
  });
}

function inCell({ tokens }: Tokens.TableCell): Line {
  return inline(tokens, undefined, false);
}

/** How wide a column is: as its cells are written, and at its longest word. */
interface Widths {
  readonly natural: number;
  readonly least: number;
}

function widthsOf(cells: readonly Line[]): Widths {
  const longest = (lengths: readonly number[]) => Math.max(0, ...lengths);
  return {
    natural: longest(cells.map(lengthOfLine)),
    least: longest(cells.flatMap(cell => cell.map(word => lengthOfLine([word])))),
  };
}

/** The widest columns give way, down to their longest words. */
function fitting(columns: readonly Widths[], width: number): readonly number[] {
  const widths = columns.map(({ natural }) => natural);
  let over = widths.reduce((sum, one) => sum + one, gap * (widths.length - 1)) - width;
  while (over > 0) {
    const open = columns.flatMap(({ least }, index) => ((widths[index] ?? 0) > least ? [index] : []));
    const [first, ...more] = open;
    if (first === undefined) break;
    const widest = more.reduce((most, index) => ((widths[index] ?? 0) > (widths[most] ?? 0) ? index : most), first);
    widths[widest] = (widths[widest] ?? 0) - 1;
    over--;
  }
  return widths;
}

/** One line of several columns; the last one ends where its text does. */
function beside(parts: readonly Line[], widths: readonly number[]): Line {
  const last = parts.findLastIndex(part => part.length > 0);
  return parts.slice(0, last + 1).flatMap((part, column) => {
    // Words have a blank between them already.
    const blanks = part.length === 0 ? 1 : 2;
    const missing = (widths[column] ?? 0) - lengthOfLine(part) + gap - blanks;
    return column === last || missing < 0 ? part : [...part, plain(' '.repeat(missing))];
  });
}

function inline(tokens: readonly Token[] | undefined, look: Run['look'], hasAddresses = true): Line {
  return wordsOf((tokens ?? []).flatMap(token => runsOf(token, look, hasAddresses)));
}

function runsOf(token: Token, look: Run['look'], hasAddresses: boolean): readonly Run[] {
  const inside = (of: Run['look']) =>
    ((token as { tokens?: readonly Token[] }).tokens ?? []).flatMap(one => runsOf(one, of, hasAddresses));
  switch (token.type) {
    case 'strong':
      return inside('bold');
    case 'em':
    case 'del':
      return inside(look);
    case 'link': {
      const { href, text } = token as Tokens.Link;
      const isShown = hasAddresses && href !== text && !href.startsWith('#');
      return isShown ? [...inside(look), { text: ` (${href})`, look: 'dim' }] : inside(look);
    }
    case 'codespan':
      return [{ text: codeIn(token.raw), look }];
    case 'escape':
      return [{ text: token.raw.slice(1), look }];
    case 'br':
      return [{ text: ' ', look }];
    default:
      return [{ text: characters(token.raw), look }];
  }
}

/** What stands between the ticks, without the blanks that keep its own ticks apart from them. */
function codeIn(raw: string): string {
  const ticks = /^`*/.exec(raw)?.[0].length ?? 0;
  const code = raw.slice(ticks, -ticks);
  return code.startsWith(' ') && code.endsWith(' ') ? code.slice(1, -1) : code;
}

/** Characters that are written by their number. */
function characters(text: string): string {
  return text.replace(/&#(\d{1,6});/g, (_, number: string) => String.fromCodePoint(Number(number)));
}
