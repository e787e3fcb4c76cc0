import type { Severity } from '../knowledge/note';
import type { DataFile } from '../syntax/dataFile';
import { type Entry, isNull, type Mapping, type Node, type Scalar } from '../syntax/tree';
import { booleanOf, numberOf, stringOf } from '../template/model/scalars';
import { nearestChoices } from '../text/nearest';
import type { FileFinding } from './deployment';
import { brokenFile, findingAt } from './fileFindings';
import { valuesIn } from './parameterFile';
import type { MergedTemplate, Named, Project, ProjectDeployment } from './project';

/** The project, and one sentence for each mistake in its file; what is wrong is left out, the rest holds. */
export function readProject(data: DataFile): { readonly project: Project; readonly mistakes: readonly FileFinding[] } {
  const reader = new ProjectReader();
  const project = reader.project(data);
  return { project, mistakes: [...brokenFile(data), ...reader.mistakes] };
}

/** The fields of the file, and of what stands in it; the JSON schema has the same. */
export const projectFields = {
  project: ['severities', 'severity', 'advice', 'quotas', 'deployments', 'templates', 'include', 'exclude', 'notes'],
  deployment: ['parameters', 'template', 'templates', 'region', 'quotas'],
  template: ['merge'],
} as const;

const severities = ['error', 'warning', 'information', 'hint', 'off'] as const;

class ProjectReader {
  readonly mistakes: FileFinding[] = [];

  project({ file, root }: DataFile): Project {
    const fields = this.#fields(root, projectFields.project);
    return {
      file,
      severities: [
        ...this.#named(fields.get('severity'), this.#severity),
        ...this.#named(fields.get('severities'), this.#severity),
      ],
      advice: this.#value(fields.get('advice'), booleanOf, 'must be true or false'),
      quotas: this.#named(fields.get('quotas'), this.#quota),
      deployments: this.#entries(fields.get('deployments')).map(entry => this.#deployment(entry)),
      merged: this.#entries(fields.get('templates')).flatMap(entry => this.#merged(entry)),
      include: this.#globs(fields.get('include')),
      exclude: this.#globs(fields.get('exclude')),
      notes: this.#value(fields.get('notes'), stringOf, 'must be a folder'),
    };
  }

  #deployment({ key, value }: Entry): ProjectDeployment {
    const isShort = value.kind === 'scalar' || value.kind === 'sequence';
    const fields = isShort ? undefined : this.#fields(value, projectFields.deployment);
    const parameters = isShort ? value : fields?.get('parameters')?.value;
    const isMap = parameters?.kind === 'mapping';
    return {
      name: key.value,
      at: key,
      templates: [...this.#globs(fields?.get('template')), ...this.#globs(fields?.get('templates'))],
      files: isMap
        ? []
        : this.#texts(parameters, 'parameters', 'must be a file, a list of files, or names with values'),
      values: isMap ? valuesIn(parameters) : { values: [], unreadable: [] },
      region: this.#scalar(fields?.get('region')),
      quotas: this.#named(fields?.get('quotas'), this.#quota),
    };
  }

  #merged({ key, value }: Entry): readonly MergedTemplate[] {
    const globs = this.#globs(this.#fields(value, projectFields.template).get('merge'));
    return globs.length === 0 ? [] : [{ name: key.value, globs, at: key }];
  }

  /** The known fields of a mapping; each unknown one is told with the nearest. */
  #fields(node: Node | undefined, known: readonly string[]): ReadonlyMap<string, Entry> {
    if (node === undefined || isNull(node)) return new Map();
    const mapping = this.#mapping(node);
    const fields = (mapping?.entries ?? []).filter(({ key }) => {
      if (known.includes(key.value)) return true;
      const [nearest] = nearestChoices(known, key.value);
      const hint = nearest === undefined ? `Known are ${known.join(', ')}` : `Did you mean "${nearest}"`;
      this.#tell(key, `Unknown field "${key.value}". ${hint}${nearest === undefined ? '.' : '?'}`);
      return false;
    });
    return new Map(fields.map(entry => [entry.key.value, entry]));
  }

  #mapping(node: Node): Mapping | undefined {
    if (node.kind === 'mapping') return node;
    this.#tell(node, 'Names with values were expected here.');
    return undefined;
  }

  #entries(entry: Entry | undefined): readonly Entry[] {
    return entry === undefined || isNull(entry.value) ? [] : (this.#mapping(entry.value)?.entries ?? []);
  }

  #named<T>(entry: Entry | undefined, read: (entry: Entry) => T | undefined): readonly Named<T>[] {
    return this.#entries(entry).flatMap(one => {
      const value = read(one);
      return value === undefined ? [] : [{ name: one.key.value, at: one.key, value }];
    });
  }

  readonly #severity = (entry: Entry): Severity | 'off' | undefined =>
    this.#value(
      entry,
      // YAML 1.1 takes off for false.
      node => severities.find(one => one === stringOf(node)?.toLowerCase()),
      'must be error, warning, information, hint or off',
    );

  readonly #quota = (entry: Entry): number | undefined =>
    this.#value(
      entry,
      node => {
        const number = numberOf(node);
        return number !== undefined && number >= 0 ? number : undefined;
      },
      'must be a number',
    );

  #value<T>(entry: Entry | undefined, read: (node: Node) => T | undefined, otherwise: string): T | undefined {
    if (entry === undefined) return undefined;
    const value = read(entry.value);
    if (value === undefined) this.#tell(entry.value, `${entry.key.value} ${otherwise}.`);
    return value;
  }

  #scalar(entry: Entry | undefined): Scalar | undefined {
    return this.#value(entry, node => (node.kind === 'scalar' ? node : undefined), 'must be a text');
  }

  #globs(entry: Entry | undefined): readonly string[] {
    return this.#texts(
      entry?.value,
      entry?.key.value ?? '',
      'must be a glob or a list of globs, such as ci/**/*.yaml',
    ).map(({ value }) => value);
  }

  #texts(node: Node | undefined, name: string, otherwise: string): readonly Scalar[] {
    if (node === undefined || isNull(node)) return [];
    const items = node.kind === 'sequence' ? node.items : [node];
    return items.flatMap(item => {
      if (item.kind === 'scalar') return [item];
      this.#tell(item, `${name} ${otherwise}.`);
      return [];
    });
  }

  #tell(at: Node, message: string): void {
    this.mistakes.push(...findingAt(at, 'project-file', 'error', `${message} It is ignored until that is fixed.`));
  }
}
