import { extensions, type TextDocument, workspace } from 'vscode';

export type NavigationPart = 'definitions' | 'references' | 'outline' | 'folding' | 'links';

/** Extensions that show the same, by the languages in which they do. */
const others: Readonly<Record<NavigationPart, Readonly<Record<string, readonly string[]>>>> = {
  definitions: { 'amazonwebservices.aws-toolkit-vscode': ['yaml', 'json', 'jsonc'] },
  references: {},
  outline: {
    'amazonwebservices.aws-toolkit-vscode': ['yaml', 'json', 'jsonc'],
    'redhat.vscode-yaml': ['yaml'],
    'vscode.json-language-features': ['json', 'jsonc'],
  },
  folding: {
    'redhat.vscode-yaml': ['yaml'],
    'vscode.json-language-features': ['json', 'jsonc'],
  },
  links: {},
};

/** Whether we show a part of the navigation in a document: one outline is enough. */
export function isOurs(part: NavigationPart, { uri, languageId }: TextDocument): boolean {
  const setting = workspace.getConfiguration('fieldnotes', uri).get('navigation');
  if (setting === 'on' || setting === 'off') return setting === 'on';
  return !Object.entries(others[part]).some(
    ([id, languages]) => languages.includes(languageId) && extensions.getExtension(id) !== undefined,
  );
}
