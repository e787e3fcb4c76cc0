// What can be written into settings.json beyond what package.json declares: the ids that have a severity of their own.
const severities = ['error', 'warning', 'information', 'hint', 'off'];

/**
 * A JSON schema for settings.json, beside VS Code's own: it lets the editor complete each id, with what it is about. A
 * team's own ids are as good, so nothing is refused.
 * @param {{
 *   limits: readonly { id: string, severity: string }[],
 *   checks: readonly { id: string }[],
 *   texts: readonly { title: string, sections: readonly { id: string, title: string }[] }[],
 * }} notes
 */
export function settingsSchema({ limits, checks, texts }) {
  const titles = new Map(
    texts.flatMap(note => note.sections.map(section => [section.id, `${note.title}: ${section.title}`])),
  );
  const ids = [...new Set([...limits, ...checks].map(({ id }) => id))].sort();
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    properties: {
      'fieldnotes.severity': {
        properties: Object.fromEntries(ids.map(id => [id, { enum: severities, description: titles.get(id) ?? id }])),
      },
    },
  };
}
