/** The library: what the editor and the terminal use, for any program. Works in node and in a web worker. */
import { createAnalyzer as createWith } from './analysis';
import { bundledKnowledge } from './knowledge/bundled';
import { bundledTexts } from './knowledge/bundledTexts';

export type Language = 'yaml' | 'json';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** A piece of the analysed text: UTF-16 offsets from 0, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A limit that the template breaks, at the value that breaks it. */
export interface Finding extends Span {
  /** The id of the limit, such as `lambda-timeout`: the same in settings, suppressions and `explain`. */
  readonly code: string;
  readonly severity: Severity;
  /** What is there, the limit, the way out: whole sentences of plain text. */
  readonly message: string;
  /** The page of AWS that states the limit. */
  readonly source: string | undefined;
  /** Other places that have a part in it, such as the parameter that the value comes from. */
  readonly related: readonly (Span & { readonly message: string })[];
}

/** A note for a place, as Markdown; the span is what it speaks of. */
export interface Hover extends Span {
  readonly markdown: string;
}

/** One text as seen at one moment. */
export interface Analysis {
  /** False where the text is no CloudFormation or SAM template: then there are no findings and no hovers. */
  readonly isTemplate: boolean;
  /** In the order of the text. */
  readonly findings: readonly Finding[];
  /** The note for what stands at an offset; undefined where there is none. */
  hoverAt(offset: number): Hover | undefined;
}

export interface Settings {
  /** Whether information and hints are wanted: they are, unless this is false. */
  readonly advice?: boolean;
  /** Severities by id, in place of the built-in ones. */
  readonly severities?: Readonly<Record<string, Severity | 'off'>>;
}

/** Analyses one document over and over as it is edited: only what changed is looked at again. */
export interface Analyzer {
  /** Any text gives an analysis, a half-typed one too. */
  analyse(text: string, language: Language, settings?: Settings): Analysis;
}

/**
 * An analyzer with the bundled notes; use one per document, so that it can keep what doesn't change. Its `analyse` throws
 * a `TypeError` where the text is no string, or the language or a severity isn't one that there is.
 */
export function createAnalyzer(): Analyzer {
  const knowledge = bundledKnowledge();
  knowledge.setTexts(bundledTexts);
  const analyzer = createWith(knowledge);
  return {
    analyse(text, language, settings) {
      const { advice = true, severities = {} } = settings ?? {};
      refuseOthers(text, language, severities);
      const analysis = analyzer.analyse(text, language, { advice, severities });
      return {
        isTemplate: analysis.isTemplate,
        findings: analysis.findings.map(toPlain),
        hoverAt: offset => analysis.hoverAt(offset),
      };
    },
  };
}

const languages: readonly unknown[] = ['yaml', 'json'] satisfies readonly Language[];
const ranks: readonly unknown[] = ['error', 'warning', 'information', 'hint', 'off'] satisfies readonly (
  | Severity
  | 'off'
)[];

/** Callers need not be typed. */
function refuseOthers(text: unknown, language: unknown, severities: object): void {
  const type = text === null ? 'null' : typeof text;
  if (type !== 'string') throw new TypeError(`The text to analyse must be a string, not ${type}.`);
  if (!languages.includes(language))
    throw new TypeError(`The language must be "yaml" or "json", not ${JSON.stringify(language)}.`);
  const [wrong] = Object.entries(severities).filter(([, severity]) => !ranks.includes(severity));
  if (wrong === undefined) return;
  const [id, severity] = wrong;
  throw new TypeError(
    `The severity of ${id} must be error, warning, information, hint or off, not ${JSON.stringify(severity)}.`,
  );
}

/** Without what only the editor needs, such as nodes of the syntax tree: it can be made JSON. */
function toPlain({ code, severity, message, source, start, end, related }: Finding): Finding {
  return { code, severity, message, source, start, end, related };
}
