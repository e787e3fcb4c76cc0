import type { DataFile } from '../syntax/dataFile';
import type { Node } from '../syntax/tree';
import { type FoundDeployments, joinedAll, wordsFor } from './deployment';
import type { RecordedFiles } from './fileCache';
import { brokenFile, noValue, unreadable, unreadableFile } from './fileFindings';
import { baseName, folderOf, joined } from './files';
import { valuesInFile } from './parameterFile';

/** A parameter file that something names: the project's file, the command line, or its own name. */
export interface NamedFile {
  /** The deployment's. */
  readonly name: string;
  readonly path: string;
  /** Where it is named, for what is wrong with it. */
  readonly at?: Node | undefined;
  /** Whether it may be for another template. */
  readonly isShared?: boolean;
}

export async function namedDeployment(named: NamedFile, files: RecordedFiles): Promise<FoundDeployments> {
  const { name, path, at } = named;
  const data = await files.data(path);
  if (typeof data === 'string') {
    const told = at?.kind === 'scalar' ? at.value : baseName(path);
    return { deployments: [], mistakes: at === undefined ? [unreadable(path, data)] : unreadableFile(told, data, at) };
  }
  const { values, unreadable: noValues } = valuesInFile(data.root);
  const deployment = { name, words: wordsFor(name), at: startOf(data), values, pseudo: [], isStrict: false };
  return {
    deployments: [
      { ...deployment, isWhole: data.mistake === undefined, ...(named.isShared && { isShared: true as const }) },
    ],
    mistakes: [...brokenFile(data), ...noValues.flatMap(noValue)],
  };
}

/** The first thing in a file: there something missing is told. */
function startOf({ file, root }: DataFile): Node {
  const first = root?.kind === 'mapping' ? root.entries[0]?.key : undefined;
  if (first !== undefined) return first;
  const block = root?.block ?? {
    text: file.text,
    entries: [],
    root,
    isBroken: true,
    hasTags: false,
    needsWhole: false,
    file,
  };
  const start = root?.start ?? 0;
  return { kind: 'opaque', block, start, end: Math.min(start + 1, file.text.length), tag: undefined };
}

/**
 * The files beside a template whose names say that they are for it: `template.params.prod.json`,
 * `template.prod.params.json`, `template.params.json`, with `parameters` for `params` and YAML or TOML for JSON.
 */
export async function deploymentsBeside(template: string, files: RecordedFiles): Promise<FoundDeployments> {
  const folder = folderOf(template);
  const own = `${nameWithoutEnding(template)}.`;
  const named = (await files.list(folder)).flatMap(({ name: file }): readonly NamedFile[] => {
    const name = file.startsWith(own) ? deploymentIn(file.slice(own.length)) : undefined;
    return name === undefined ? [] : [{ name, path: joined(folder, file) }];
  });
  return joinedAll(await Promise.all(named.map(file => namedDeployment(file, files))));
}

function deploymentIn(rest: string): string | undefined {
  const form = /^(?:(param(?:eter)?s)(?:\.([\w-]+))?|([\w-]+)\.param(?:eter)?s)\.(?:json|ya?ml|toml)$/i;
  const [, word, after, before] = form.exec(rest) ?? [];
  return after ?? before ?? word;
}

export function nameWithoutEnding(path: string): string {
  return baseName(path).replace(/\.\w+$/, '');
}
