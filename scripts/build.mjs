// Builds everything: notes and patterns into generated/, then one bundle per entry point into dist/.
import { cp, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, transform } from 'esbuild';
import { writeLicences } from './licences.mjs';
import { put } from './put.mjs';
import { buildSchema } from './schema/build.mjs';
import { settingsSchema } from './settingsSchema.mjs';

const root = join(import.meta.dirname, '..');
const inRoot = (...parts) => join(root, ...parts);

/** The sources of a folder, by name without ending, in alphabetical order. */
async function sourcesIn(folder, extension) {
  const files = (await readdir(inRoot(folder)))
    .filter(file => extname(file) === extension && file !== 'README.md')
    .sort();
  return Promise.all(
    files.map(async file => ({ name: basename(file, extension), text: await readFile(inRoot(folder, file), 'utf8') })),
  );
}

/** The compilers are part of the sources: bundled once, then imported. */
async function loadCompilers() {
  const outfile = inRoot('out/compilers.cjs');
  await build({
    stdin: {
      contents: `export * from './src/knowledge/compile'; export * from './src/patterns/read'; export * from './src/text/runaway'; export * from './src/text/nearest';`,
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    outfile,
    logLevel: 'warning',
  });
  return import(`${pathToFileURL(outfile)}?${Date.now()}`);
}

function fail(problems, folder, extension) {
  for (const { name, line, column, message } of problems) {
    console.error(`${folder}/${name}${extension}:${line}:${column} ${message}`);
  }
  process.exit(1);
}

async function writeJson(path, value) {
  await put(inRoot(path), `${JSON.stringify(value)}\n`);
}

async function compileKnowledge({ compileNotes }) {
  const { limits, checks, texts, numbers, problems } = compileNotes(await sourcesIn('knowledge', '.md'));
  if (problems.length > 0) fail(problems, 'knowledge', '.md');
  await writeJson('generated/rules.json', { limits, checks });
  await writeJson('dist/rules.json', { limits, checks });
  // What code reads is bundled with it.
  await writeJson('generated/numbers.json', numbers);
  // Examples are for the tests; the pages do without them.
  const pages = texts.map(note => ({
    ...note,
    sections: note.sections.map(section => ({ ...section, examples: [] })),
  }));
  await writeJson('generated/texts.json', pages);
  await writeJson('dist/texts.json', pages);
  await writeJson('generated/rule-examples.json', examplesById(texts));
  await writeJson('dist/settings-schema.json', settingsSchema({ limits, checks, texts }));
}

/** More lines, or longer ones, would hide what they show. */
const mostLines = 24;
const mostCharacters = 140;

/** Of each section, the first example that breaks it, and of those that keep it the one that is most like it. */
function examplesById(texts) {
  const sections = texts.flatMap(note => note.sections);
  return Object.fromEntries(sections.map(({ id, examples }) => [id, pairOf(examples.filter(isShown))]));
}

/** What stands for a long text is for the tests. */
function isShown({ text }) {
  const lines = text.split('\n');
  return lines.length <= mostLines && lines.every(line => line.length <= mostCharacters) && !text.includes('‹');
}

function pairOf(examples) {
  const breaks = examples.find(one => one.expectation === 'breaks')?.text;
  const lines = breaks?.split('\n') ?? [];
  const likeness = ({ text }) => {
    const own = text.split('\n');
    return own.filter(line => lines.includes(line)).length / Math.max(own.length, lines.length);
  };
  const kept = examples.filter(one => one.expectation === 'keeps');
  const keeps = kept.reduce((best, one) => (likeness(one) > likeness(best) ? one : best), kept[0])?.text;
  return { breaks, keeps };
}

async function compilePatterns({ readPattern }) {
  const results = (await sourcesIn('snippets', '.yaml')).map(({ name, text }) => ({
    name,
    result: readPattern(name, text),
  }));
  const problems = results.flatMap(({ name, result }) =>
    Array.isArray(result) ? result.map(problem => ({ name, ...problem })) : [],
  );
  if (problems.length > 0) fail(problems, 'snippets', '.yaml');
  const patterns = results.map(({ result }) => result);
  await writeJson('generated/patterns.json', patterns);
  await writeJson('dist/patterns.json', patterns);
}

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  sourcemap: true,
  logLevel: 'warning',
  target: 'es2022',
  mainFields: ['module', 'main'],
  alias: {
    // Its parser alone: its `main` is a bundle that esbuild can't follow, its `module` brings an editor and a formatter.
    'jsonc-parser': inRoot('node_modules/jsonc-parser/lib/esm/impl/parser.js'),
    // What it has for the browser has nothing that only node has.
    yaml: inRoot('node_modules/yaml/browser/index.js'),
  },
};

/** @type {import('esbuild').Plugin} The data stands above the command's folder, once for all: it is read when first asked for. */
const dataAbove = {
  name: 'data-above',
  setup: ({ onResolve }) =>
    onResolve({ filter: /[\\/]generated[\\/](?:patterns|rules|schema|texts)\.json$/ }, ({ path }) => ({
      path: `../${basename(path)}`,
      external: true,
    })),
};

/** Half the text is read in half the time; names stay, for traces. */
const small = /** @type {const} */ ({ platform: 'node', minifySyntax: true, minifyWhitespace: true });

/** @returns {import('esbuild').BuildOptions[]} */
function bundles() {
  /** @type {import('esbuild').BuildOptions} For node and for workers: nothing in it that only node has, in one file. */
  const library = { ...small, entryPoints: [inRoot('src/core.ts')] };
  return [
    {
      // One bundle for the desktop and the browser: it imports nothing but `vscode`.
      entryPoints: [inRoot('src/vscode/extension.ts')],
      platform: 'browser',
      mainFields: ['browser', 'module', 'main'],
      format: 'cjs',
      external: ['vscode'],
      minify: true,
      outfile: inRoot('dist/extension.js'),
    },
    { ...library, format: 'cjs', outfile: inRoot('dist/core.js') },
    { ...library, format: 'esm', outfile: inRoot('dist/core.mjs') },
  ];
}

/** @param {import('esbuild').BuildOptions} options */
async function bundle(options) {
  const { metafile, outputFiles } = await build({ ...shared, ...options, metafile: true, write: false });
  return { inputs: Object.keys(metafile.inputs), files: outputFiles.map(({ path, contents }) => ({ path, contents })) };
}

/**
 * The command in pieces, so that each run reads only what it needs. esbuild makes pieces as ES modules alone, which node
 * starts more slowly: each is made CommonJS after that.
 */
async function command() {
  const made = await build({
    ...shared,
    ...small,
    entryPoints: {
      main: inRoot('src/cli/main.ts'),
      lsp: inRoot('src/lsp/server.ts'),
      worker: inRoot('src/cli/worker.ts'),
    },
    format: 'esm',
    splitting: true,
    sourcemap: false,
    plugins: [dataAbove],
    outdir: inRoot('dist/command'),
    metafile: true,
    write: false,
  });
  const pieces = made.outputFiles.map(async ({ path, text }) => {
    const { code } = await transform(text, { ...small, format: 'cjs', supported: { 'dynamic-import': false } });
    return { path, contents: Buffer.from(code) };
  });
  const start = "#!/usr/bin/env node\nrequire('./command/main.js').main();\n";
  return {
    inputs: Object.keys(made.metafile.inputs),
    files: [...(await Promise.all(pieces)), { path: inRoot('dist/cli.js'), contents: Buffer.from(start) }],
  };
}

/** Pieces of an earlier build would be published with the others. */
async function removeOthers(folder, paths) {
  for (const name of await readdir(folder)) if (!paths.includes(join(folder, name))) await rm(join(folder, name));
}

for (const folder of ['generated', 'dist', 'out']) await mkdir(inRoot(folder), { recursive: true });
await cp(inRoot('examples'), inRoot('dist/examples'), { recursive: true });
const compilers = await loadCompilers();
await compileKnowledge(compilers);
await compilePatterns(compilers);
const schemaSources = await buildSchema(root, await sourcesIn('knowledge', '.md'), compilers);
const made = await Promise.all([...bundles().map(bundle), command()]);
// A second build leaves alone what is there already: tests run meanwhile.
const paths = [];
for (const { path, contents } of made.flatMap(({ files }) => files)) {
  await put(path, contents);
  paths.push(path);
}
await removeOthers(inRoot('dist/command'), paths);
await writeLicences([...made.flatMap(({ inputs }) => inputs), ...schemaSources]);
