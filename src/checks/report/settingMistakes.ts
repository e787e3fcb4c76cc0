import { hintOn } from '../../knowledge/formerIds';
import type { Knowledge } from '../../knowledge/knowledge';
import { Parser } from '../../syntax/parser';
import { spanOf, valueOf } from '../../syntax/tree';
import { enumerated } from '../../text/enumerated';
import type { Span } from '../../text/span';

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

export const severitySettingName = 'fieldnotes.severity';

/**
 * Ids in the text of a settings.json that are none, each with a sentence, as far as it is plain which one is meant:
 * others may be of a team whose notes aren't at hand.
 */
export function misspeltIdsIn(text: string, ids: readonly string[]): readonly (Span & { readonly message: string })[] {
  const document = new Parser().parse(text, 'json');
  const { root } = document;
  // A file of a workspace has its settings one level below.
  const severity = valueOf(root, severitySettingName) ?? valueOf(valueOf(root, 'settings'), severitySettingName);
  if (severity?.kind !== 'mapping') return [];
  return severity.entries.flatMap(({ key }) => {
    const hint = ids.includes(key.value) ? '' : hintOn(key.value, ids);
    return hint === '' ? [] : [{ ...spanOf(document, key), message: `There is no finding "${key.value}". ${hint}` }];
  });
}

function unknownId(id: string, knowledge: Knowledge): string {
  return `fieldnotes.severity: there is no finding "${id}". ${hintOn(id, knowledge.ids)}`.trimEnd();
}
