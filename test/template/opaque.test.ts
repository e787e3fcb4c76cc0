import assert from 'node:assert/strict';
import { found, functionWith } from '../support/found';
import { analyse } from '../support/knowledge';

const queue = (properties: string, sections = '', more = '') =>
  `${sections}Resources:\n  Orders:\n    Type: AWS::SQS::Queue\n${more}    Properties:\n${properties.replace(/^(?=.)/gm, '      ')}\n`;

/** Advice on what a queue lacks: there for a plain queue, silent where something unseen may bring it. */
const missing = (text: string) => found(text, 'sqs-no-dlq').length;

describe('what the template does not tell', () => {
  it('is a queue without a dead-letter queue, told as such', () => assert.equal(missing(queue('DelaySeconds: 1')), 1));

  it('is nothing missing where a macro may bring it', () => {
    const include = '{Name: AWS::Include, Parameters: {Location: "s3://a/b"}}';
    for (const [where, text] of [
      ['at the top', queue('DelaySeconds: 1', `Transform: ${include}\n`)],
      ['at the top, in a list', queue('DelaySeconds: 1', `Transform:\n  - ${include}\n`)],
      ['a macro of somebody', queue('DelaySeconds: 1', 'Transform: [Somebody]\n')],
      [
        'among the resources',
        queue('DelaySeconds: 1').replace('Resources:\n', `Resources:\n  Fn::Transform: ${include}\n`),
      ],
      ['in the resource', queue('DelaySeconds: 1', '', `    Fn::Transform: ${include}\n`)],
      ['in its properties', queue(`DelaySeconds: 1\nFn::Transform: ${include}`)],
      ['as its properties', queue(`Fn::Transform: ${include}`)],
      ['in short', queue('DelaySeconds: 1').replace(/Properties:[\s\S]*/, 'Properties: !Transform {Name: A}\n')],
      ['a tag of Rain', queue('DelaySeconds: 1').replace(/Properties:[\s\S]*/, 'Properties: !Rain::Module a.yaml\n')],
    ] as const)
      assert.equal(missing(text), 0, where);
  });

  it('does not hide what stands beside it', () =>
    assert.deepEqual(found(queue('DelaySeconds: 901\nFn::Transform: {Name: A}'), 'sqs-ranges-delay'), [
      'error 5: 901',
    ]));

  it('may be any number of items', () => {
    const layers = (item: string) => functionWith(`Layers: [a, b, c, d, e, ${item}]`);
    for (const item of ['{Fn::Transform: {Name: A}}', '!Rain::Include a.yaml', '!Unknown x', '!Ref AWS::NoValue'])
      assert.deepEqual(found(layers(item), 'lambda-layers'), [], item);
    for (const item of [
      '!Ref Layer',
      '!Sub "${Layer}"',
      '!If [A, f, g]',
      '!If [A, f, !Ref AWS::NoValue]',
      '!GetAtt L.Arn',
      '{"Fn::ImportValue": layer}',
      'f',
    ])
      assert.equal(found(layers(item), 'lambda-layers').length, 1, item);
  });

  it('is too few only where nothing unseen can be among them', () => {
    const attributes = (items: string) =>
      `Resources:\n  T:\n    Type: AWS::DynamoDB::Table\n    Properties:\n      AttributeDefinitions: [{AttributeName: a, AttributeType: S}]\n      KeySchema: [${items}]\n`;
    assert.ok(analyse(attributes('')).findings.some(({ code }) => code === 'ddb-keyschema'));
    for (const items of ['{Fn::Transform: {Name: A}}', '!Rain::Include a.yaml'])
      assert.deepEqual(found(attributes(items), 'ddb-keyschema'), [], items);
  });

  it('is a value from anywhere else', () => {
    for (const value of [
      '"{{resolve:ssm:/a/b}}"',
      '!Sub "{{resolve:ssm:/a/${AWS::Region}}}"',
      '${self:custom.seconds}',
      '"{{ cookiecutter.seconds }}"',
      '"%seconds%"',
      '"@@SECONDS@@"',
      '__SECONDS__',
      '"<<seconds>>"',
      '"[[seconds]]"',
      '$SECONDS',
      '!ImportValue a',
      '!GetAtt A.B',
      '{"Fn::GetAtt": A.B}',
      '!Base64 901',
      '!Cidr [a, 901, 1]',
      '!GetAZs 901',
      '!Rain::Env A',
      '!Unknown 901',
      '!Ref A',
      '!Transform {Name: A}',
    ])
      assert.deepEqual(found(functionWith(`Timeout: ${value}`), 'lambda-timeout'), [], value);
  });

  it('is a name of which a tool fills in a part', () => {
    const named = (name: string) => found(functionWith(`FunctionName: "${name}"`), 'lambda-name');
    for (const name of ['%appName%-api', 'api-@@STAGE@@', 'api-__STAGE__']) assert.deepEqual(named(name), [], name);
    for (const name of ['100%', 'a%b', 'api@@', '<name>', 'api-<<stage>>', 'a $NAME'])
      assert.equal(named(name).length, 1, name);
  });

  it('is what Rules assert: their functions are left alone, and they prove nothing', () => {
    const rules = `Parameters:
  Seconds: {Type: Number, Default: 901}
  Vpc: {Type: "AWS::EC2::VPC::Id"}
Rules:
  Short:
    RuleCondition: !Equals [!Ref AWS::Region, eu-west-1]
    Assertions:
      - Assert: {"Fn::Contains": [["1", "901"], !Ref Seconds]}
      - Assert: {"Fn::EachMemberIn": [{"Fn::ValueOfAll": ["AWS::EC2::VPC::Id", VpcId]}, {"Fn::RefAll": "AWS::EC2::VPC::Id"}]}
`;
    const text = queue('DelaySeconds: !Ref Seconds', rules);
    assert.deepEqual(found(text, 'sqs-ranges-delay'), ['warning 14: Seconds']);
    const { findings } = analyse(text, 'yaml');
    assert.ok(findings.every(({ start }) => start >= text.indexOf('Resources:')));
  });
});
