import { readdir } from 'node:fs/promises';
import { bundledRules } from '../knowledge/bundled';
import { Knowledge } from '../knowledge/knowledge';
import { mergeNotes, readTeamNotes, type TeamFile, type TeamNotes } from '../knowledge/team';
import { inTerminal } from '../text/escape';
import { notesFolder } from './around';
import { readText } from './files';
import { complain } from './output';
import { UsageError } from './usageError';

/** The bundled notes with a folder's own, and their texts; of the current one, where none is named. */
export async function currentKnowledge(root = ''): Promise<Knowledge> {
  const knowledge = knowledgeWith(await teamNotes(await notesFolder(root)));
  // Most runs do without them.
  const { bundledTexts } = await import('../knowledge/bundledTexts');
  knowledge.setTexts(bundledTexts);
  return knowledge;
}

/** The bundled notes with a team's own on top. */
export function knowledgeWith(team: TeamNotes): Knowledge {
  return new Knowledge(mergeNotes(bundledRules, team), team.texts);
}

/** The notes in a folder. A mistake there is told on stderr and costs only its note. */
export async function teamNotes(folder: string): Promise<TeamNotes> {
  const team = readTeamNotes(await teamFiles(folder), bundledRules);
  for (const { file, line, column, message } of team.problems) {
    complain(`${inTerminal(file)}:${line}:${column} ${inTerminal(message)}`);
  }
  return team;
}

async function teamFiles(folder: string): Promise<readonly TeamFile[]> {
  // Without the folder there are no such notes.
  const names = await readdir(folder).catch((): string[] => []);
  const notes = names.filter(name => name.endsWith('.md')).sort();
  return (await Promise.all(notes.map(name => teamFile(folder, name)))).flat();
}

async function teamFile(folder: string, name: string): Promise<readonly TeamFile[]> {
  const file = `${folder}/${name}`;
  try {
    return [{ name: `team/${name.slice(0, -3)}`, file, text: await readText(file) }];
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    complain(inTerminal(error.message));
    return [];
  }
}
