import { createAnalyzer } from '../../src/analysis';
import { Knowledge } from '../../src/knowledge/knowledge';
import { mergeNotes, readTeamNotes, type TeamNotes } from '../../src/knowledge/team';
import { compiled } from './knowledge';

/** A team's note with that front matter below its title. */
export const note = (frontMatter: string, body = 'What we agreed on.'): string =>
  `---\ntitle: Our team\n${frontMatter}\n---\n${body}\n`;

/** Reads texts as `.fieldnotes/0.md`, `.fieldnotes/1.md` and so on. */
export function read(...texts: readonly string[]): TeamNotes {
  return readTeamNotes(
    texts.map((text, index) => ({ name: `team/${index}`, file: `.fieldnotes/${index}.md`, text })),
    compiled,
  );
}

export function knowledgeWith(team: TeamNotes): Knowledge {
  const knowledge = new Knowledge(mergeNotes(compiled, team), team.texts);
  knowledge.setTexts(compiled.texts);
  return knowledge;
}

/** What is found in a function with that property. */
export function findingsIn(team: TeamNotes, properties: string) {
  const text = `Resources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties:\n      ${properties}\n`;
  return createAnalyzer(knowledgeWith(team)).analyse(text, 'yaml').findings;
}

export function codesFor(team: TeamNotes, properties: string, code: string): readonly string[] {
  return findingsIn(team, properties).flatMap(finding => (finding.code === code ? [code] : []));
}
