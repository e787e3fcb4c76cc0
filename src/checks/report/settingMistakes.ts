import { hintOn } from '../../knowledge/formerIds';
import type { Knowledge } from '../../knowledge/knowledge';
import { enumerated } from '../../text/enumerated';

export const severityChoices = ['error', 'warning', 'information', 'hint', 'off'] as const;

/** What is wrong with severities that somebody has set by id, a sentence each. Takes anything that a settings file can hold. */
export function severityMistakes(value: unknown, knowledge: Knowledge): readonly string[] {
  if (value === undefined || value === null) return [];
  if (typeof value !== 'object' || Array.isArray(value))
    return ['fieldnotes.severity is ignored. Write ids with their severities: { "sqs-no-dlq": "off" }.'];
  const ids = new Set(knowledge.ids);
  return Object.entries(value).flatMap(([id, severity]) => {
    if (!ids.has(id)) return [unknownId(id, knowledge)];
    if (severityChoices.some(one => one === severity)) return [];
    return [
      `fieldnotes.severity: ${JSON.stringify(severity)} is ignored for ${id}. Use ${enumerated(severityChoices, 'or')}.`,
    ];
  });
}

function unknownId(id: string, knowledge: Knowledge): string {
  return `fieldnotes.severity: there is no finding "${id}". ${hintOn(id, knowledge.ids)}`.trimEnd();
}
