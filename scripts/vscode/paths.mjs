import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, wherever a script is started from. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

export const inRoot = (...parts) => join(root, ...parts);

/** The oldest VS Code that package.json promises to support: 4.100.3 is VS Code 1.100.3. */
export const defaultCodeServer = '4.100.3';

export const manifest = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));

export const extensionId = `${manifest.publisher}.${manifest.name}`;
