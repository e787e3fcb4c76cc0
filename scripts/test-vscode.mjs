import { parseArgs } from 'node:util';
import { hostNames, testInHosts } from './vscode/hosts.mjs';
import { defaultCodeServer } from './vscode/paths.mjs';
import { testTyping } from './vscode/typing.mjs';

const { values } = parseArgs({
  options: {
    host: { type: 'string', default: 'all' },
    grep: { type: 'string' },
    'code-server': { type: 'string', default: defaultCodeServer },
  },
});

const chosen = values.host === 'all' ? hostNames : values.host.split(',');
const unknown = chosen.find(name => !hostNames.includes(name));
if (values.host === 'typing') {
  process.exit((await testTyping({ control: true })).failed > 0 ? 1 : 0);
}
if (unknown) {
  console.error(`There is no host "${unknown}": choose ${hostNames.join(', ')} typing or all.`);
  process.exit(2);
}

const { passed, failed } = await testInHosts(chosen, { version: values['code-server'], grep: values.grep });
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
