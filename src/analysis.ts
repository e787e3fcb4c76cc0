import { checkAgainst } from './checks/against';
import { Checker } from './checks/checks';
import { type PlacedFinding, placed } from './checks/placed';
import { defaultSettings, type Settings, settled } from './checks/settings';
import { type ReadyFix, readyFixes } from './fixes/fixes';
import { suppressEdits } from './fixes/suppress';
import { type Hover, hoverAt } from './hover/hover';
import type { Knowledge } from './knowledge/knowledge';
import type { Edit } from './patterns/edit';
import { type Offer, offersFor, resourceHeadedAt } from './patterns/offers';
import type { Pattern } from './patterns/pattern';
import { Parser } from './syntax/parser';
import type { Language } from './syntax/tree';
import { Answers } from './template/answers';
import { BaseReader } from './template/base';
import { TemplateBuilder } from './template/template';

export type { PlacedFinding as Finding } from './checks/placed';
export { defaultSettings, type Settings } from './checks/settings';
export type { ReadyFix } from './fixes/fixes';
export type { Hover } from './hover/hover';
export type { Language } from './syntax/tree';
export type { Base } from './template/base';

type Finding = PlacedFinding;

/** One text as seen at one moment. */
export interface Analysis {
  readonly isTemplate: boolean;
  /** What marks it as a template, in words: `AWSTemplateFormatVersion`. */
  readonly mark: string | undefined;
  /** The types of its resources, each once, in the order of the text. */
  types(): readonly string[];
  /** In the order of the text. */
  readonly findings: readonly Finding[];
  /** What mends a finding of this analysis, the best first. */
  fixesFor(finding: Finding): readonly ReadyFix[];
  /** The edits that write down that a finding is meant; undefined where there is no place for it. */
  suppressing(finding: Finding): readonly Edit[] | undefined;
  /** The note for what stands at an offset, with links to the patterns that fit; undefined where there is none. */
  hoverAt(offset: number, patterns?: readonly Pattern[]): Hover | undefined;
  /** What of these patterns can be attached to the resource whose logical ID or type stands in the offset's line. */
  offersAt(offset: number, patterns: readonly Pattern[]): readonly Offer[];
}

/** Analyses one document over and over as it is edited; what did not change is not looked at again. */
export interface Analyzer {
  /** Never throws, whatever the text. */
  analyse(text: string, language: Language, settings?: Settings): Analysis;
}

/** What is said of a text that is no template. */
export const noTemplate: Analysis = {
  isTemplate: false,
  mark: undefined,
  types: () => [],
  findings: [],
  fixesFor: () => [],
  suppressing: () => undefined,
  hoverAt: () => undefined,
  offersAt: () => [],
};

export function createAnalyzer(knowledge: Knowledge): Analyzer {
  const parser = new Parser();
  const builder = new TemplateBuilder();
  const checker = new Checker(knowledge);
  const bases = new BaseReader();
  return {
    analyse(text, language, settings = defaultSettings) {
      if (isTooLarge(text) || !mayBeTemplate(text)) return noTemplate;
      const template = builder.build(parser.parse(text, language));
      if (!template.isTemplate) return noTemplate;
      const { document } = template;
      const base = settings.base && bases.read(settings.base);
      const found = [...checker.check(template), ...(base === undefined ? [] : checkAgainst(base, template))];
      const findings = placed(document, found, knowledge);
      return {
        isTemplate: true,
        mark: template.mark,
        types: () => [...new Set([...template.resources.values()].map(({ type }) => type))],
        findings: settled(findings, template, knowledge, settings),
        fixesFor: finding => readyFixes(document, finding.fixes),
        suppressing: finding => suppressEdits(template, finding),
        hoverAt: (offset, patterns = []) =>
          hoverAt({ template, knowledge, patterns, scope: new Answers(template) }, offset),
        offersAt: (offset, patterns) => {
          const resource = resourceHeadedAt(template, offset);
          return resource === undefined ? [] : offersFor(patterns, resource);
        },
      };
    },
  };
}

/** Four times what CloudFormation takes: a text beyond is not checked, so that none makes anybody wait. */
const mostCharacters = 4_000_000;

export function isTooLarge(text: string): boolean {
  return text.length > mostCharacters;
}

/** Every template has one of these words; a text without them is not even parsed. */
export function mayBeTemplate(text: string): boolean {
  return /AWSTemplateFormatVersion|AWS::|Alexa::|Custom::/.test(text);
}
