import assert from 'node:assert/strict';
import { jsonOf, minifiedJson } from '../../src/patterns/json';
import { snippetsOf } from '../../src/patterns/snippets';
import { partOf } from '../../src/patterns/source';
import type { Language } from '../../src/syntax/tree';
import { all, patternOf, patterns, templateFrom } from './bundled';

describe('the snippets', () => {
  for (const { title, pattern, form, language } of all) {
    it(`${title} expands to the pattern's resources`, () => {
      const prefix = `${form.name}-${pattern.id}`;
      const body = Object.values(snippetsOf([pattern], language)).find(snippet => snippet.prefix === prefix)?.body;
      assert.ok(body !== undefined);
      const expanded = inTemplate(expand(body.join('\n')), language);
      assert.equal(resourcesOf(expanded, language), resourcesOf(form.text, 'yaml'));
    });
  }

  it('have titles and prefixes of their own', () => {
    const snippets = Object.values(snippetsOf(patterns, 'yaml'));
    assert.equal(snippets.length, patterns.flatMap(pattern => pattern.forms).length);
    assert.equal(new Set(snippets.map(snippet => snippet.prefix)).size, snippets.length);
    for (const { prefix } of snippets) assert.match(prefix, /^(?:cfn|sam)-[a-z0-9-]+$/);
    const prefixes = new Set(snippets.map(snippet => snippet.prefix));
    for (const prefix of ['cfn-sns-fanout', 'sam-sns-fanout', 'cfn-sqs-dlq']) assert.ok(prefixes.has(prefix), prefix);
  });

  it('number the stops in the order of the placeholders, and mirror the first', () => {
    const { body } = snippetsOf([patternOf('sns-fanout')], 'yaml')['SNS topic that fans out to SQS queues (SAM)'] ?? {};
    const text = body?.join('\n') ?? '';
    assert.deepEqual(text.match(/\$\{\d[:|][^}]*\}/g), [
      '${1:Orders}',
      '${2:Billing}',
      '${4|python3.14,python3.13|}',
      '${3:Shipping}',
    ]);
    assert.ok(text.includes('aws:SourceArn: !Ref ${1}Topic'));
    assert.ok(text.endsWith('$0'));
  });

  it('leave the dollars of CloudFormation alone', () => {
    const [snippet] = Object.values(snippetsOf([patternOf('cloudtrail')], 'yaml'));
    assert.ok(
      snippet?.body.some(line => line.includes('\\${AWS::StackName\\}-${1}')),
      snippet?.body.join('\n'),
    );
  });
});

/** What VS Code makes of a snippet when nothing is typed over. */
function expand(body: string): string {
  const defaults = new Map<string, string>();
  const filled = body.replace(
    /\\([\\$}])|\$\{(\d+)(?::((?:\\.|[^\\}])*)|\|((?:\\.|[^\\|])*)\|)?\}|\$0/g,
    (whole, ...groups) => {
      const [escaped, stop, preset, choices] = groups as (string | undefined)[];
      if (escaped !== undefined) return escaped;
      if (stop === undefined) return whole === '$0' ? '' : whole;
      const value = preset?.replace(/\\(.)/g, '$1') ?? choices?.split(/(?<!\\),/)[0]?.replace(/\\(.)/g, '$1');
      if (value !== undefined) defaults.set(stop, value);
      return value ?? `\u0000${stop}\u0000`;
    },
  );
  return filled.replace(/\u0000(\d+)\u0000/g, (_, stop: string) => defaults.get(stop) ?? '');
}

function inTemplate(entries: string, language: Language): string {
  if (language === 'json') return `{"Resources":{${entries}}}`;
  return `Resources:\n${entries.replace(/^(?=.)/gm, '  ')}\n`;
}

function resourcesOf(text: string, language: Language): string {
  const resources = partOf(templateFrom(text, language).document, 'Resources');
  assert.ok(resources !== undefined);
  return jsonOf(resources, minifiedJson);
}
