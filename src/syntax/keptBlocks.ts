import type { Span } from '../text/span';
import type { Block } from './tree';

/**
 * The blocks of the last version of a document, to be taken again by their text. Most stand in the old order, so each
 * piece is compared with the block that came next last time; only where that fails is it looked for among all.
 */
export class KeptBlocks {
  /** What was taken or parsed, in order: the blocks of the new version. */
  readonly taken: Block[] = [];
  readonly #used = new Set<Block>();
  #cursor = 0;
  #byText: Map<string, number[]> | undefined;

  constructor(private readonly blocks: readonly Block[]) {}

  take(text: string, { start, end }: Span, parse: (text: string) => Block): Block {
    const block =
      this.#next(text, start, end) ??
      this.#elsewhere(text.slice(start, end)) ??
      parse(detached(text.slice(start, end)));
    this.taken.push(block);
    return block;
  }

  #next(text: string, start: number, end: number): Block | undefined {
    const block = this.blocks[this.#cursor];
    if (block === undefined || block.text.length !== end - start || !text.startsWith(block.text, start))
      return undefined;
    return this.#use(this.#cursor, block);
  }

  #elsewhere(piece: string): Block | undefined {
    this.#byText ??= this.#index();
    for (const index of this.#byText.get(piece) ?? []) {
      const block = this.blocks[index];
      const found = block && this.#use(index, block);
      if (found !== undefined) return found;
    }
    // The block was edited where it stands: the next piece is what came after it.
    this.#cursor++;
    return undefined;
  }

  /** A block is used once: two equal pieces have two places. */
  #use(index: number, block: Block): Block | undefined {
    if (this.#used.has(block)) return undefined;
    this.#used.add(block);
    this.#cursor = index + 1;
    return block;
  }

  #index(): Map<string, number[]> {
    const byText = new Map<string, number[]>();
    for (const [index, block] of this.blocks.entries()) {
      const same = byText.get(block.text);
      if (same === undefined) byText.set(block.text, [index]);
      else same.push(index);
    }
    return byText;
  }
}

/** A copy of its own: a slice would keep the whole text of its day in memory. */
function detached(text: string): string {
  return ` ${text}`.slice(1);
}
