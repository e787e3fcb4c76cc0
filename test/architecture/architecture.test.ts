import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';

const root = join(__dirname, '../..');
const files = walk(join(root, 'src')).filter(file => file.endsWith('.ts'));
const allowed = readTable(/^\| `src\/([\w.]+)` \|[^|]*\|([^|]*)\|$/gm);
const parts = readTable(/^\| `src\/(\w+\/\w+)` \|[^|]*\|([^|]*)\|$/gm);
const withFolders = new Set(files.map(file => dirname(dirname(file))));

describe('architecture', () => {
  it('src/README.md names every folder and file below src', () => {
    const parts = readdirSync(join(root, 'src')).filter(name => name !== 'README.md');
    assert.deepEqual(parts.map(name => name.replace(/\.ts$/, '')).sort(), [...allowed.keys()].sort());
  });

  it('imports go only where src/README.md allows', () => {
    const breaches = files.flatMap(file =>
      localImports(file)
        .map(imported => [partOf(file), partOf(imported), relative(root, file)] as const)
        .filter(([from, to]) => from !== to && !allowed.get(from)?.includes(to))
        .map(([from, to, name]) => `${name}: ${from} may not import ${to}`),
    );
    assert.deepEqual(breaches, []);
  });

  it('src/README.md names the parts of the folders that have some', () => {
    const folders = [...allowed.keys()].filter(name => existsSync(join(root, 'src', name)));
    const found = folders.flatMap(folder => foldersIn(join(root, 'src', folder)).map(part => `${folder}/${part}`));
    assert.deepEqual([...parts.keys()].sort(), found.sort());
  });

  it('parts import their neighbours only where src/README.md allows', () => {
    const breaches = files.flatMap(file =>
      localImports(file)
        .map(imported => [subfolderOf(file), subfolderOf(imported)] as const)
        .filter(([from, to]) => from !== to && parts.has(from) && parts.has(to) && dirname(from) === dirname(to))
        .filter(([from, to]) => !parts.get(from)?.includes(basename(to)))
        .map(([from, to]) => `${relative(root, file)}: ${from} may not import ${to}`),
    );
    assert.deepEqual(breaches, []);
  });

  it('has no import cycle of files', () => {
    assert.deepEqual(
      cycles(file => file),
      [],
    );
  });

  it('has no import cycle of folders', () => {
    assert.deepEqual(cycles(unitOf), []);
  });

  it('keeps packages where they belong', () => {
    const homes: readonly [RegExp, string][] = [
      [/^vscode$/, 'vscode'],
      [/^node:/, 'cli'],
      [/^(?:yaml|jsonc-parser)$/, 'syntax'],
    ];
    const breaches = files.flatMap(file =>
      importsOf(file).flatMap(name =>
        homes
          .filter(([pattern, home]) => pattern.test(name) && partOf(file) !== home)
          .map(([, home]) => `${relative(root, file)}: ${name} belongs in src/${home}`),
      ),
    );
    assert.deepEqual(breaches, []);
  });

  it('takes by name what it uses of vscode: as a whole, each file would copy the interface while the extension starts', () => {
    const whole = files.filter(file => /^import \* as \w+ from 'vscode'/m.test(readFileSync(file, 'utf8')));
    assert.deepEqual(whole, []);
  });
});

function walk(folder: string): readonly string[] {
  return readdirSync(folder).flatMap(name => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? walk(path) : [path];
  });
}

function foldersIn(folder: string): readonly string[] {
  return readdirSync(folder).filter(name => statSync(join(folder, name)).isDirectory());
}

function readTable(rowForm: RegExp): ReadonlyMap<string, readonly string[]> {
  const rows = readFileSync(join(root, 'src/README.md'), 'utf8').matchAll(rowForm);
  return new Map(
    [...rows].map(([, name = '', imports = '']) => [name.replace(/\.ts$/, ''), imports.match(/\w+/g) ?? []]),
  );
}

/** `checks` for src/checks/limits.ts, `analysis` for src/analysis.ts. */
function partOf(file: string): string {
  return (relative(join(root, 'src'), file).split('/')[0] ?? '').replace(/\.ts$/, '');
}

/** `template/model` for src/template/model/marks.ts. */
function subfolderOf(file: string): string {
  return relative(join(root, 'src'), file).split('/').slice(0, 2).join('/');
}

/** The folder of a file; a file beside folders puts them together, and stands for itself. */
function unitOf(file: string): string {
  return withFolders.has(dirname(file)) ? file : dirname(file);
}

function importsOf(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:^|\n)(?:import|export)[^;]*?from '([^']+)'|(?:^|\n)import '([^']+)'/g)].map(
    match => match[1] ?? match[2] ?? '',
  );
}

function localImports(file: string): readonly string[] {
  return importsOf(file)
    .filter(name => name.startsWith('.') && !name.endsWith('.json'))
    .map(name => {
      const path = join(dirname(file), name);
      return existsSync(`${path}.ts`) ? `${path}.ts` : join(path, 'index.ts');
    });
}

/** Each cycle once, as the files or folders on the way. */
function cycles(nodeOf: (file: string) => string): readonly string[] {
  const imports = new Map<string, Set<string>>();
  for (const file of files) {
    const node = nodeOf(file);
    const others = localImports(file).map(nodeOf);
    imports.set(node, new Set([...(imports.get(node) ?? []), ...others.filter(other => other !== node)]));
  }
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (node: string, way: readonly string[]): void => {
    if (way.includes(node)) {
      found.push([...way.slice(way.indexOf(node)), node].map(name => relative(root, name)).join(' → '));
      return;
    }
    if (done.has(node)) return;
    done.add(node);
    for (const next of imports.get(node) ?? []) visit(next, [...way, node]);
  };
  for (const node of imports.keys()) visit(node, []);
  return found;
}
