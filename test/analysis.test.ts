import assert from 'node:assert/strict';
import { createAnalyzer } from '../src/analysis';
import { readMarkers } from './support/examples';
import { analyse, knowledge } from './support/knowledge';
import { shop } from './support/shop';

/** Found codes with severity and the text they underline. */
function found(text: string, language: 'yaml' | 'json' = 'yaml'): readonly string[] {
  const serious = analyse(text, language).findings.filter(
    ({ severity }) => severity === 'error' || severity === 'warning',
  );
  return serious.map(({ code, severity, start, end }) => `${severity} ${code} ${text.slice(start, end)}`);
}

const fn = (properties: string, head = '') =>
  `${head}Resources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties:\n${properties}\n`;

describe('a limit is broken', () => {
  it('by a literal', () => assert.deepEqual(found(fn('      Timeout: 901')), ['error lambda-timeout 901']));
  it('by a number in quotes', () =>
    assert.deepEqual(found(fn('      Timeout: "901"')), ['error lambda-timeout "901"']));
  it('in JSON', () => {
    const text = '{"Resources":{"F":{"Type":"AWS::Lambda::Function","Properties":{"Timeout":901}}}}';
    assert.deepEqual(found(text, 'json'), ['error lambda-timeout 901']);
  });
  it('but not by the value on it', () => assert.deepEqual(found(fn('      Timeout: 900')), []));

  it('through a parameter, where it is only one possible value', () => {
    const { text, expected } = readMarkers(
      fn(
        '      Timeout: !Ref Seconds\n      #             ^^^^^^^ lambda-timeout warning',
        'Parameters:\n  Seconds: {Type: Number, Default: 901}\n',
      ),
    );
    const [finding, ...others] = analyse(text).findings.filter(({ code }) => code === 'lambda-timeout');
    assert.deepEqual(others, []);
    assert.deepEqual(
      { code: finding?.code, severity: finding?.severity, start: finding?.start, end: finding?.end },
      expected[0],
    );
    assert.equal(
      finding?.message,
      'Timeout is 901 s, but Lambda stops a function after 900 s (15 min). Split the work, or use Step Functions. This happens with the default of Seconds.',
    );
    assert.deepEqual(
      finding?.related.map(({ start, end }) => text.slice(start, end)),
      ['901'],
    );
  });

  it('through all allowed values of a parameter: then for certain', () => {
    const parameter = 'Parameters:\n  Seconds: {Type: Number, Default: 1000, AllowedValues: [1000, 2000]}\n';
    assert.deepEqual(found(fn('      Timeout: !Ref Seconds', parameter)), ['error lambda-timeout Seconds']);
  });

  it('through Globals: once, at the value there, with those that take it', () => {
    const text = `Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    Timeout: 901
Resources:
  A: {Type: AWS::Serverless::Function}
  B: {Type: AWS::Serverless::Function}
  C: {Type: AWS::Serverless::Function, Properties: {Timeout: 5}}
`;
    const findings = analyse(text).findings.filter(({ code }) => code === 'lambda-timeout');
    assert.deepEqual(
      findings.map(({ severity, start, end }) => `${severity} ${text.slice(start, end)}`),
      ['error 901'],
    );
    assert.deepEqual(
      findings[0]?.related.map(({ start, end }) => text.slice(start, end)),
      ['A', 'B'],
    );
  });

  it('with six local secondary indexes, not with five', () => {
    const table = (count: number) =>
      `Resources:\n  T:\n    Type: AWS::DynamoDB::Table\n    Properties:\n      LocalSecondaryIndexes:\n${'        - {IndexName: abc}\n'.repeat(count)}`;
    assert.ok(found(table(6)).includes('error ddb-lsi-count LocalSecondaryIndexes'));
    assert.ok(!found(table(5)).some(line => line.includes('ddb-lsi-count')));
  });
});

describe('nothing is found', () => {
  for (const [name, value] of [
    ['an unknown parameter', '!Ref Nowhere'],
    ['an import', '!ImportValue seconds'],
    ['a dynamic reference', "'{{resolve:ssm:seconds}}'"],
    ['an attribute', '!GetAtt Other.Timeout'],
    ['an unknown tag', '!Rain::Constant Seconds'],
    ['an absent value', '!Ref AWS::NoValue'],
    ['no number', 'abc'],
    ['nothing at all', ''],
    ['a number that YAML versions read differently', '01604'],
  ] as const) {
    it(`for ${name}`, () => assert.deepEqual(found(fn(`      Timeout: ${value}`)), []));
  }

  it('in a branch that can never be taken', () => {
    const never = 'Conditions:\n  Never: !Equals [a, b]\n';
    assert.deepEqual(found(fn('      Timeout: !If [Never, 901, 900]', never)), []);
  });

  for (const [name, text] of [
    ['a Kubernetes manifest', 'apiVersion: v1\nkind: Pod\nspec:\n  Timeout: 901\n'],
    ['a Compose file', 'services:\n  a:\n    image: AWS::Lambda::Function\n'],
    ['a bare list of resources', 'Resources:\n  F:\n    Type: string\n    note: AWS::\n'],
    ['nothing', ''],
  ] as const) {
    it(`in ${name}, which is no template`, () => {
      const analysis = analyse(text);
      assert.equal(analysis.isTemplate, false);
      assert.deepEqual(analysis.findings, []);
      assert.equal(analysis.hoverAt(3), undefined);
    });
  }
});

describe('a template is told by its content', () => {
  it('also where a loop makes all its resources', () => {
    const text =
      'Transform: AWS::LanguageExtensions\nResources:\n  Fn::ForEach::All:\n    - Name\n    - [A, B]\n    - F${Name}:\n        Type: AWS::Lambda::Function\n        Properties: {Timeout: 901}\n';
    assert.deepEqual(found(text), ['error lambda-timeout 901']);
  });
});

describe('strange names', () => {
  it('a logical ID can be __proto__, constructor or toString', () => {
    const names = ['__proto__', 'constructor', 'toString'];
    const resource = (name: string) =>
      `  ${name}:\n    Type: AWS::Lambda::Function\n    Properties: {Timeout: 901, __proto__: {Timeout: 1}}\n`;
    const text = `Resources:\n${names.map(resource).join('')}`;
    assert.equal(found(text).filter(line => line === 'error lambda-timeout 901').length, 3);
  });
});

describe('analysing again after edits', () => {
  it('keeps the findings of finished resources while the next one is typed', () => {
    const analyzer = createAnalyzer(knowledge());
    const reports = shop.indexOf('  Reports:');
    const complete = (text: string) => analyzer.analyse(text, 'yaml').findings.filter(finding => finding.end < reports);
    const before = complete(shop).map(({ code, start, severity }) => ({ code, start, severity }));
    for (let end = reports; end < shop.length; end++) {
      const now = complete(shop.slice(0, end)).map(({ code, start, severity }) => ({ code, start, severity }));
      assert.deepEqual(now, before, `after ${JSON.stringify(shop.slice(reports, end).slice(-30))}`);
    }
  });
});

describe('an analysis that goes on', () => {
  it('sees a custom resource of any name come and go', () => {
    const head = 'Resources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties:\n      Handler: index.handler\n';
    const custom = '  Setup:\n    Type: Custom::Setup\n    Properties:\n      ServiceToken: !GetAtt F.Arn\n';
    const analyzer = createAnalyzer(knowledge());
    const isTraced = (text: string) =>
      analyzer.analyse(text, 'yaml').findings.some(({ code }) => code === 'xray-tracing');
    assert.deepEqual([head, head + custom, head].map(isTraced), [true, false, true]);
  });
});

describe('analyses of one document', () => {
  const text = fn('      Timeout: 901\n      Runtime: python3.13\n      Handler: a.b');

  it('keep their answers while the text goes on', () => {
    const analyzer = createAnalyzer(knowledge());
    const first = analyzer.analyse(text, 'yaml');
    const at = text.indexOf('Timeout');
    const told = () => ({
      hover: first.hoverAt(at)?.markdown,
      findings: first.findings.map(({ code, start }) => [code, start]),
      fixes: first.findings.flatMap(finding => first.fixesFor(finding).map(({ title }) => title)),
      outline: first.navigation.outline().map(({ name }) => name),
      types: first.types(),
    });
    const before = told();
    analyzer.analyse(text.replace('  F:', '  Other:').replace('901', '30'), 'yaml');
    analyzer.analyse(`# moved\n${text.replace('AWS::Lambda::Function', 'AWS::SQS::Queue')}`, 'yaml');
    assert.deepEqual(told(), before);
    assert.match(before.hover ?? '', /✗ 901 s/);
  });

  it('tell the ways through a template before it is checked', () => {
    const told: string[] = [];
    const work = createAnalyzer(knowledge()).analysing(text, 'yaml', undefined, undefined, navigation => {
      told.push(...navigation.outline().map(({ name }) => name));
    });
    let piece = work.next();
    while (piece.done !== true && told.length === 0) piece = work.next();
    assert.equal(piece.done, false, 'there is more to do');
    assert.ok(told.includes('Resources'), told.join());
  });

  it('throw where one is gone on with after the next was begun, which loses nothing', () => {
    const analyzer = createAnalyzer(knowledge());
    const left = analyzer.analysing(text, 'yaml');
    left.next();
    const codes = analyzer.analyse(text.replace('901', '902'), 'yaml').findings.map(({ code }) => code);
    assert.ok(codes.includes('lambda-timeout'));
    assert.throws(() => left.next(), /Another text was begun/);
    assert.deepEqual(
      analyzer.analyse(text, 'yaml').findings.map(({ code }) => code),
      codes,
    );
  });
});
