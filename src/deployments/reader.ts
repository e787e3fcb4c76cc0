import { Checker } from '../checks/checker';
import type { PlacedFinding } from '../checks/report/placed';
import { suppressed } from '../checks/report/suppressed';
import { suppressionsIn } from '../checks/report/suppression';
import { suppressionMistakes } from '../checks/report/suppressionMistakes';
import type { Knowledge } from '../knowledge/knowledge';
import { Parser } from '../syntax/parser';
import type { Document, Language } from '../syntax/tree';
import { type Base, BaseReader } from '../template/incremental/base';
import { type Template, TemplateBuilder } from '../template/model/template';
import type { Work } from '../work';
import { checkStacks } from './checkStacks';
import { mayBeTemplate } from './clues';
import { DeploymentChecks, type InDeployment } from './inDeployments';
import { joinFindings } from './joinFindings';
import { withOutputs } from './outputs';
import type { Surroundings } from './surroundings';
import { noPieces, type Pieces, WholeDocuments } from './wholeDocument';

/** A text as it was read, with all that is found in it, whether or not it is told. */
export interface Reading {
  /** The text alone: for places, and for what is written there. */
  readonly document: Document;
  readonly own: Template;
  /** With the other files that belong to it. */
  readonly template: Template;
  /** As each deployment makes it. */
  readonly deployed: readonly InDeployment[];
  readonly found: readonly PlacedFinding[];
  /** What the template's author has decided not to be told. */
  readonly held: ReadonlySet<PlacedFinding>;
}

/** Reads one document over and over: its template, and all that is found in it. */
export class Reader {
  readonly #parser = new Parser();
  readonly #builder = new TemplateBuilder();
  readonly #ownBuilder = new TemplateBuilder();
  readonly #checker: Checker;
  readonly #bases = new BaseReader();
  readonly #deployments: DeploymentChecks;
  #whole = { pieces: noPieces, documents: new WholeDocuments(noPieces) };

  constructor(private readonly knowledge: Knowledge) {
    this.#checker = new Checker(knowledge);
    this.#deployments = new DeploymentChecks(knowledge);
  }

  /**
   * Undefined where the text is no template.
   * @param onRead is told of the template alone, which is there long before it is checked
   */
  *reading(
    text: string,
    language: Language,
    earlier: Base | undefined,
    around: Surroundings | undefined,
    onRead?: (own: Template) => void,
  ): Work<Reading | undefined> {
    const isPiece = (around?.pieces.fragments.length ?? 0) > 0;
    if (!(isPiece || mayBeTemplate(text))) return undefined;
    const document = yield* this.#parser.parsing(text, language);
    const whole = this.#wholeOf(document, around);
    const template = this.#builder.build(whole);
    this.#checker.update(template);
    if (!template.isTemplate) return undefined;
    const own = whole === document ? template : this.#ownBuilder.build(document);
    onRead?.(own);
    const everywhere = yield* this.#checker.checking(template, earlier && this.#bases.read(earlier));
    const deployed = yield* this.#deployments.checking(whole, around?.deployments ?? []);
    const stacks = around === undefined ? [] : checkStacks(template, around.path, around.children);
    const findings = inOrder(joinFindings(everywhere, deployed).filter(isInTemplate(around)), stacks);
    const { held, idle } = suppressed(findings, suppressionsIn(own));
    const left = idle.length === 0 ? [] : findings.filter(one => one.file === undefined && !held.has(one));
    const mistakes = suppressionMistakes(idle, this.knowledge, left, text);
    return { document, own, template, deployed, held, found: inOrder(findings, mistakes) };
  }

  #wholeOf(document: Document, around: Surroundings | undefined): Document {
    const pieces: Pieces = around?.pieces ?? noPieces;
    if (this.#whole.pieces !== pieces) this.#whole = { pieces, documents: new WholeDocuments(pieces) };
    const whole = this.#whole.documents.document(document);
    return around === undefined ? whole : withOutputs(whole, around.path, around.children);
  }
}

/** What is only known from other files has a place there, but is no part of the template. */
function isInTemplate(around: Surroundings | undefined) {
  const { fragments, included } = around?.pieces ?? noPieces;
  const pieces = new Set([...fragments, ...included.values()].map(({ file }) => file.path));
  return ({ file }: PlacedFinding) => file === undefined || pieces.has(file.path);
}

function inOrder(findings: readonly PlacedFinding[], more: readonly PlacedFinding[]): readonly PlacedFinding[] {
  return more.length === 0 ? findings : [...findings, ...more].sort((a, b) => a.start - b.start);
}

/** Half as much again as CloudFormation takes: a text beyond is not checked, so that none makes anybody wait. */
const mostCharacters = 1_500_000;
export const mostCharactersInWords = '1.5 million characters';

export function isTooLarge(text: string): boolean {
  return text.length > mostCharacters;
}
