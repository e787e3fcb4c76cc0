// Compares the notes' rows with AWS's own schema, and looks for sentences of a breach where nothing is broken:
// npm run audit
// Each difference is explained in scripts/audit/differences.yaml, or the audit fails; so does an explanation that
// explains nothing any more. With --new it prints what isn't explained in the form of that file. Where a new version of
// AWS's schema has been compiled here, it says first what that changes; --changes prints nothing else.
import { createRequire } from 'node:module';
import { schemaChanges } from './schema/changes.mjs';

const require = createRequire(import.meta.url);
const { knowledge } = require('../test/support/knowledge.ts');
const { audited } = require('./audit/audited.ts');

const changes = schemaChanges();
for (const line of changes) console.log(line);
if (process.argv.includes('--changes')) {
  if (changes.length === 0) console.log('The schema has not been compiled anew here.');
  process.exit();
}

const { found, unexplained, idle, misplaced } = audited(knowledge());

if (process.argv.includes('--new')) for (const [place, words] of unexplained) console.log(`${place}: ${words}`);
else for (const [place, words] of unexplained) console.error(`${place}: ${words}`);
for (const place of idle) console.error(`${place} is explained, but is no difference any more`);
for (const sentence of misplaced) console.error(`A sentence of a breach where nothing is broken: ${sentence}`);
console.log(
  `${found.size} differences from AWS's schema, ${unexplained.length} of them unexplained; ${misplaced.length} misplaced sentences`,
);
process.exitCode = unexplained.length + idle.length + misplaced.length > 0 ? 1 : 0;
