import { readFile } from 'node:fs/promises';

/** What of `yaml` writes YAML, makes plain values of nodes, or knows the tags of schemas other than ours. */
const unread =
  /[\\/]yaml[\\/]browser[\\/]dist[\\/](?:stringify[\\/]\w+|schema[\\/](?:core|json|yaml-1\.1)[\\/]\w+|doc[\\/](?:anchors|applyReviver|createNode)|nodes[\\/](?:addPairToJSMap|toJS)|parse[\\/]cst-visit|visit)\.js$/;

/**
 * Leaves out of a bundle the 40 kB of `yaml` that reading never comes to. esbuild can't tell, because the nodes that are
 * read have methods for all of it. The modules' names stay, and stand for nothing: a call of one would throw.
 */
export const yamlReader = {
  name: 'yaml-reader',
  setup(build) {
    build.onLoad({ filter: unread }, async ({ path }) => {
      const [, names] = /^export \{ (.*) \};$/m.exec(await readFile(path, 'utf8')) ?? [];
      if (names === undefined) throw new Error(`${path} exports in another way than it did.`);
      return { contents: `export const ${names.split(', ').map(name => `${name} = undefined`)};\n` };
    });
  },
};
