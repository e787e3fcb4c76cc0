import { readDataFile } from '../syntax/dataFile';
import { valueOf } from '../syntax/tree';
import { cluesIn } from './clues';
import { type FolderEntry, joined, type ReadResult } from './files';
import { localPath } from './stacks';

/** A file that says which templates it deploys or nests. */
export interface Neighbour {
  readonly path: string;
  /** The template that a deployment file of Git sync names, as it is written there. */
  readonly deploys: string | undefined;
  /** The paths of the templates that a template makes stacks of. */
  readonly nests: ReadonlySet<string>;
}

/** More files are not looked through in one folder: of those, the ones whose names say that it is worth it. */
const mostFiles = 200;
const likely = /deploy|stack|sync|root|main|master|parent|nested|template|app/i;

/** The files of a folder that can be neighbours. */
export function candidatesIn(folder: string, entries: readonly FolderEntry[]): readonly string[] {
  const names = entries
    .filter(({ name, isFolder }) => !isFolder && /\.(?:ya?ml|json|template)$/i.test(name))
    .map(({ name }) => name);
  const first = names.length <= mostFiles ? names : [...names.filter(isLikely), ...names.filter(one => !isLikely(one))];
  return first.slice(0, mostFiles).map(name => joined(folder, name));
}

function isLikely(name: string): boolean {
  return likely.test(name);
}

/** Undefined where a file says nothing of other templates. */
export function neighbourIn(path: string, result: ReadResult): Neighbour | undefined {
  if ('problem' in result) return undefined;
  const deploys = deployedBy(path, result.text);
  const { mayNest, locations } = cluesIn(result.text);
  const nests = new Set(mayNest ? locations.flatMap(location => localPath(location, path) ?? []) : []);
  return deploys === undefined && nests.size === 0 ? undefined : { path, deploys, nests };
}

function deployedBy(path: string, text: string): string | undefined {
  if (!/^[ \t{]*["']?template-file-path["']?\s*:/m.test(text)) return undefined;
  const template = valueOf(readDataFile({ path, text }).root, 'template-file-path');
  return template?.kind === 'scalar' ? template.value : undefined;
}
