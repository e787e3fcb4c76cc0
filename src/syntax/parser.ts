import type { Span } from '../text/span';
import { isJson, parseJsonBlock, parseJsonMembers } from './json';
import { KeptBlocks } from './keptBlocks';
import { type SectionPiece, type Split, splitYaml } from './split';
import { splitJson, splitJsonByLines } from './splitJson';
import type { Block, Document, Entry, Language, Mapping, Scalar } from './tree';
import { parseYamlBlock } from './yaml';

/**
 * Parses one document again and again as it is edited, and keeps the blocks whose text did not change:
 * an unchanged block is the very same object in the next document.
 */
export class Parser {
  #kept = new KeptBlocks([]);

  /** Never fails; where nothing can be read, `root` is undefined. */
  parse(source: string, language: Language): Document {
    const text = withLineFeeds(source);
    const document = looksLikeJson(text, language) ? this.#json(text) : this.#yaml(text);
    this.#kept = new KeptBlocks(this.#kept.taken);
    return document;
  }

  #json(text: string): Document {
    const start = startOf(text);
    const split = splitJson(text);
    if (split !== undefined) return this.#splitDocument(text, 'json', split) ?? this.#wholeJson(text, start);
    // The braces don't match while somebody types: the lines still tell most resources apart.
    const lines = isJson(text.slice(start)) ? undefined : splitJsonByLines(text);
    return (lines && this.#splitDocument(text, 'json', lines)) ?? this.#wholeJson(text, start);
  }

  #wholeJson(text: string, start: number): Document {
    return wholeDocument('json', text, start, this.#kept.take(text, { start, end: text.length }, parseJsonBlock));
  }

  #yaml(text: string): Document {
    const split = splitYaml(text);
    const document = split && this.#splitDocument(text, 'yaml', split);
    if (document !== undefined) return document;
    const start = startOf(text);
    return wholeDocument('yaml', text, start, this.#kept.take(text, { start, end: text.length }, parseYamlBlock));
  }

  /** Undefined where a block leans on another one (an alias to an anchor there). */
  #splitDocument(text: string, language: Language, { root, sections }: Split): Document | undefined {
    const parse = language === 'yaml' ? parseYamlBlock : parseJsonMembers;
    const offsets = new Map<Block, number>();
    const take = (piece: Span): Block => {
      const block = this.#kept.take(text, piece, parse);
      offsets.set(block, piece.start);
      return block;
    };
    const entries: Entry[] = [];
    for (const section of sections) {
      const head = take({ start: section.start, end: section.members?.[0]?.start ?? section.end });
      const members = (section.members ?? []).map(take);
      if (head.needsWhole || members.some(block => block.needsWhole)) return undefined;
      entries.push(...(section.members === undefined ? head.entries : withMembers(head, section, members)));
    }
    const first = entries[0]?.key.block;
    if (first === undefined) return undefined;
    const offsetOf = (block: Block) => offsets.get(block) ?? 0;
    return { language, text, root: { kind: 'mapping', entries, ...spanIn(first, root, offsetOf(first)) }, offsetOf };
  }
}

function withMembers(head: Block, { start, value }: SectionPiece, members: readonly Block[]): readonly Entry[] {
  const key: Scalar | undefined = head.entries[0]?.key;
  if (key === undefined || value === undefined) return [];
  const entries = members.flatMap(block => block.entries);
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

function wholeDocument(language: Language, text: string, start: number, block: Block): Document {
  const root = block.root?.kind === 'mapping' ? block.root : undefined;
  return { language, text, root, offsetOf: () => start };
}

/** A `.yaml` file can hold JSON, which is YAML too; its own parser is faster and has no trouble with indentation. */
function looksLikeJson(text: string, language: Language): boolean {
  return language === 'json' || (/^\uFEFF?\s*\{\s*"/.test(text) && isJson(text.replace(/^\uFEFF/, '')));
}

/** A lone carriage return ends a line in YAML and in the editor, but not in `yaml`. */
function withLineFeeds(text: string): string {
  return text.includes('\r') && /\r(?!\n)/.test(text) ? text.replace(/\r(?!\n)/g, '\n') : text;
}
