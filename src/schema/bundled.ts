import data from '../../generated/schema.json';
import type { SchemaData } from './data';

/** The schema, for programs that carry it along: the terminal and the core library, not the editor's bundle. */
// The file is written by the build, so its shape is known; its inferred type would be huge.
export const bundledSchema = data as unknown as SchemaData;
