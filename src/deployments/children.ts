import type { Template } from '../template/model/template';
import type { Children } from './checkStacks';
import type { RecordedFiles } from './fileCache';
import { localPath, mayNest, templateIn } from './stacks';

/** More stacks are not followed. */
const mostChildren = 100;

/** The templates that a text names for stacks in it, as far as they are files beside it. */
export async function childrenOf(path: string, text: string, files: RecordedFiles): Promise<Children> {
  if (!mayNest(text)) return new Map();
  const named = localLocations(text).slice(0, mostChildren);
  const children = await Promise.all(
    named.map(async (location): Promise<readonly (readonly [string, Template])[]> => {
      const child = localPath(location, path);
      const data = child === undefined || child === path ? 'missing' : await files.data(child);
      const template = typeof data === 'string' ? undefined : templateIn(data);
      return child === undefined || template === undefined ? [] : [[child, template]];
    }),
  );
  return new Map(children.flat());
}

/** What is written where a template, or a piece of one, is named. */
export function localLocations(text: string): readonly string[] {
  const written = text.matchAll(/(?:TemplateURL|Location)["']?[ \t]*:[ \t]*["']?([^\s"',{}#!][^\n"',{}#]*)/g);
  return [...new Set([...written].map(([, location = '']) => location.trim()))];
}
