import type { Knowledge } from '../knowledge/knowledge';
import { givenIn } from '../template/assumptions';
import { Answers, type Question, type Scope, TrackedScope } from '../template/scope';
import type { Resource, Template } from '../template/template';
import { allChecks, allGroupChecks, allTemplateChecks } from './all';
import type { Check, GroupCheck } from './check';
import type { Finding } from './finding';
import { checkLimits } from './limits';

/** A value in `Globals` breaks only what takes it: an error where a resource does, else a warning of what will come. */
function asPossible(finding: Finding): Finding {
  return finding.severity === 'error' ? { ...finding, severity: 'warning' } : finding;
}

interface Result {
  readonly findings: readonly Finding[];
  /** What the checks asked of the template, with the stamps of the answers. */
  readonly asked: readonly (readonly [Question, string])[];
}

/** Runs all checks, resource by resource, and keeps each result until something that it depends on has changed. */
export class Checker {
  readonly #results = new WeakMap<Resource | GroupCheck, Result>();
  readonly #byType = new Map<string, Check[]>();

  constructor(private readonly knowledge: Knowledge) {
    for (const check of allChecks) {
      for (const type of check.types) this.#byType.set(type, [...(this.#byType.get(type) ?? []), check]);
    }
  }

  check(template: Template): readonly Finding[] {
    const answers = new Answers(template);
    const ofResources = [...template.resources.values()].flatMap(resource =>
      this.#kept(resource, answers, scope => this.#resource(resource, scope)),
    );
    const ofGlobals = template.globalDefaults.flatMap(defaults =>
      this.#kept(defaults, answers, scope => checkLimits(defaults, this.knowledge, scope).map(asPossible)),
    );
    const ofGroups = allGroupChecks.flatMap(check => this.#kept(check, answers, scope => check.check(scope)));
    return [...ofResources, ...ofGlobals, ...ofGroups, ...allTemplateChecks.flatMap(check => check.check(template))];
  }

  #kept(
    unit: Resource | GroupCheck,
    answers: Answers,
    run: (scope: TrackedScope) => readonly Finding[],
  ): readonly Finding[] {
    const known = this.#results.get(unit);
    if (known?.asked.every(([question, stamp]) => answers.stamp(question) === stamp)) return known.findings;
    const scope = new TrackedScope(answers);
    const findings = run(scope);
    const asked = [...scope.asked].map(question => [question, answers.stamp(question)] as const);
    this.#results.set(unit, { findings, asked });
    return findings;
  }

  #resource(resource: Resource, scope: TrackedScope): readonly Finding[] {
    scope.given = givenIn(resource, scope);
    return [...checkLimits(resource, this.knowledge, scope), ...this.#relations(resource, scope)];
  }

  #relations(resource: Resource, scope: Scope): readonly Finding[] {
    return (this.#byType.get(resource.type) ?? []).flatMap(check => check.check(resource, scope));
  }
}
