import type { Span } from '../text/span';
import { isJson, parseJsonBlock, parseJsonMembers } from './json';
import { inBlocks, type Parse, type Pieces } from './keptBlocks';
import { type SectionPiece, type Split, splitYaml } from './split';
import { splitJson } from './splitJson';
import { splitJsonByLines } from './splitJsonLines';
import type { Block, Document, Entry, Language, Mapping, Scalar } from './tree';
import { parseYamlBlock } from './yaml';

/**
 * Parses one document again and again as it is edited, and keeps the blocks whose text did not change:
 * an unchanged block is the very same object in the next document.
 */
export class Parser {
  /** The last version in its blocks, and as the one block that it is where they lean on each other. */
  #split: Pieces | undefined;
  #whole: Pieces | undefined;

  /** Never fails; where nothing can be read, `root` is undefined. */
  parse(source: string, language: Language): Document {
    const text = withLineFeeds(source);
    return looksLikeJson(text, language) ? this.#json(text) : this.#yaml(text);
  }

  #json(text: string): Document {
    const start = startOf(text);
    const split = splitJson(text);
    if (split !== undefined) return this.#splitDocument(text, 'json', split) ?? this.#wholeJson(text, start);
    // The braces don't match while somebody types: the lines still tell most resources apart.
    const lines = /^\uFEFF?\s*[{/]/.test(text) ? splitJsonByLines(text) : undefined;
    return (lines && this.#splitDocument(text, 'json', lines)) ?? this.#wholeJson(text, start);
  }

  #wholeJson(text: string, start: number): Document {
    return this.#wholeDocument('json', text, start, parseJsonBlock);
  }

  #yaml(text: string): Document {
    const split = splitYaml(text);
    const document = split && this.#splitDocument(text, 'yaml', split);
    if (document !== undefined) return document;
    const start = startOf(text);
    return this.#wholeDocument('yaml', text, start, parseYamlBlock);
  }

  #wholeDocument(language: Language, text: string, start: number, parse: Parse): Document {
    const pieces = [{ start, end: text.length }];
    this.#whole = inBlocks(text, pieces, this.#whole, parse);
    const root = this.#whole.blocks[0]?.root;
    return { language, text, root: root?.kind === 'mapping' ? root : undefined, offsetOf: () => start };
  }

  /** Undefined where a block leans on another one (an alias to an anchor there). */
  #splitDocument(text: string, language: Language, { root, sections }: Split): Document | undefined {
    const pieces = sections.flatMap(section => [headOf(section), ...(section.members ?? [])]);
    this.#split = inBlocks(text, pieces, this.#split, language === 'yaml' ? parseYamlBlock : parseJsonMembers);
    const { blocks } = this.#split;
    if (blocks.some(block => block.needsWhole)) return undefined;
    const offsets = new Map<Block, number>();
    for (const [index, block] of blocks.entries()) offsets.set(block, pieces[index]?.start ?? 0);
    const entries: Entry[] = [];
    let next = 0;
    for (const section of sections) {
      const [head, ...members] = blocks.slice(next, next + 1 + (section.members?.length ?? 0));
      next += 1 + members.length;
      if (head === undefined) continue;
      entries.push(...(section.members === undefined ? head.entries : withMembers(head, section, members)));
    }
    const first = entries[0]?.key.block;
    if (first === undefined) return undefined;
    const offsetOf = (block: Block) => offsets.get(block) ?? 0;
    return { language, text, root: { kind: 'mapping', entries, ...spanIn(first, root, offsetOf(first)) }, offsetOf };
  }
}

/** What stands before the first member. */
function headOf({ start, end, members }: SectionPiece): Span {
  return { start, end: members?.[0]?.start ?? end };
}

function withMembers(head: Block, { start, value }: SectionPiece, members: readonly Block[]): readonly Entry[] {
  const key: Scalar | undefined = head.entries[0]?.key;
  if (key === undefined || value === undefined) return [];
  const entries: Entry[] = [];
  for (const block of members) for (const entry of block.entries) entries.push(entry);
  return [{ key, value: { kind: 'mapping', entries, ...spanIn(head, value, start) } }];
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

/** A lone carriage return ends a line in YAML and in the editor, but not in `yaml`. */
function withLineFeeds(text: string): string {
  return text.includes('\r') && /\r(?!\n)/.test(text) ? text.replace(/\r(?!\n)/g, '\n') : text;
}
