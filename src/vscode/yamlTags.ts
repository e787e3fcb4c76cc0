import { ConfigurationTarget, type Disposable, extensions, type Memento, window, workspace } from 'vscode';
import type { ActiveTemplate } from './activeTemplate';
import { missingTags } from './customTags';

const yamlExtension = 'redhat.vscode-yaml';
const asked = 'fieldnotes.askedForYamlTags';

/** Offers once, at the first YAML template, to teach the YAML extension the short forms of functions; never unasked. */
export class YamlTags implements Disposable {
  readonly #subscription: Disposable;

  constructor(
    private readonly template: ActiveTemplate,
    private readonly memory: Memento,
  ) {
    this.#subscription = template.onDidChange(() => void this.#offer());
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  async #offer(): Promise<void> {
    const { document } = this.template;
    if (document?.languageId !== 'yaml' || extensions.getExtension(yamlExtension) === undefined) return;
    const configuration = workspace.getConfiguration('yaml', document.uri);
    const before: unknown = configuration.get('customTags');
    const missing = missingTags(before);
    if (missing.length === 0 || !/!(?:Ref|Sub|GetAtt|If|Join)\s/.test(document.getText())) return;
    if (this.memory.get(asked) === true) return;
    await this.memory.update(asked, true);
    const add = 'Add the Tags';
    const question =
      "The YAML extension marks CloudFormation's short forms, such as !Ref, as errors. Add them to its settings?";
    if ((await window.showInformationMessage(question, add, 'No')) !== add) return;
    const target =
      workspace.workspaceFolders === undefined ? ConfigurationTarget.Global : ConfigurationTarget.Workspace;
    await configuration.update('customTags', [...(Array.isArray(before) ? before : []), ...missing], target);
  }
}
