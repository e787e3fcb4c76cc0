import type { Template } from '../template/model/template';
import type { Children } from './checkStacks';
import type { Clues } from './clues';
import type { RecordedFiles } from './fileCache';
import { localPath, nestedStacks, templateIn } from './stacks';

/** More stacks are not followed. */
const mostChildren = 100;

/** The templates that a text names for stacks in it, as far as they are files beside it, and those that these name. */
export async function childrenOf(path: string, { mayNest, locations }: Clues, files: RecordedFiles): Promise<Children> {
  const children = new Map<string, Template>();
  const left = mayNest ? locations.flatMap(location => localPath(location, path) ?? []) : [];
  const seen = new Set([path]);
  for (let child = left.shift(); child !== undefined && seen.size <= mostChildren; child = left.shift()) {
    if (seen.has(child)) continue;
    seen.add(child);
    const data = await files.data(child);
    const template = typeof data === 'string' ? undefined : templateIn(data);
    if (template === undefined) continue;
    children.set(child, template);
    left.push(...nestedStacks(template, child).map(stack => stack.child));
  }
  return children;
}
