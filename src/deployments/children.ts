import type { Template } from '../template/model/template';
import type { Children } from './checkStacks';
import type { Clues } from './clues';
import type { RecordedFiles } from './fileCache';
import { localPath, templateIn } from './stacks';

/** More stacks are not followed. */
const mostChildren = 100;

/** The templates that a text names for stacks in it, as far as they are files beside it. */
export async function childrenOf(path: string, { mayNest, locations }: Clues, files: RecordedFiles): Promise<Children> {
  if (!mayNest) return new Map();
  const children = await Promise.all(
    locations.slice(0, mostChildren).map(async (location): Promise<readonly (readonly [string, Template])[]> => {
      const child = localPath(location, path);
      const data = child === undefined || child === path ? 'missing' : await files.data(child);
      const template = typeof data === 'string' ? undefined : templateIn(data);
      return child === undefined || template === undefined ? [] : [[child, template]];
    }),
  );
  return new Map(children.flat());
}
