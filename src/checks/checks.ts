import type { Knowledge } from '../knowledge/knowledge';
import type { Node } from '../syntax/tree';
import { Kept } from '../template/kept';
import type { Scope } from '../template/scope';
import type { Resource, Template } from '../template/template';
import { allChecks, allGroupChecks, allTemplateChecks } from './all';
import type { Check } from './check';
import type { Finding } from './finding';
import { checkLimits } from './limits';

/** A value in `Globals` that nothing takes yet breaks nothing: it is a warning of what will come. */
function asPossible(finding: Finding): Finding {
  return finding.severity === 'error' ? { ...finding, severity: 'warning' } : finding;
}

/** Runs all checks, resource by resource, and keeps each result until something that it depends on has changed. */
export class Checker {
  readonly #kept = new Kept();
  readonly #byType = new Map<string, Check[]>();

  constructor(private readonly knowledge: Knowledge) {
    for (const check of allChecks) {
      for (const type of check.types) this.#byType.set(type, [...(this.#byType.get(type) ?? []), check]);
    }
  }

  check(template: Template): readonly Finding[] {
    this.#kept.update(template);
    const findings: Finding[] = [];
    const add = (more: readonly Finding[]) => {
      for (const finding of more) findings.push(finding);
    };
    for (const resource of template.resources.values()) add(this.#kept.of(resource, this.#resource));
    for (const defaults of template.globalDefaults) add(this.#kept.of(defaults, this.#defaults));
    for (const check of allGroupChecks) add(this.#kept.ofTemplate(check, scope => check.check(scope)));
    for (const check of allTemplateChecks) add(check.check(template));
    return findings;
  }

  readonly #resource = (resource: Resource, scope: Scope): readonly Finding[] => [
    ...checkLimits(resource, this.knowledge, scope),
    ...(this.#byType.get(resource.type) ?? []).flatMap(check => check.check(resource, scope)),
  ];

  readonly #defaults = (defaults: Resource, scope: Scope): readonly Finding[] =>
    checkLimits(defaults, this.knowledge, scope)
      .filter(({ at }) => !isTaken(at, defaults, scope))
      .map(asPossible);
}

/** Whether SAM puts a value of `Globals` into a resource: there it is looked at with all that the resource says. */
function isTaken(at: Node, { type }: Resource, scope: Scope): boolean {
  return scope.resourcesOfType(type).some(({ properties }) => holds(properties, at, { left: maxNodes }));
}

/** Aliases can lead to the same node over and over: the budget keeps the walk short. */
const maxNodes = 20_000;

function holds(node: Node | undefined, wanted: Node, budget: { left: number }): boolean {
  if (node === undefined || budget.left-- <= 0) return false;
  if (isSame(node, wanted)) return true;
  if (node.kind === 'sequence') return node.items.some(item => holds(item, wanted, budget));
  if (node.kind !== 'mapping') return false;
  return node.entries.some(({ key, value }) => isSame(key, wanted) || holds(value, wanted, budget));
}

/** By place: what a function makes stands where its call does. */
function isSame(one: Node, other: Node): boolean {
  return one.block === other.block && one.start === other.start && one.end === other.end;
}
