import assert from 'node:assert/strict';
import { defaultSettings } from '../src/analysis';
import type { Files } from '../src/deployments/files';
import { bundledKnowledge } from '../src/knowledge/bundled';
import { type OpenText, OpenTexts } from '../src/openTexts';

const template =
  'Parameters: {Seconds: {Type: Number}}\nResources:\n  F: {Type: AWS::Lambda::Function, Properties: {Timeout: !Ref Seconds}}\n';
const samconfig = (seconds: number) =>
  `version = 0.1\n[prod.deploy.parameters]\nparameter_overrides = "Seconds=${seconds}"\n`;

/** Texts of one folder, which has a samconfig as well. */
class Folder {
  readonly changed: string[] = [];
  config = samconfig(901);
  readonly #files: Files = {
    read: async path => (path === '/shop/samconfig.toml' ? { text: this.config } : { problem: 'missing' }),
    list: async () => [{ name: 'samconfig.toml', isFolder: false }],
  };
  readonly texts = new OpenTexts(
    this.#files,
    () => ({ root: '/shop', named: [], config: undefined }),
    key => this.changed.push(key),
  );
}

function version(number: number, text: string, path: string | undefined = '/shop/template.yaml'): OpenText {
  return { key: 'a', path, version: number, getText: () => text };
}

describe('texts that an editor holds', () => {
  const knowledge = bundledKnowledge();
  const codes = async ({ texts }: Folder, text: OpenText) => {
    const { findings } = await texts.of(text, knowledge, defaultSettings);
    return findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);
  };

  it('are analysed with the files around them, once in each version', async () => {
    const folder = new Folder();
    assert.deepEqual(await codes(folder, version(1, template)), ['lambda-timeout']);
    const of = (text: OpenText) => folder.texts.of(text, knowledge, defaultSettings);
    assert.equal(await of(version(1, template)), await of(version(1, template)));
    assert.notEqual(await of(version(1, template)), await of(version(2, `${template}\n`)));
  });

  it('are analysed again when a file around them, the settings or the notes are others', async () => {
    const folder = new Folder();
    const first = await folder.texts.of(version(1, template), knowledge, defaultSettings);
    assert.notEqual(await folder.texts.of(version(1, template), knowledge, { ...defaultSettings }), first);
    assert.notEqual(await folder.texts.of(version(1, template), bundledKnowledge(), defaultSettings), first);
    folder.config = samconfig(900);
    folder.changed.length = 0;
    folder.texts.touchAll();
    while (folder.changed.length === 0) await new Promise(resolve => setTimeout(resolve, 1));
    assert.deepEqual(folder.changed, ['a']);
    assert.deepEqual(await codes(folder, version(1, template)), []);
  });

  it('need not be files, nor templates', async () => {
    const folder = new Folder();
    const broken = 'Resources:\n  F: {Type: AWS::Lambda::Function, Properties: {Timeout: 901}}\n';
    assert.deepEqual(await codes(folder, { ...version(1, broken), path: undefined }), ['lambda-timeout']);
    assert.equal((await folder.texts.of(version(1, 'name: build\n'), knowledge, defaultSettings)).isTemplate, false);
  });
});
