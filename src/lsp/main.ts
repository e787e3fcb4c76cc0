import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { version } from '../../package.json';
import { disk, pathOfUri, rootFor, uriOfPath } from '../cli/around';
import { currentKnowledge } from '../cli/knowledge';
import { carriedPatterns } from '../patterns/bundled';
import { serve } from './server';

/** `fieldnotes lsp --stdio`: the transport is told by the arguments, as all language servers do it. */
export function start(): void {
  serve(createConnection(ProposedFeatures.all), {
    knowledge: currentKnowledge,
    disk: { ...disk, pathOf: pathOfUri, uriOf: uriOfPath, rootOf: rootFor },
    patterns: carriedPatterns,
    version,
  });
}
