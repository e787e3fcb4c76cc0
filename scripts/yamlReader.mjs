import { readFile } from 'node:fs/promises';

const inYaml = modules => new RegExp(String.raw`[\\/]yaml[\\/]browser[\\/]dist[\\/](?:${modules})\.js$`);

/** What writes YAML, walks through what was read, or knows the tags of schemas other than ours. */
const unread = inYaml(
  String.raw`stringify[\\/]\w+|schema[\\/](?:core|json|yaml-1\.1)[\\/]\w+|parse[\\/]cst-visit|visit`,
);

/** What is made by reading: of these classes only what makes them is needed. */
const made = inYaml(String.raw`nodes[\\/](?:Alias|Collection|Node|Pair|Scalar|YAMLMap|YAMLSeq)|doc[\\/]Document`);

/** A method of a class, from its first line to its last; `setSchema` is a part of making a document. */
const method = /^ {4}(?:static )?(?!(?:constructor|setSchema|if|for|while|switch)\b)\w+\(.*\) \{\n[\s\S]*?^ {4}\}\n/gm;

/**
 * Leaves out of a bundle the half of `yaml` that reading never comes to. esbuild can't tell, because what is read has
 * methods for all of it. The modules' names stay and stand for nothing: a call of one would throw, as one of a method.
 */
export const yamlReader = {
  name: 'yaml-reader',
  setup(build) {
    build.onLoad({ filter: unread }, async ({ path }) => {
      const [, names] = /^export \{ (.*) \};$/m.exec(await readFile(path, 'utf8')) ?? [];
      if (names === undefined) throw new Error(`${path} exports in another way than it did.`);
      return { contents: `export const ${names.split(', ').map(name => `${name} = undefined`)};\n` };
    });
    build.onLoad({ filter: made }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(method, ''),
    }));
  },
};
