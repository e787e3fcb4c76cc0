import { createAnalyzer } from '../../src/analysis';
import { cluesIn } from '../../src/deployments/clues';
import { FileCache, RecordedFiles } from '../../src/deployments/fileCache';
import type { Files } from '../../src/deployments/files';
import type { NamedFile } from '../../src/deployments/namedFiles';
import { readAround } from '../../src/deployments/readAround';
import type { Surroundings } from '../../src/deployments/surroundings';
import { languageOfFile } from '../../src/syntax/language';
import { Lines } from '../../src/text/lines';
import { knowledge, short } from './knowledge';

/** Files of a project by path, all of them in `/project`; a path that ends with a slash is an empty folder. */
export type Project = Readonly<Record<string, string>>;

export function hostOf(project: Project): Files {
  const paths = () => Object.keys(project).map(path => `/project/${path}`);
  return {
    async read(path) {
      const text = project[path.slice('/project/'.length)];
      if (text !== undefined) return { text };
      return { problem: paths().some(one => one.startsWith(`${path}/`)) ? 'folder' : 'missing' };
    },
    async list(folder) {
      const below = paths()
        .filter(path => path.startsWith(`${folder}/`))
        .map(path => path.slice(folder.length + 1));
      const entries = new Map(below.map(path => [path.replace(/\/.*/s, ''), path.includes('/')]));
      return [...entries].map(([name, isFolder]) => ({ name, isFolder }));
    },
  };
}

export async function around(
  project: Project,
  template: string,
  named: readonly NamedFile[] = [],
): Promise<Surroundings> {
  const files = new RecordedFiles(new FileCache(hostOf(project)));
  const options = { root: '/project', named, config: undefined };
  return readAround(`/project/${template}`, cluesIn(project[template] ?? ''), options, files);
}

export async function analysed(project: Project, template = 'template.yaml', named: readonly NamedFile[] = []) {
  const text = project[template] ?? '';
  const surroundings = await around(project, template, named);
  return createAnalyzer(knowledge()).analyse(text, languageOfFile(template, text), short, surroundings);
}

/**
 * What a user sees of a template with the files around it, advice left out: `error template.yaml:9 "Seconds"
 * lambda-timeout`, then for each link `  samconfig.toml:3 "1000"`.
 */
export async function seen(
  project: Project,
  template?: string,
  named?: readonly NamedFile[],
): Promise<readonly string[]> {
  const { findings, elsewhere } = await analysed(project, template, named);
  const place = (path: string, start: number, end: number) => {
    const text = project[path] ?? '';
    return `${path}:${new Lines(text).positionAt(start).line} ${JSON.stringify(text.slice(start, end))}`;
  };
  const nameOf = (file: { readonly path: string } | undefined) =>
    file?.path.slice('/project/'.length) ?? template ?? 'template.yaml';
  return [...findings, ...elsewhere]
    .filter(({ severity }) => severity === 'error' || severity === 'warning')
    .flatMap(({ severity, code, file, start, end, related }) => [
      `${severity} ${place(nameOf(file), start, end)} ${code}`,
      ...related.map(link => `  ${place(nameOf(link.file ?? file), link.start, link.end)}`),
    ]);
}

export async function sentences(project: Project, code: string, template?: string): Promise<readonly string[]> {
  const { findings, elsewhere } = await analysed(project, template);
  return [...findings, ...elsewhere].filter(one => one.code === code).map(({ message }) => message);
}
