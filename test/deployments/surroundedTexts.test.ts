import assert from 'node:assert/strict';
import type { SurroundedText } from '../../src/deployments/surroundedTexts';
import { SurroundedTexts } from '../../src/deployments/surroundedTexts';
import { hostOf } from '../support/project';

const template = 'Resources: {Q: {Type: AWS::SQS::Queue}}\n';

/** Texts of a project that changes, with the paths that were read and the texts of which other things were said. */
class World {
  readonly files: Record<string, string>;
  readonly read: string[] = [];
  readonly changed: string[] = [];
  readonly texts: SurroundedTexts;

  constructor(files: Readonly<Record<string, string>>) {
    this.files = { ...files };
    const host = hostOf(this.files);
    const counting = {
      list: host.list,
      read: (path: string) => {
        this.read.push(path);
        return host.read(path);
      },
    };
    const options = { root: '/project', named: [], config: undefined };
    this.texts = new SurroundedTexts(
      counting,
      () => options,
      key => this.changed.push(key),
    );
  }

  text(name: string, version = 1): SurroundedText {
    return { key: name, path: `/project/${name}`, version, getText: () => this.files[name] ?? '' };
  }

  async open(name: string): Promise<void> {
    await this.texts.ready(this.text(name));
  }

  /** Writes a file and waits until what depends on it has been read. */
  async write(name: string, text: string): Promise<readonly string[]> {
    this.files[name] = text;
    const before = this.changed.length;
    this.texts.touch(`/project/${name}`);
    this.texts.refresh([`/project/${name}`]);
    await new Promise(resolve => setImmediate(resolve));
    await new Promise(resolve => setImmediate(resolve));
    return this.changed.slice(before);
  }
}

describe('what stands around texts', () => {
  it('is read once, however many of them are open', async () => {
    const world = new World({
      'a.yaml': template,
      'b.yaml': template,
      '.fieldnotes.yaml': 'advice: false\n',
      'samconfig.toml': '',
    });
    await world.open('a.yaml');
    await world.open('b.yaml');
    const counts = new Map(world.read.map(path => [path, world.read.filter(one => one === path).length]));
    // Once for what it may say of its neighbours, and once for its values.
    assert.ok(
      [...counts.values()].every(count => count <= 2),
      JSON.stringify([...counts]),
    );
    assert.equal(counts.get('/project/samconfig.toml'), 1);
  });

  it('is read again only for those that depend on what has changed', async () => {
    const world = new World({
      'app/template.yaml': template,
      'app/samconfig.toml': '[prod.deploy.parameters]\nparameter_overrides = "A=1"\n',
      'other/template.yaml': template,
      'other/notes.yaml': 'a: 1\n',
    });
    await world.open('app/template.yaml');
    await world.open('other/template.yaml');
    assert.deepEqual(await world.write('app/samconfig.toml', '[prod.deploy.parameters]\n'), ['app/template.yaml']);
    // A neighbour that says nothing of the template leaves all as it was.
    assert.deepEqual(await world.write('other/notes.yaml', 'a: 2\n'), []);
    assert.deepEqual(await world.write('other/template.params.prod.yaml', 'A: 1\n'), ['other/template.yaml']);
    assert.deepEqual(await world.write('other/template.yaml', `${template}#\n`), []);
  });

  it('is not read for a text that is no template', async () => {
    const world = new World({ 'a/workflow.yaml': 'on: push\n', 'a/samconfig.toml': '', 'a/b.yaml': 'x: 1\n' });
    await world.open('a/workflow.yaml');
    assert.deepEqual(
      world.read.filter(path => !/\/\.fieldnotes\.ya?ml$/.test(path)),
      [],
    );
  });

  it('is another when the text names another file', async () => {
    const nesting = (file: string) =>
      `Resources:\n  S:\n    Type: AWS::CloudFormation::Stack\n    Properties: {TemplateURL: ${file}}\n`;
    const world = new World({ 'a.yaml': nesting('b.yaml'), 'b.yaml': template, 'c.yaml': template });
    await world.open('a.yaml');
    assert.deepEqual([...(world.texts.of(world.text('a.yaml'))?.children.keys() ?? [])], ['/project/b.yaml']);
    world.files['a.yaml'] = nesting('c.yaml');
    const known = world.texts.of(world.text('a.yaml', 2));
    assert.deepEqual([...(known?.children.keys() ?? [])], ['/project/b.yaml'], 'what was known stays meanwhile');
    await new Promise(resolve => setImmediate(resolve));
    await new Promise(resolve => setImmediate(resolve));
    assert.deepEqual([...(world.texts.of(world.text('a.yaml', 2))?.children.keys() ?? [])], ['/project/c.yaml']);
  });
});
