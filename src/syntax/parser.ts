import type { Span } from '../text/span';
import { finished, type Work } from '../work';
import { isJson, parseJsonBlock, parseJsonMembers } from './json';
import { changeBetween, inBlocks, indexesOf, type Pieces, type Reading, withEditedMember } from './keptBlocks';
import { type Change, layoutOf, type Section } from './layout';
import { membersInYaml, type Split, splitYaml } from './split';
import { membersInJson, splitJson } from './splitJson';
import { splitJsonByLines } from './splitJsonLines';
import { withTagComments } from './tagLines';
import type { Block, Document, Entry, Language, Mapping } from './tree';
import { parseYamlBlock } from './yaml';

const yaml: Reading = { parse: parseYamlBlock, membersIn: membersInYaml };
const json: Reading = { parse: parseJsonMembers, membersIn: membersInJson };
/** While the braces don't match, only the whole document tells where they do. */
const openJson: Reading = { parse: parseJsonMembers, membersIn: undefined };
const wholeYaml: Reading = { parse: parseYamlBlock, membersIn: undefined };
const wholeJson: Reading = { parse: parseJsonBlock, membersIn: undefined };

/**
 * Parses one document again and again as it is edited, and keeps the blocks whose text did not change:
 * an unchanged block is the very same object in the next document. An edit within a member costs what the member costs.
 */
export class Parser {
  /** The last version in its blocks, and as the one block that it is where they lean on each other. */
  #split: Pieces | undefined;
  #whole: Pieces | undefined;

  /** Never fails; where nothing can be read, `root` is undefined. Documents share what an edit has left as it was. */
  parse(source: string, language: Language): Document {
    return finished(this.parsing(source, language));
  }

  /** The same, block by block; to be finished before the next text is begun. */
  *parsing(source: string, language: Language): Work<Document> {
    const whole = withoutTags(withLineFeeds(source));
    const isJsonText = looksLikeJson(whole, language);
    const text = isJsonText ? whole : withTagComments(whole);
    const change = changeBetween(this.#split?.text ?? '', text);
    const edited = this.#edited(text, isJsonText, change);
    if (edited !== undefined) return edited;
    return yield* isJsonText ? this.#json(text, change) : this.#yaml(text, change);
  }

  #edited(text: string, isJsonText: boolean, change: Change): Document | undefined {
    const last = this.#split;
    if (last === undefined || (last.reading === json) !== isJsonText) return undefined;
    const next = withEditedMember(text, last, change);
    const document = next && this.#splitDocument(next);
    return this.#leans() ? undefined : document;
  }

  *#json(text: string, change: Change): Work<Document> {
    const split = splitJson(text);
    if (split !== undefined)
      return (yield* this.#inPieces(text, split, json, change)) ?? (yield* this.#inOne(text, wholeJson));
    return (yield* this.#jsonByLines(text, change)) ?? (yield* this.#inOne(text, wholeJson));
  }

  /** The braces don't match while somebody types: the lines still tell most resources apart. */
  *#jsonByLines(text: string, change: Change): Work<Document | undefined> {
    const lines = /^\uFEFF?\s*[{/]/.test(text) ? splitJsonByLines(text) : undefined;
    return lines && (yield* this.#inPieces(text, lines, openJson, change));
  }

  *#yaml(text: string, change: Change): Work<Document> {
    const split = splitYaml(text);
    const inPieces = split && (yield* this.#inPieces(text, split, yaml, change));
    if (inPieces !== undefined && !this.#leans()) return inPieces;
    const whole = yield* this.#inOne(text, wholeYaml);
    // Where it isn't sound as a whole, what stands apart still is; JSON that somebody types is no YAML either.
    if (!this.#whole?.blocks[0]?.isBroken) return whole;
    return inPieces ?? (yield* this.#jsonByLines(text, change)) ?? whole;
  }

  /** Whether a piece needs another one: an alias to an anchor there. */
  #leans(): boolean {
    return this.#split?.blocks.some(block => block.needsWhole) ?? false;
  }

  *#inPieces(text: string, split: Split, reading: Reading, change: Change): Work<Document | undefined> {
    return this.#splitDocument(yield* inBlocks(text, layoutOf(split), reading, this.#split, change));
  }

  *#inOne(text: string, reading: Reading): Work<Document> {
    const start = startOf(text);
    const layout = layoutOf({
      root: { start, end: text.length },
      sections: [{ start, end: text.length, members: undefined, value: undefined }],
    });
    const change = changeBetween(this.#whole?.text ?? '', text);
    this.#whole = yield* inBlocks(text, layout, reading, this.#whole, change);
    const root = this.#whole.blocks[0]?.root;
    const language = reading === wholeJson ? 'json' : 'yaml';
    return { language, text, root: root?.kind === 'mapping' ? root : undefined, offsetOf: () => start };
  }

  #splitDocument(pieces: Pieces): Document | undefined {
    this.#split = pieces;
    const { text, blocks, layout, indexes, reading } = pieces;
    // The indexes go on to the next version; places in this one can still be asked for then.
    let own: ReadonlyMap<Block, number> | undefined;
    const now = () => {
      if (this.#split === pieces) return indexes;
      own ??= indexesOf(blocks);
      return own;
    };
    const offsetOf = (block: Block) => layout.starts[now().get(block) ?? -1] ?? 0;
    const entries = layout.sections.flatMap(section => sectionEntries(section, blocks));
    const first = entries[0]?.key.block;
    if (first === undefined) return undefined;
    const root: Mapping = { kind: 'mapping', entries, ...spanIn(first, layout.root, offsetOf(first)) };
    return { language: reading === yaml ? 'yaml' : 'json', text, root, offsetOf };
  }
}

function sectionEntries({ start, value, head, members }: Section, blocks: readonly Block[]): readonly Entry[] {
  const heading = blocks[head];
  if (heading === undefined || members === 0) return heading?.entries ?? [];
  const key = heading.entries[0]?.key;
  if (key === undefined || value === undefined) return [];
  const entries: Entry[] = [];
  for (let piece = head + 1; piece <= head + members; piece++) {
    for (const entry of blocks[piece]?.entries ?? []) entries.push(entry);
  }
  return [{ key, value: { kind: 'mapping', entries, ...spanIn(heading, value, start) } }];
}

/** A span of the text as a node's place in a block that begins at an offset; it may reach beyond the block. */
function spanIn(block: Block, { start, end }: Span, offset: number): Pick<Mapping, 'block' | 'start' | 'end' | 'tag'> {
  return { block, start: start - offset, end: end - offset, tag: undefined };
}

/** After the byte order mark, if there is one. */
function startOf(text: string): number {
  return text.charCodeAt(0) === 0xfeff ? 1 : 0;
}

/** A `.yaml` file can hold JSON, which is YAML too; its own parser is faster and has no trouble with indentation. */
function looksLikeJson(text: string, language: Language): boolean {
  return language === 'json' || (/^\uFEFF?\s*\{\s*"/.test(text) && isJson(text.replace(/^\uFEFF/, '')));
}

/**
 * The lines at the top that a tool such as Jinja runs before this is a template, `{% set name = … %}`, are blank here:
 * everything else keeps its place.
 */
function withoutTags(text: string): string {
  const head = /^\uFEFF?(?:[ \t]*(?:#[^\n]*|\{[%#][^\n]*[%#]\}[ \t]*)?\r?\n)+/.exec(text)?.[0];
  if (head === undefined || !/\{[%#]/.test(head)) return text;
  return head.replace(/^[ \t]*\{[%#][^\r\n]*/gm, tags => ' '.repeat(tags.length)) + text.slice(head.length);
}

/** A lone carriage return ends a line in YAML and in the editor, but not in `yaml`. */
function withLineFeeds(text: string): string {
  return text.includes('\r') && /\r(?!\n)/.test(text) ? text.replace(/\r(?!\n)/g, '\n') : text;
}
