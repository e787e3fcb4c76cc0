import { createRequire } from 'node:module';

/** Starts the language server, which stands beside this file where it is built. */
export function lsp(): void {
  // The library looks there for the way to speak, and takes nothing for granted.
  if (!process.argv.includes('--stdio')) process.argv.push('--stdio');
  createRequire(__filename)('./lsp.js').start();
}
