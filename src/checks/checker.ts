import type { Knowledge } from '../knowledge/knowledge';
import { areAtOnePlace, type Node } from '../syntax/tree';
import { Answers } from '../template/incremental/answers';
import { InWorld } from '../template/incremental/inWorld';
import { Kept } from '../template/incremental/kept';
import type { Resource, Template } from '../template/model/template';
import { indexed } from '../template/model/typeIndex';
import type { Scope } from '../template/worlds/scope';
import type { Work } from '../work';
import { foundInWorlds } from './engine/foundInWorlds';
import type { Check } from './findings/check';
import type { Finding } from './findings/finding';
import { allBaseChecks, allTemplateChecks } from './relations/all';
import { isForTests } from './relations/support/deployment';
import { type PlacedFinding, Placer } from './report/placed';
import { LimitChecks } from './rows/limits';
import { withoutRepeats } from './rows/schemaRows';
import { checksByType, groupChecks } from './rows/tables';

/** What findings are about: a resource, or a check that looks at many. */
type Unit = object;

/** Runs all checks, resource by resource, and keeps each result until something that it depends on has changed. */
export class Checker {
  readonly #kept = new Kept();
  readonly #placer: Placer;
  readonly #limits: LimitChecks;
  readonly #byType: ReadonlyMap<string, readonly Check[]>;
  /** How to check all that there is to check now. */
  readonly #runs = new Map<Unit, () => readonly Finding[]>();
  readonly #found = new Map<Unit, readonly Finding[]>();
  readonly #waiting = new Set<Unit>();
  #base: Template | undefined;

  constructor(knowledge: Knowledge) {
    this.#placer = new Placer(knowledge);
    this.#limits = LimitChecks.of(knowledge);
    this.#byType = checksByType(knowledge);
    for (const check of groupChecks(knowledge))
      this.#add(check, () =>
        this.#kept.ofTemplate(check, scope => foundInWorlds(inside => check.check(inside), scope)),
      );
    const limits = this.#limits;
    this.#add(limits, () => this.#kept.ofTemplate(limits, scope => limits.outputs(scope)));
  }

  /** Goes on with the next version of the template; must see each. */
  update(template: Template): void {
    this.#kept.update(template);
    const { resources, defaults } = template.changed;
    for (const unit of [...resources.gone, ...defaults.gone]) this.#remove(unit);
    for (const one of resources.come) this.#add(one, () => this.#kept.of(one, this.#resource));
    for (const one of defaults.come) this.#add(one, () => this.#kept.of(one, this.#defaults));
    for (const unit of this.#kept.takeStale()) if (this.#runs.has(unit)) this.#waiting.add(unit);
  }

  /**
   * Resource by resource.
   *
   * @param base the version that is in force, where it is known
   */
  *checking(template: Template, base: Template | undefined): Work<readonly PlacedFinding[]> {
    this.#compareWith(base);
    for (const unit of this.#waiting) {
      this.#tell(unit, this.#runs.get(unit)?.() ?? []);
      yield;
    }
    this.#waiting.clear();
    const scope = this.#kept.scope();
    for (const check of allTemplateChecks)
      this.#tell(
        check,
        foundInWorlds(inside => check.check(template, inside), scope),
      );
    return yield* this.#placer.placing(template.document);
  }

  /** What an update can't do is looked at again when the base is another one. */
  #compareWith(base: Template | undefined): void {
    if (base === this.#base) return;
    this.#base = base;
    const before = base && new Answers(base);
    for (const check of allBaseChecks) {
      this.#kept.forget(check);
      this.#add(check, () =>
        before === undefined
          ? []
          : this.#kept.ofTemplate(check, scope =>
              foundInWorlds(inside => check.check(inside, new InWorld(before, inside.world)), scope),
            ),
      );
    }
  }

  #add(unit: Unit, run: () => readonly Finding[]): void {
    this.#runs.set(unit, run);
    this.#waiting.add(unit);
  }

  #remove(unit: Unit): void {
    this.#runs.delete(unit);
    this.#waiting.delete(unit);
    this.#tell(unit, []);
  }

  #tell(unit: Unit, findings: readonly Finding[]): void {
    const before = this.#found.get(unit) ?? [];
    if (findings === before) return;
    this.#placer.replace(before, findings);
    if (findings.length === 0) this.#found.delete(unit);
    else this.#found.set(unit, findings);
  }

  readonly #resource = (resource: Resource, scope: Scope): readonly Finding[] => {
    if (isForTests(resource, scope)) return [];
    return withoutRepeats([
      ...this.#limits.check(resource, scope),
      ...this.#limits.shape(resource, scope),
      ...(this.#byType.get(indexed(resource.type)) ?? []).flatMap(check => foundIn(check, resource, scope)),
      ...(this.#byType.get('*') ?? []).flatMap(check => foundIn(check, resource, scope)),
    ]);
  };

  readonly #defaults = (defaults: Resource, scope: Scope): readonly Finding[] => [
    ...this.#limits.defaults(defaults, scope),
    ...this.#limits
      .check(defaults, scope)
      .filter(({ at }) => !isTaken(at, defaults, scope))
      .map(asPossible),
  ];
}

function foundIn(check: Check, resource: Resource, scope: Scope): readonly Finding[] {
  return foundInWorlds(inside => check.check(resource, inside), scope, { resource });
}

/** Whether SAM puts a value of `Globals` into a resource: there it is looked at with all that the resource says. */
function isTaken(at: Node, { type }: Resource, scope: Scope): boolean {
  return scope.resourcesOfType(type).some(({ properties }) => holds(properties, at, { left: maxNodes }));
}

/** Aliases can lead to the same node over and over: the budget keeps the walk short. */
const maxNodes = 20_000;

function holds(node: Node | undefined, wanted: Node, budget: { left: number }): boolean {
  if (node === undefined || budget.left-- <= 0) return false;
  if (areAtOnePlace(node, wanted)) return true;
  if (node.kind === 'sequence') return node.items.some(item => holds(item, wanted, budget));
  if (node.kind !== 'mapping') return false;
  return node.entries.some(({ key, value }) => areAtOnePlace(key, wanted) || holds(value, wanted, budget));
}

/** A value in `Globals` breaks only what takes it: an error where a resource does, else a warning of what will come. */
function asPossible(finding: Finding): Finding {
  return finding.severity === 'error' ? { ...finding, severity: 'warning' } : finding;
}
