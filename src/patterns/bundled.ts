import patterns from '../../generated/patterns.json';
import { bundledPatterns } from './library';

/** The patterns, for programs that carry them along: the terminal, not the editor's bundle. */
export const carriedPatterns = bundledPatterns(patterns);
