import rules from '../../generated/rules.json';
import { bundledSchema } from '../schema/bundled';
import { Knowledge, type Rules } from './knowledge';

/** The bundled notes' rows, and AWS's schema. */
// The file is written by the build from validated notes, so its shape is known; its inferred type would be huge.
export const bundledRules = { ...(rules as unknown as Rules), schema: bundledSchema };

/** The bundled notes' rows; their texts are handed in later, when they are first asked for. */
export function bundledKnowledge(): Knowledge {
  return new Knowledge(bundledRules);
}
