import type { PlacedFinding } from './checks/report/placed';
import { defaultSettings, type Settings, settled } from './checks/report/settings';
import { isLikelyTemplate } from './deployments/clues';
import type { FileFinding } from './deployments/deployment';
import { withQuotas } from './deployments/quotas';
import { isTooLarge, mostCharactersInWords, Reader } from './deployments/reader';
import { mistakesAround, quotasAround, type Surroundings, settingsAround, withValue } from './deployments/surroundings';
import { type Action, actionsAt } from './fixes/actions';
import { fixesOfAll } from './fixes/all';
import { type Instead, mendingFixes, type ReadyFix } from './fixes/fixes';
import { suppressEdits } from './fixes/suppress';
import { type Hover, hoverAt } from './hover/hover';
import type { Knowledge } from './knowledge/knowledge';
import { type Navigation, navigationOf, noNavigation } from './navigation/navigation';
import type { Edit } from './patterns/edit';
import { type Offer, offersFor, resourceHeadedAt } from './patterns/offers';
import type { Pattern } from './patterns/pattern';
import type { Language } from './syntax/tree';
import { Answers } from './template/incremental/answers';
import type { Span } from './text/span';
import { type InlayHint, inlayHintsIn } from './usage/hints';
import { UseCounters, type UseGroup } from './usage/uses';
import { finished, Turns, type Work } from './work';

export { isCompared } from './checks/relations/all';
export type { PlacedFinding as Finding } from './checks/report/placed';
export { misspeltIdsIn, severityChoices, severityMistakes, severitySettingName } from './checks/report/settingMistakes';
export { defaultSettings, readSettings, type Settings } from './checks/report/settings';
export { mayBeTemplate } from './deployments/clues';
export type { FileFinding } from './deployments/deployment';
export { isTooLarge, mostCharactersInWords } from './deployments/reader';
export type { Surroundings } from './deployments/surroundings';
export type { ReadyFix } from './fixes/fixes';
export { reason as reasonPlaceholder } from './fixes/suppress';
export type { Hover } from './hover/hover';
export type { Navigation } from './navigation/navigation';
export type { Language } from './syntax/tree';
export type { Base } from './template/incremental/base';
export type { InlayHint } from './usage/hints';
export type { Use, UseGroup, Uses } from './usage/uses';

type Finding = PlacedFinding;

/** One text as seen at one moment, with all that can be asked about it. What is costly is made when it is asked for. */
export interface Analysis {
  readonly isTemplate: boolean;
  /** Whether it is a part of a file of the Serverless Framework, or resources alone, which are checked all the same. */
  readonly isPart: boolean;
  /** What it names and no file around it declares, for which it is taken for a part of a template. */
  readonly undeclared: readonly string[];
  /** What marks it as a template, in words: `AWSTemplateFormatVersion`. */
  readonly mark: string | undefined;
  /** The types of its resources, each once, in the order of the text. */
  types(): readonly string[];
  /** In the order of the text. */
  readonly findings: readonly Finding[];
  /** What is wrong in the files around it, as far as it is about this template. */
  readonly elsewhere: readonly FileFinding[];
  /** What can be done about the findings at a place, in the order of a list. */
  actionsAt(span: Span): Work<readonly Action[]>;
  /** Makes trying fixes quick, which takes as long as reading the text the first time. */
  preparingFixes(): Work<void>;
  /** What mends a finding of this analysis, the best first; each has been tried, but for patterns. */
  fixesFor(finding: Finding): readonly ReadyFix[];
  /** The edits that mend all findings of some codes that have one fix; undefined where there are none. */
  fixingAll(codes: ReadonlySet<string>, patterns: readonly Pattern[]): Work<readonly Edit[] | undefined>;
  /** The edits that write down that a finding is meant; undefined where there is no place for it. */
  suppressing(finding: Finding): readonly Edit[] | undefined;
  /**
   * What is known of what stands at an offset; undefined where nothing is.
   * @param patterns those that links may insert; without them no link runs a command, for whoever can run none
   */
  hoverAt(offset: number, patterns?: readonly Pattern[]): Hover | undefined;
  /** What of these patterns can be attached to the resource whose logical ID or type stands in the offset's line. */
  offersAt(offset: number, patterns: readonly Pattern[]): readonly Offer[];
  /** Ways through the template: definitions, references, its outline. */
  readonly navigation: Navigation;
  /** The names of the deployments that it is checked for. */
  readonly deployments: readonly string[];
  /** The path of the project's file that counts here. */
  readonly projectFile: string | undefined;
  /** How much of each limit is used, by deployment. */
  countingUses(): Work<readonly UseGroup[]>;
  /** What is shown between the words of a stretch of the text; `all` for more than what isn't obvious. */
  inlayHintsIn(span: Span, all: boolean): readonly InlayHint[];
}

/** Analyses one document over and over as it is edited; what did not change is not looked at again. */
export interface Analyzer {
  /** Never throws, whatever the text. What was said of the text before stays as it was. */
  analyse(text: string, language: Language, settings?: Settings, around?: Surroundings): Analysis;
  /**
   * The same in pieces, so that a large text keeps nobody waiting. Where the next text is begun before it is finished,
   * it throws when it is gone on with, and the next one begins from nothing.
   * @param onRead is told of the ways through the template, which are known long before what is found in it
   */
  analysing(
    text: string,
    language: Language,
    settings?: Settings,
    around?: Surroundings,
    onRead?: (navigation: Navigation) => void,
  ): Work<Analysis>;
}

/** What is said of a text that is no template. */
export const noTemplate: Analysis = {
  isTemplate: false,
  isPart: false,
  undeclared: [],
  mark: undefined,
  types: () => [],
  findings: [],
  elsewhere: [],
  *actionsAt() {
    yield;
    return [];
  },
  *preparingFixes() {},
  fixesFor: () => [],
  *fixingAll() {
    yield;
    return undefined;
  },
  suppressing: () => undefined,
  hoverAt: () => undefined,
  offersAt: () => [],
  navigation: noNavigation,
  deployments: [],
  projectFile: undefined,
  *countingUses() {
    yield;
    return [];
  },
  inlayHintsIn: () => [],
};

/** What is known of a template that is too large to be read. */
export const tooLargeToCheck: Analysis = { ...noTemplate };

/** Said instead of its findings, once. */
export const tooLargeNotice: Finding = {
  ...{ start: 0, end: 0, code: 'too-large', severity: 'information', source: undefined, related: [], fixes: [] },
  message: `This file has more than ${mostCharactersInWords}, so it is not checked.`,
};

/** What is known of a text that is too large to be read. */
export function unread(text: string): Analysis {
  return isLikelyTemplate(text) ? tooLargeToCheck : noTemplate;
}

export function createAnalyzer(base: Knowledge): Analyzer {
  let known = begun('[]');
  let trials: Reader | undefined;
  const turns = new Turns();
  return {
    analyse(text, language, settings, around) {
      return finished(this.analysing(text, language, settings, around));
    },
    analysing: (text, language, settings = defaultSettings, around = undefined, onRead = undefined) =>
      turns.take(wasLeft => {
        if (wasLeft) known = begun('[]');
        return analysing(text, language, settings, around, onRead);
      }),
  };

  function begun(quotas: string, knowledge = base) {
    return { quotas, knowledge, reader: new Reader(knowledge), uses: new UseCounters(knowledge) };
  }

  function* analysing(
    text: string,
    language: Language,
    given: Settings,
    around: Surroundings | undefined,
    onRead: ((navigation: Navigation) => void) | undefined,
  ): Work<Analysis> {
    if (isTooLarge(text)) return unread(text);
    const quotas = quotasAround(around);
    const key = JSON.stringify([...quotas]);
    if (key !== known.quotas) {
      known = begun(key, withQuotas(base, quotas));
      trials = undefined;
    }
    const { knowledge, reader, uses } = known;
    const settings = settingsAround(given, around?.project);
    const read = yield* reader.reading(text, language, settings.base, around, own => onRead?.(navigationOf(own)));
    if (read === undefined) return noTemplate;
    const { template, own } = read;
    // Fixes are tried apart, so that what is kept here stays with the document's own text.
    const reread = (changed: string, instead?: Instead) => {
      trials ??= new Reader(knowledge);
      const then = instead === undefined ? around : around && withValue(around, instead);
      return finished(trials.reading(changed, language, settings.base, then));
    };
    const told = settled(read.found, read.held, knowledge, settings);
    const findings = told.filter(({ file }) => file === undefined);
    const mistakes = around === undefined ? [] : mistakesAround(around, template, knowledge);
    return {
      isTemplate: true,
      isPart: template.isPart,
      undeclared: template.undeclared,
      mark: template.mark,
      types: () => [...new Set([...own.resources.values()].map(({ type }) => type))],
      findings,
      elsewhere:
        around === undefined
          ? []
          : [...settled(mistakes, new Set(), knowledge, settings), ...elsewhereIn(told, around)],
      actionsAt(span) {
        return actionsAt(this, span);
      },
      *preparingFixes() {
        if (trials !== undefined) return;
        const prepared = new Reader(knowledge);
        yield* prepared.reading(text, language, settings.base, around);
        trials ??= prepared;
      },
      fixesFor: finding => mendingFixes(read, finding, reread),
      fixingAll: (codes, patterns) => fixesOfAll(read, codes, reread, patterns),
      suppressing: finding => suppressEdits(own, finding),
      hoverAt: (offset, patterns) =>
        hoverAt(
          { template, knowledge, patterns, scope: new Answers(template), findings, deployed: read.deployed },
          offset,
        ),
      offersAt: (offset, patterns) => {
        const resource = resourceHeadedAt(own, offset);
        return resource === undefined ? [] : offersFor(patterns, own, resource);
      },
      navigation: navigationOf(own),
      countingUses: () => uses.counting(own, read.deployed),
      deployments: (around?.deployments ?? []).map(({ name }) => name),
      projectFile: around?.project?.file.path,
      inlayHintsIn: (span, all) => inlayHintsIn(own, knowledge, span, all),
    };
  }
}

/** What is told of a file beside the template; a fragment's findings are told where it is itself analysed. */
function elsewhereIn(found: readonly Finding[], { pieces }: Surroundings): readonly FileFinding[] {
  const fragments = new Set(pieces.fragments.map(({ file }) => file.path));
  return found.flatMap(one =>
    one.file === undefined || fragments.has(one.file.path) ? [] : [{ ...one, file: one.file }],
  );
}
