import type { Span } from '../text/span';
import { parseJsonBlock } from './json';
import { languageOfFile } from './language';
import { jsonMistakes, tomlMistake, yamlMistakes } from './mistakes';
import { parseTomlBlock } from './toml';
import type { Block, Node, SourceFile } from './tree';
import { parseYamlBlock } from './yaml';

/** A file of settings or of values, with the place of each: what can't be read is missing from it. */
export interface DataFile {
  readonly file: SourceFile;
  readonly root: Node | undefined;
  /** The first thing that isn't sound in it. */
  readonly mistake: (Span & { readonly message: string }) | undefined;
}

/** Reads TOML, YAML or JSON, as its ending says. Never fails; all nodes know the file. */
export function readDataFile(file: SourceFile): DataFile {
  // A lone carriage return ends a line in the editor too.
  const text = file.text.replace(/\r(?!\n)/g, '\n');
  if (file.path.toLowerCase().endsWith('.toml')) return read(file, parseTomlBlock(text), tomlMistake(text));
  const isYaml = languageOfFile(file.path, text) === 'yaml';
  const block = isYaml ? parseYamlBlock(text) : parseJsonBlock(text);
  const mistake = isYaml ? yamlMistakes : jsonMistakes;
  return read(file, block, block.isBroken ? mistake(text)[0] : undefined);
}

function read(file: SourceFile, block: Block, mistake: DataFile['mistake']): DataFile {
  return { file, root: Object.assign(block, { file }).root, mistake };
}
