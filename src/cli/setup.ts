import { type Base, createAnalyzer, type Settings } from '../analysis';
import { severityChoices } from '../checks/report/settingMistakes';
import { bundledKnowledge } from '../knowledge/bundled';
import { languageOfFile } from '../syntax/language';
import { notesFolder, pathOf } from './around';
import { readText } from './files';
import { knowledgeWith, teamNotes } from './knowledge';
import { unknownId } from './unknownId';
import { UsageError } from './usageError';
import type { Setup } from './worker';

/** What of the command line decides how files are checked. */
interface SetupOptions {
  /** The file with the version that is in force. */
  readonly base?: string;
  /** Parameter files, each as NAME=FILE. */
  readonly parameters?: readonly string[];
  /** The project's file. */
  readonly config?: string;
  /** Severities, each as ID=LEVEL. */
  readonly severity?: readonly string[];
}

export async function setupFor(
  paths: readonly string[],
  files: readonly string[],
  options: SetupOptions,
): Promise<Setup> {
  const { base, parameters = [], severity = [] } = options;
  const config = options.config === undefined ? undefined : pathOf(options.config);
  const given = parameters.map(namedFile);
  // The core would tell in a finding that one is not there; on a command line it is a wrong call.
  for (const file of [...given.map(({ file }) => file), options.config]) if (file !== undefined) await readText(file);
  const named = given.map(({ name, file }) => ({ name, path: pathOf(file), isShared: files.length > 1 }));
  const team = await teamNotes(await notesFolder('', config));
  const severities = severitiesOf(severity, knowledgeWith(team).ids);
  const settings: Settings = {
    severities,
    base: base === undefined ? undefined : await readBase(base, files),
  };
  return { team, settings, around: { roots: ['.', ...paths].map(pathOf), named, config } };
}

function namedFile(text: string): { readonly name: string; readonly file: string } {
  const [, name, file] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
  if (name === undefined || file === undefined)
    throw new UsageError(`--parameters ${text} is not of the form NAME=FILE`);
  return { name, file };
}

function severitiesOf(texts: readonly string[], ids: readonly string[]): Settings['severities'] {
  return Object.fromEntries(
    texts.map(text => {
      const [, id = '', wanted] = /^([^=]+)=(.+)$/.exec(text) ?? [];
      const level = severityChoices.find(one => one === wanted);
      if (level === undefined)
        throw new UsageError(
          `--severity ${text} is not of the form ID=LEVEL, with ${severityChoices.join(', ')} for LEVEL`,
        );
      if (!ids.includes(id)) throw new UsageError(unknownId(id, ids));
      return [id, level];
    }),
  );
}

/** Which file a base is for must be plain. */
async function readBase(base: string, files: readonly string[]): Promise<Base> {
  if (files.length !== 1) throw new UsageError(`--base is for one template; ${files.length} files are to be checked`);
  const text = await readText(base);
  const language = languageOfFile(base, text);
  const { isTemplate } = createAnalyzer(bundledKnowledge()).analyse(text, language);
  if (!isTemplate) throw new UsageError(`${base} isn't a template, so there is nothing to compare with`);
  return { text, language };
}
