import { Checker } from '../checks/checker';
import type { PlacedFinding } from '../checks/report/placed';
import type { Knowledge } from '../knowledge/knowledge';
import type { Document } from '../syntax/tree';
import { type Template, TemplateBuilder } from '../template/model/template';
import { DeployedDocuments } from '../template/worlds/deployed';
import type { Work } from '../work';
import { inAnother, mostWorlds, worldsOf } from './alike';
import type { Deployment } from './deployment';
import { withQuotas } from './quotas';

/** What is found in one template as it is deployed. */
export interface InDeployment {
  readonly deployment: Deployment;
  readonly template: Template;
  readonly findings: readonly PlacedFinding[];
}

interface Run {
  readonly documents: DeployedDocuments;
  readonly builder: TemplateBuilder;
  readonly checker: Checker;
}

/** Checks a template once for each of its deployments, from version to version. */
export class DeploymentChecks {
  #runs = new Map<Deployment, Run>();

  constructor(private readonly knowledge: Knowledge) {}

  *checking(document: Document, deployments: readonly Deployment[]): Work<readonly InDeployment[]> {
    const worlds = worldsOf(deployments, document).slice(0, mostWorlds);
    this.#runs = new Map(worlds.map(([first]) => [first, this.#runs.get(first) ?? this.#begun(first)]));
    const found: InDeployment[] = [];
    for (const world of worlds) {
      const [first] = world;
      const { documents, builder, checker } = this.#runs.get(first) ?? this.#begun(first);
      const deployed = documents.document(document);
      // A template without parameters is deployed alike everywhere.
      if (deployed === document && first.quotas === undefined) continue;
      const template = builder.build(deployed);
      checker.update(template);
      const findings = yield* checker.checking(template, undefined);
      for (const deployment of world)
        found.push({ deployment, template, findings: inAnother(findings, first, deployment) });
    }
    return found;
  }

  #begun({ values, pseudo, quotas }: Deployment): Run {
    const given = new Map(values.map(({ name, value }) => [name, value]));
    const known = new Map(pseudo.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value] as const])));
    return {
      documents: new DeployedDocuments(given, known),
      builder: new TemplateBuilder(),
      checker: new Checker(quotas === undefined ? this.knowledge : withQuotas(this.knowledge, quotas)),
    };
  }
}
