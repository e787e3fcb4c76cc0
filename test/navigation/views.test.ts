import assert from 'node:assert/strict';
import type { Language } from '../../src/analysis';
import type { OutlineItem } from '../../src/navigation/navigation';
import { analyse } from '../support/knowledge';
import { at } from './support';

const text = `# A shop
# of two lines
Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    CodeUri: src/
Mappings:
  Sizes:
    prod:
      Memory: 1024
Conditions:
  IsProd: !Equals [a, b]
Resources:
  Shop:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs22.x
      Handler: orders/app.handler
      Timeout: 30
      Policies:
        - Statement:
            - Effect: Allow
  Nested:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: ./network/template.yaml
  Remote:
    Type: AWS::Serverless::Application
    Properties:
      Location: https://example.com/template.yaml
`;

function navigation(source: string, language: Language = 'yaml') {
  return analyse(source, language).navigation;
}

/** The outline as indented lines: name, kind and detail. */
function lines(items: readonly OutlineItem[], indent = ''): readonly string[] {
  return items.flatMap(({ name, kind, detail, children }) => [
    `${indent}${name} (${kind})${detail && ` ${detail}`}`,
    ...lines(children, `${indent}  `),
  ]);
}

function everyItem(items: readonly OutlineItem[], test: (item: OutlineItem, parent?: OutlineItem) => void): void {
  const visit = (item: OutlineItem, parent?: OutlineItem): void => {
    test(item, parent);
    for (const child of item.children) visit(child, item);
  };
  for (const item of items) visit(item);
}

describe('outline', () => {
  it('has sections, their members, and what these consist of', () =>
    assert.deepEqual(lines(navigation(text).outline()), [
      'Transform (section)',
      'Globals (section)',
      '  Function (property)',
      '    CodeUri (property) src/',
      'Mappings (section)',
      '  Sizes (mapping)',
      '    prod (property)',
      'Conditions (section)',
      '  IsProd (condition)',
      'Resources (section)',
      '  Shop (resource) AWS::Serverless::Function',
      '    Runtime (property) nodejs22.x',
      '    Handler (property) orders/app.handler',
      '    Timeout (property) 30',
      '    Policies (property)',
      '  Nested (resource) AWS::CloudFormation::Stack',
      '    TemplateURL (property) ./network/template.yaml',
      '  Remote (resource) AWS::Serverless::Application',
      '    Location (property) https://example.com/template.yaml',
    ]));

  it('nests as the editor demands it: each name in its item, each item in the one around it', () => {
    const merged = `${text}  Copy:\n    <<: &base {Type: AWS::SQS::Queue, Properties: {DelaySeconds: 1}}\n    DependsOn: Shop\n  Alias: *base\n`;
    for (const source of [
      text,
      merged,
      text.replaceAll('\n', '\r\n'),
      '{"Resources": {"A": {"Type": "AWS::SQS::Queue"',
    ])
      everyItem(navigation(source).outline(), (item, parent) => {
        assert.ok(item.start <= item.nameSpan.start && item.nameSpan.end <= item.end, item.name);
        if (parent !== undefined) assert.ok(parent.start <= item.start && item.end <= parent.end, item.name);
      });
  });
});

describe('folds', () => {
  it('are of entries, list items and comments of several lines', () =>
    assert.deepEqual(
      navigation(text)
        .folds()
        .map(({ firstLine, lastLine, kind = '' }) => `${firstLine + 1}-${lastLine + 1} ${kind}`.trim()),
      [
        ...['1-2 comment', '4-6', '5-6', '7-10', '8-10', '9-10', '11-12', '13-30', '14-22', '16-22', '20-22'],
        ...['21-22', '23-26', '25-26', '27-30', '29-30'],
      ],
    ));

  it('leave a closing bracket visible', () => {
    const json = '{\n  "Resources": {\n    "Q": {\n      "Type": "AWS::SQS::Queue"\n    }\n  }\n}\n';
    assert.deepEqual(
      navigation(json, 'json')
        .folds()
        .map(({ firstLine, lastLine }) => [firstLine + 1, lastLine + 1]),
      [
        [2, 5],
        [3, 4],
      ],
    );
  });
});

describe('folds beside brackets and marks', () => {
  const folds = (source: string) =>
    navigation(source)
      .folds()
      .map(({ firstLine, lastLine, kind = '' }) => `${firstLine + 1}-${lastLine + 1} ${kind}`.trim());

  it('swallow a bracket that closes something deeper, or what the first line does not open', () => {
    const source = `Conditions:
  Any: !Or
    [
      !Equals [a, !Ref B],
    ]
  One: !Or [
    !Equals [a, !Ref B],
  ]
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      PermissionsBoundary: !If [
        IsSet, a, b
      ]
`;
    assert.deepEqual(folds(source), ['1-8', '2-5', '6-7', '9-15', '10-15', '12-15', '13-14']);
  });

  it('are of regions, as the editor itself has them in YAML', () => {
    const source = `Resources:
  #region Orders
  # The queue
  # of orders
  Queue:
    Type: AWS::SQS::Queue
  # endregion

  #regional
  #endregion
`;
    assert.deepEqual(folds(source), ['1-10', '2-7 region', '3-4 comment', '5-6']);
  });
});

describe('links', () => {
  it('lead to pages of types, to code, to nested templates; a URL is left to the editor', () =>
    assert.deepEqual(
      navigation(text)
        .links()
        .map(link => `${at(text, link)} → ${link.kind === 'page' ? link.url.split('/').at(-1) : link.paths.join(' ')}`),
      [
        '6: src/ → src/',
        '15: AWS::Serverless::Function → sam-resource-function.html',
        '18: orders/app.handler → src/orders/app.js src/orders/app.mjs src/orders/app.cjs src/orders/app.ts src/orders/app.mts',
        '24: AWS::CloudFormation::Stack → aws-resource-cloudformation-stack.html',
        '26: ./network/template.yaml → ./network/template.yaml',
        '28: AWS::Serverless::Application → sam-resource-application.html',
      ],
    ));

  it('lead from no handler whose code stands in the template', () => {
    const inline = text.replace('Timeout: 30', 'InlineCode: exports.handler = 1');
    assert.ok(
      navigation(inline)
        .links()
        .every(link => !at(inline, link).includes('orders/app')),
    );
  });

  it('lead nowhere outside: no absolute path, nothing that a tool fills in', () => {
    for (const path of ['/etc/passwd', '"${Code}"', 's3://bucket/key', '!Ref Code', '<CODE>'])
      assert.deepEqual(
        navigation(`Resources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties:\n      CodeUri: ${path}\n`)
          .links()
          .filter(({ kind }) => kind === 'path'),
        [],
        path,
      );
  });
});

describe('the resource around a place', () => {
  const around = (part: string) => {
    const span = navigation(text).resourceAround(text.indexOf(part));
    return span && text.slice(span.start, span.end).trim().split('\n');
  };

  it('goes from its name to the next one', () => {
    assert.deepEqual(
      around('TemplateURL')?.map(line => line.trim()),
      ['Nested:', 'Type: AWS::CloudFormation::Stack', 'Properties:', 'TemplateURL: ./network/template.yaml'],
    );
    assert.equal(around('Location')?.[0], 'Remote:');
    assert.equal(navigation(text).resourceAround(text.length)?.end, text.length);
  });

  it('is none before the first', () => {
    assert.equal(around('Sizes'), undefined);
  });
});
