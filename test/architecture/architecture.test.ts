import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const root = join(__dirname, '../..');
const files = walk(join(root, 'src')).filter(file => file.endsWith('.ts'));
const allowed = readTable();

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

  it('has no import cycle', () => {
    assert.deepEqual(cycles(), []);
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

function readTable(): ReadonlyMap<string, readonly string[]> {
  const rows = readFileSync(join(root, 'src/README.md'), 'utf8').matchAll(/^\| `src\/([\w.]+)` \|[^|]*\|([^|]*)\|$/gm);
  return new Map(
    [...rows].map(([, name = '', imports = '']) => [name.replace(/\.ts$/, ''), imports.match(/\w+/g) ?? []]),
  );
}

/** `checks` for src/checks/limits.ts, `analysis` for src/analysis.ts. */
function partOf(file: string): string {
  return (relative(join(root, 'src'), file).split('/')[0] ?? '').replace(/\.ts$/, '');
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

/** Each cycle once, as the files on the way. */
function cycles(): readonly string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) {
      found.push([...way.slice(way.indexOf(file)), file].map(name => relative(root, name)).join(' → '));
      return;
    }
    if (done.has(file)) return;
    done.add(file);
    for (const next of localImports(file)) visit(next, [...way, file]);
  };
  for (const file of files) visit(file, []);
  return found;
}
