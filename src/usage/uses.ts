import type { Knowledge } from '../knowledge/knowledge';
import { quantity, quantityInWords } from '../knowledge/quantity';
import { unitOf } from '../knowledge/words';
import { type Block, entryOf, type Node, spanOf } from '../syntax/tree';
import { Answers } from '../template/incremental/answers';
import { entriesOf } from '../template/model/mark';
import type { Resource, Template } from '../template/model/template';
import { worldOf } from '../template/values/values';
import type { Scope } from '../template/worlds/scope';
import type { Span } from '../text/span';
import type { Work } from '../work';
import { type Measured, measuredIn, placeOfUse } from './measured';

/** How much of a limit is used at a place. */
export interface Use extends Span {
  /** The limit's id. */
  readonly id: string;
  /** `Timeout`, `Tags`; in a list or mapping with the way there: `Events.Orders.BatchSize`. */
  readonly name: string;
  /** `30 of 900 s (15 min)`, `3 of 5 layers`, `64 of at least 128 MB`. */
  readonly words: string;
  /** 1 is the limit itself. */
  readonly share: number;
  /** A number is set as it is meant, at its limit too; what grows with the template, as a count does, can come near. */
  readonly level: Level;
}

export type Level = 'over' | 'near' | 'within';

/** What a resource, or the template itself, uses of its limits: what breaks one first, then what comes near. */
export interface Uses extends Span {
  /** The logical ID; undefined for the template. */
  readonly logicalId: string | undefined;
  readonly type: string;
  readonly uses: readonly Use[];
}

/** The uses of a template, as one deployment makes it or whatever its parameters are. */
export interface UseGroup {
  /** The deployment's name; undefined where there are no deployments. */
  readonly deployment: string | undefined;
  /** Those that break a limit first, then those that come near. */
  readonly uses: readonly Uses[];
}

/** A use in offsets of its block, kept with the resource. */
type OwnUse = Omit<Use, 'start' | 'end'> & { readonly at: { readonly block: Block } & Span };

/** Counts uses from version to version: only what an edit has changed is measured again. */
class UseCounter {
  #known = new WeakMap<Resource, readonly OwnUse[]>();
  #leaning: readonly Node[] = [];

  constructor(private readonly knowledge: Knowledge) {}

  /** What is nearest to its limit first; resources without any known use are left out. */
  *counting(template: Template, own: Template): Work<readonly Uses[]> {
    this.#forget(template);
    const scope = new Answers(template);
    const all: Uses[] = [...templateUses(template)];
    for (const resource of template.resources.values()) {
      // Others stand in another file.
      const uses = own.resources.has(resource.logicalId) ? this.#usesOf(resource, scope) : [];
      if (uses.length > 0) all.push(placed(resource, uses, template));
      yield;
    }
    return all.sort((a, b) => byUrgency(worst(a), worst(b)) || a.start - b.start);
  }

  /** What a value is can lean on parameters, mappings and conditions. */
  #forget({ parameters, mappings, conditions }: Template): void {
    const leaning = [...parameters.values(), ...mappings.values(), ...conditions.values()];
    const isSame = leaning.length === this.#leaning.length && leaning.every((one, at) => one === this.#leaning[at]);
    if (!isSame) this.#known = new WeakMap();
    this.#leaning = leaning;
  }

  #usesOf(resource: Resource, scope: Answers): readonly OwnUse[] {
    const known = this.#known.get(resource);
    if (known !== undefined) return known;
    const inside: Scope = new Answers(scope.template, worldOf(resource, scope));
    const uses = narrowest(measuredIn(resource, this.knowledge, inside).map(toUse));
    this.#known.set(resource, uses);
    return uses;
  }
}

/** Counts deployment by deployment; without any, with the parameters' defaults. */
export class UseCounters {
  #counters = new Map<string, UseCounter>();

  constructor(private readonly knowledge: Knowledge) {}

  *counting(
    template: Template,
    deployed: readonly { readonly deployment: { readonly name: string }; readonly template: Template }[],
  ): Work<readonly UseGroup[]> {
    const wanted = deployed.map(one => ({ name: one.deployment.name, template: one.template }));
    const groups: UseGroup[] = [];
    for (const one of wanted.length > 0 ? wanted : [{ name: '', template }]) {
      const counter = this.#counters.get(one.name) ?? new UseCounter(this.knowledge);
      this.#counters.set(one.name, counter);
      groups.push({ deployment: one.name || undefined, uses: yield* counter.counting(one.template, template) });
    }
    return groups.sort((a, b) => byUrgency(worst(a.uses[0]), worst(b.uses[0])));
  }
}

function toUse(measured: Measured): OwnUse {
  const { limit, path, site, used, isOnly } = measured;
  const { min = 0, max = 1 } = limit;
  // A number alone can be too small; what is counted is still being written.
  const isTooLittle = limit.measure === 'number' && isOnly && used < min;
  let wildcard = 0;
  const steps = path.map(step => (step === '*' ? (site.wildcards[wildcard++] ?? step) : step));
  const bound = quantityInWords(isTooLittle ? min : max, unitOf(limit));
  const words = `${isOnly ? '' : 'up to '}${quantity(used, undefined)} of ${isTooLittle ? 'at least ' : ''}${bound}`;
  const name = steps.filter(step => step !== 'Properties').join('.');
  const share = used / max;
  return {
    id: limit.id,
    name,
    words,
    share,
    level: isTooLittle ? 'over' : levelOf(share, limit.measure !== 'number'),
    at: placeOfUse(measured),
  };
}

const nearlyFull = 0.8;

function levelOf(share: number, canGrow: boolean): Level {
  return share > 1 ? 'over' : canGrow && share >= nearlyFull ? 'near' : 'within';
}

const levels: readonly Level[] = ['over', 'near', 'within'];

type Urgency = Pick<Use, 'level' | 'share'>;

function byUrgency(one: Urgency, other: Urgency): number {
  return levels.indexOf(one.level) - levels.indexOf(other.level) || other.share - one.share;
}

/** One use a place, of the limit that is nearest. */
function narrowest(uses: readonly OwnUse[]): readonly OwnUse[] {
  const byName = new Map<string, OwnUse>();
  for (const use of uses) {
    const other = byName.get(use.name);
    if (other === undefined || other.share < use.share) byName.set(use.name, use);
  }
  return [...byName.values()].sort(byUrgency);
}

function placed(resource: Resource, uses: readonly OwnUse[], { document }: Template): Uses {
  const { logicalId, type, key } = resource;
  const all = uses.map(({ at, ...use }) => {
    const offset = document.offsetOf(at.block);
    return { ...use, start: at.start + offset, end: at.end + offset };
  });
  return { logicalId, type, ...spanOf(document, key), uses: all };
}

const unused: Urgency = { level: 'within', share: 0 };

function worst(of: Pick<Uses, 'uses'> | undefined): Urgency {
  return of?.uses[0] ?? unused;
}

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const sections: readonly (readonly [name: string, most: number])[] = [
  ['Resources', 500],
  ['Parameters', 200],
  ['Outputs', 200],
  ['Mappings', 200],
];

/** What the template as a whole uses. */
function templateUses({ document, resources }: Template): readonly Uses[] {
  const uses = sections.flatMap(([name, most]) => {
    const entry = entryOf(document.root, name);
    if (entry === undefined) return [];
    const count = name === 'Resources' ? resources.size : entriesOf(entry.value).length;
    const id = `cfn-counts-${name.toLowerCase()}`;
    const words = `${quantity(count, undefined)} of ${quantity(most, undefined)}`;
    const share = count / most;
    return [{ id, name, words, share, level: levelOf(share, true), ...spanOf(document, entry.key) }];
  });
  const [first] = uses;
  if (first === undefined) return [];
  uses.sort(byUrgency);
  return [{ logicalId: undefined, type: '', start: first.start, end: first.end, uses }];
}
