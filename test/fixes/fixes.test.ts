import assert from 'node:assert/strict';
import { applyEdits } from '../../src/patterns/edit';
import { finished } from '../../src/work';
import { patterns } from '../patterns/bundled';
import { analyse } from '../support/knowledge';

/** The text after the first fix of the first finding of that code. */
function fixed(text: string, code: string, language: 'yaml' | 'json' = 'yaml'): string | undefined {
  const analysis = analyse(text, language);
  const finding = analysis.findings.find(one => one.code === code);
  const [fix] = finding === undefined ? [] : analysis.fixesFor(finding);
  return fix !== undefined && 'edits' in fix ? applyEdits(text, fix.edits) : undefined;
}

const fn = (timeout: string, head = '') =>
  `${head}Resources:\n  F: # keep me\n    Type: AWS::Lambda::Function\n    Properties:\n      Timeout: ${timeout} # and me\n`;

describe('a fix', () => {
  it('sets the limit and touches nothing else', () => assert.equal(fixed(fn('901'), 'lambda-timeout'), fn('900')));
  it('keeps quotes', () => assert.equal(fixed(fn("'901'"), 'lambda-timeout'), fn("'900'")));
  it('takes the nearest allowed value', () => {
    const group = (days: number) =>
      `Resources:\n  L:\n    Type: AWS::Logs::LogGroup\n    Properties: {RetentionInDays: ${days}}\n`;
    assert.equal(fixed(group(31), 'logs-retention'), group(30));
  });
  it('mends a value where it sits: in the parameter', () => {
    const head = (seconds: number) => `Parameters:\n  Seconds: {Type: Number, Default: ${seconds}}\n`;
    assert.equal(fixed(fn('!Ref Seconds', head(901)), 'lambda-timeout'), fn('!Ref Seconds', head(900)));
  });
  describe('in a parameter', () => {
    const head = (more: string, seconds = 901) =>
      `Parameters:\n  Seconds: {Type: Number, Default: ${seconds}${more}}\n`;
    const mended = (more: string) => fixed(fn('!Ref Seconds', head(more)), 'lambda-timeout');

    it('changes one of the allowed values, and the default that names it', () => {
      assert.equal(mended(', AllowedValues: [60, 901]'), fn('!Ref Seconds', head(', AllowedValues: [60, 900]', 900)));
    });
    it('takes an allowed value away where the right one is there already', () => {
      assert.equal(
        mended(', AllowedValues: [900, 901, 60]'),
        fn('!Ref Seconds', head(', AllowedValues: [900, 60]', 900)),
      );
    });
    it('lowers what it lets through', () =>
      assert.equal(
        fixed(fn('!Ref Seconds', head(', MaxValue: 1000', 60)), 'lambda-timeout'),
        fn('!Ref Seconds', head(', MaxValue: 900', 60)),
      ));
    it('is not offered where the parameter would refuse its own default', () => {
      for (const more of [
        ', MinValue: 901',
        ', AllowedPattern: "901"',
        ', MinLength: 4',
        ', AllowedPattern: "("',
        ', AllowedPattern: "(9+)+(0+)+"',
      ])
        assert.equal(mended(more), undefined);
      assert.equal(
        mended(', MaxValue: 1000, MinValue: 1'),
        fn('!Ref Seconds', head(', MaxValue: 1000, MinValue: 1', 900)),
      );
    });
  });
  it('is not offered where it would break something else', () => {
    const queue = (name: string, fifo = '') =>
      `Resources:\n  Q:\n    Type: AWS::SQS::Queue\n    Properties: {QueueName: ${name}.fifo${fifo}}\n`;
    const mapping =
      '  M:\n    Type: AWS::Lambda::EventSourceMapping\n    Properties: {EventSourceArn: !GetAtt Q.Arn, FunctionName: f, BatchSize: 100, MaximumBatchingWindowInSeconds: 5}\n';
    assert.equal(fixed(queue('orders'), 'sqs-fifo-name'), queue('orders', ', FifoQueue: true'));
    const plain = `${queue('orders').replace('.fifo', '-fifo')}${mapping}`;
    assert.equal(fixed(queue('orders') + mapping, 'sqs-fifo-name'), plain);
  });
  it('works in JSON', () => {
    const text = (seconds: string) =>
      `{"Resources": {"F": {"Type": "AWS::Lambda::Function", "Properties": {"Timeout": ${seconds}}}}}`;
    assert.equal(fixed(text('"901"'), 'lambda-timeout', 'json'), text('"900"'));
  });
  it('is not offered for a value that is put together', () => {
    assert.equal(
      fixed(fn('!Sub "${Seconds}1"', 'Parameters:\n  Seconds: {Type: Number, Default: 90}\n'), 'lambda-timeout'),
      undefined,
    );
  });
});

describe('fixing all that is found', () => {
  it('begins with the values on which others rest', () => {
    const text = `Transform: AWS::Serverless-2016-10-31
Resources:
  Jobs:
    Type: AWS::SQS::Queue
    Properties:
      VisibilityTimeout: 6
  Work:
    Type: AWS::Serverless::Function
    Properties:
      Timeout: 1000
      Events:
        Jobs: {Type: SQS, Properties: {Queue: !GetAtt Jobs.Arn}}
`;
    const analysis = analyse(text);
    const codes = new Set(analysis.findings.filter(({ severity }) => severity === 'error').map(({ code }) => code));
    assert.deepEqual([...codes], ['esm-visibility-vs-timeout', 'lambda-timeout']);
    const fixed = applyEdits(text, finished(analysis.fixingAll(codes, patterns)) ?? []);
    assert.match(fixed, /^ {6}Timeout: 900$/m);
    // Six times 900, not six times what was there.
    assert.match(fixed, /VisibilityTimeout: 5400/);
  });
});

describe('fixing all of a kind', () => {
  const all = (text: string, code: string, language: 'yaml' | 'json' = 'yaml') => {
    const edits = finished(analyse(text, language).fixingAll(new Set([code]), patterns));
    return edits && applyEdits(text, edits);
  };
  const functions = (...timeouts: number[]) =>
    `Resources:\n${timeouts.map((seconds, index) => `  F${index}:\n    Type: AWS::Lambda::Function\n    Properties:\n      Timeout: ${seconds} # ${index}\n`).join('')}`;

  it('mends each, and leaves the rest', () => {
    assert.equal(all(functions(901, 30, 0), 'lambda-timeout'), functions(900, 30, 1));
    assert.equal(all(functions(900), 'lambda-timeout'), undefined);
  });
  it('mends once what two findings share', () => {
    const text = (seconds: number) =>
      `Parameters:\n  S: {Type: Number, Default: ${seconds}}\n${functions(5, 6).replace(/\d #/g, '!Ref S #')}`;
    assert.equal(all(text(901), 'lambda-timeout'), text(900));
    const head = 'AWSTemplateFormatVersion: 2010-09-09\n';
    const sam = `Resources:\n  A: {Type: AWS::Serverless::Function}\n  B: {Type: AWS::Serverless::Function}\n`;
    assert.equal(all(head + sam, 'cfn-macro-sam'), `${head}Transform: AWS::Serverless-2016-10-31\n${sam}`);
  });
  it('gives each queue a dead-letter queue of its own', () => {
    const queues = 'Resources:\n  A:\n    Type: AWS::SQS::Queue\n  B:\n    Type: AWS::SQS::Queue\n';
    const text = all(queues, 'sqs-no-dlq') ?? '';
    assert.deepEqual(text.match(/^ {2}\w+/gm), ['  A', '  B', '  ADeadLetterQueue', '  BDeadLetterQueue']);
    assert.equal(
      analyse(text).findings.some(({ code }) => code === 'sqs-no-dlq'),
      false,
    );
  });
});

describe('suppressing', () => {
  function suppressed(text: string, language: 'yaml' | 'json'): string {
    const analysis = analyse(text, language);
    const finding = analysis.findings.find(({ code }) => code === 'lambda-timeout');
    return applyEdits(text, (finding && analysis.suppressing(finding)) ?? []);
  }
  const codes = (text: string, language: 'yaml' | 'json' = 'yaml') =>
    analyse(text, language)
      .findings.filter(({ code }) => /^(?:lambda-timeout|ignore-)/.test(code))
      .map(({ severity, code, start, end }) => `${severity} ${code} ${text.slice(start, end)}`);

  it('writes a comment above the line in YAML', () => {
    const text = suppressed(fn('901'), 'yaml');
    assert.match(text, /\n {6}# fieldnotes-ignore lambda-timeout: reason\n {6}Timeout: 901/);
    assert.deepEqual(codes(text), []);
  });
  it('writes into the metadata in JSON', () => {
    const text = suppressed(
      '{\n  "Resources": {\n    "F": {\n      "Type": "AWS::Lambda::Function",\n      "Properties": { "Timeout": 901 }\n    }\n  }\n}\n',
      'json',
    );
    assert.deepEqual(JSON.parse(text).Resources.F.Metadata, { fieldnotes: { ignore: { 'lambda-timeout': 'reason' } } });
    assert.deepEqual(codes(text, 'json'), []);
  });
  it('goes where something is ignored already in JSON', () => {
    const text = (metadata: string) =>
      `{"Resources": {"F": {"Type": "AWS::Lambda::Function", "Properties": {"Timeout": 901}${metadata}}}}`;
    const ignoring = (ignore: string) => text(`, "Metadata": {"fieldnotes": {"ignore": ${ignore}}}`);
    const own = text(', "Metadata": { "fieldnotes": { "ignore": { "lambda-timeout": "reason" } } }');
    assert.equal(suppressed(text(''), 'json'), own);
    assert.equal(
      suppressed(text(', "Metadata": {"fieldnotes": {"ignore": {}}}'), 'json'),
      ignoring('{"lambda-timeout": "reason"}'),
    );
    assert.equal(suppressed(ignoring('{"a": "b"}'), 'json'), ignoring('{"a": "b", "lambda-timeout": "reason"}'));
    assert.equal(suppressed(ignoring('[]'), 'json'), ignoring('["lambda-timeout"]'));
    assert.equal(suppressed(ignoring('["a"]'), 'json'), ignoring('["a", "lambda-timeout"]'));
    assert.equal(suppressed(ignoring('[\r\n\t"a"\r\n]'), 'json'), ignoring('[\r\n\t"a",\r\n\t"lambda-timeout"\r\n]'));
    assert.equal(suppressed(ignoring('true'), 'json'), ignoring('true'));
  });
  it('holds on the line itself', () =>
    assert.deepEqual(codes(fn('901 # fieldnotes-ignore lambda-timeout: known')), []));
  it('holds for a whole resource through its metadata', () => {
    assert.deepEqual(codes(`${fn('901')}    Metadata: {fieldnotes: {ignore: [lambda-timeout]}}\n`), []);
  });
  it('that holds nothing back is a hint at its id', () => {
    assert.deepEqual(codes(fn('900 # fieldnotes-ignore lambda-timeout: old')), ['hint ignore-unused lambda-timeout']);
  });
  it('without a known id is a warning at its place', () => {
    assert.deepEqual(codes(fn('900 # fieldnotes-ignore lambda-timeot: typo')), [
      'warning ignore-unknown lambda-timeot',
    ]);
  });
});
