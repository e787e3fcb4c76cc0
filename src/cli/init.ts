import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { firstProjectFile } from '../deployments/firstProjectFile';
import { projectFileNames } from '../deployments/project';
import { firstTeamNote } from '../knowledge/firstTeamNote';
import { teamFolder } from '../knowledge/team';
import { cannotWrite } from './files';
import { print } from './output';
import { UsageError } from './usageError';

const files: readonly (readonly [path: string, text: string])[] = [
  [projectFileNames[0], firstProjectFile],
  [`${teamFolder}/team.md`, firstTeamNote],
  [
    '.fieldnotesignore',
    '# Files and folders that "fieldnotes check" leaves out, one pattern a line, as in .gitignore.\n',
  ],
];

/** Makes the files that are not there yet; none is overwritten. */
export async function init(): Promise<void> {
  const lines = [];
  for (const [path, text] of files) lines.push(`${(await made(path, text)) ? 'made' : 'kept'} ${path}`);
  print([...lines, '', 'Next: fieldnotes check .'].join('\n'));
}

async function made(path: string, text: string): Promise<boolean> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw new UsageError(cannotWrite(path, error));
  }
}
