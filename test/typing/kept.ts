import { type Analyzer, createAnalyzer, type Finding, type Language } from '../../src/analysis';
import type { Span } from '../../src/text/span';
import { knowledge } from '../support/knowledge';
import { type Element, elementsOf } from './elements';
import { type Changed, halfTyped, type State, spliced } from './states';

/** What was found outside of the element that somebody works on, and what is found there while it is half-typed. */
export interface Kept {
  readonly expected: number;
  readonly lost: readonly string[];
  /** Found only while it is half-typed. */
  readonly new: readonly string[];
}

/** Findings by code and place: with an element whole, and before it was there. What is in both doesn't hang on it. */
interface Steady {
  readonly isThere: ReadonlySet<string>;
  readonly isGone: ReadonlySet<string>;
}

/** One template as somebody types it: one analyzer goes from version to version, as in the editor. */
export class Typing {
  readonly elements: readonly Element[];
  readonly #analyzer: Analyzer = createAnalyzer(knowledge());
  readonly #atTheEnd = new Map<Element, { readonly it: Steady }>();
  readonly #inTheMiddle = new Map<Element, { readonly it: Steady | undefined }>();

  constructor(
    readonly text: string,
    private readonly language: Language,
  ) {
    this.elements = elementsOf(text, language);
  }

  /** The text ends in the middle of an element; what is before it counts. */
  prefix(element: Element, end: number): Kept {
    const behind = { start: element.start, end: Number.POSITIVE_INFINITY };
    const steady = remembered(this.#atTheEnd, element, () => ({
      isThere: this.#found(this.#closed(element.end, element), behind),
      isGone: this.#found(this.#closed(element.start, element), behind),
    }));
    return kept(steady, named(this.#analyzer.analyse(this.text.slice(0, end), this.language).findings, behind));
  }

  /** A line of an element is half-typed; undefined where it can't be so, or nobody could take the element out. */
  midEdit(element: Element, line: Span, state: State): Kept | undefined {
    const changed = halfTyped(this.text, line, state);
    const steady = remembered(this.#inTheMiddle, element, () => this.#around(element));
    if (changed === undefined || steady === undefined) return undefined;
    return kept(steady, named(this.#analyzer.analyse(changed.text, this.language).findings, element, changed));
  }

  #around(element: Element): Steady | undefined {
    const without = spliced(this.text, element.start, element.end, '');
    const isApart = elementsOf(without.text, this.language).length >= this.elements.length - 1;
    return isApart
      ? { isThere: this.#found(this.text, element), isGone: this.#found(without.text, element, without) }
      : undefined;
  }

  #closed(end: number, { depth }: Element): string {
    const text = this.text.slice(0, end);
    return this.language === 'yaml' ? text : `${text.trimEnd().replace(/,$/, '')}${'}'.repeat(depth)}`;
  }

  #found(text: string, element: Span, changed?: Changed): ReadonlySet<string> {
    return named(createAnalyzer(knowledge()).analyse(text, this.language).findings, element, changed);
  }
}

function remembered<Key, Value>(known: Map<Key, { readonly it: Value }>, key: Key, make: () => Value): Value {
  const entry = known.get(key) ?? { it: make() };
  known.set(key, entry);
  return entry.it;
}

/** Findings outside of an element, at the places that they have in the text as it was. */
function named(findings: readonly Finding[], element: Span, changed?: Changed): ReadonlySet<string> {
  const { at, removed, added } = changed ?? { at: 0, removed: 0, added: 0 };
  const names = findings.flatMap(({ code, start }) => {
    const place = start >= at + added ? start - added + removed : Math.min(start, at);
    return place < element.start || place >= element.end ? [`${code} ${place}`] : [];
  });
  return new Set(names);
}

function kept({ isThere, isGone }: Steady, now: ReadonlySet<string>): Kept {
  const expected = [...isThere].filter(name => isGone.has(name));
  return {
    expected: expected.length,
    lost: expected.filter(name => !now.has(name)),
    new: [...now].filter(name => !isThere.has(name) && !isGone.has(name)),
  };
}
