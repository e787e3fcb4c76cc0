import assert from 'node:assert/strict';
import { found, messages, related } from '../support/found';

const sam = (globals: string, resources: string, sections = '') =>
  `Transform: AWS::Serverless-2016-10-31\n${sections}Globals:\n  Function:\n${globals.replace(/^(?=.)/gm, '    ')}\nResources:\n${resources.replace(/^(?=.)/gm, '  ')}\n`;

const fn = (properties: string, more = '') =>
  `F:\n  Type: AWS::Serverless::Function\n${more}${properties && `  Properties:\n${properties.replace(/^(?=.)/gm, '    ')}\n`}`;

describe("SAM's Globals", () => {
  it('give a function what it does not say', () => {
    const text = sam('Timeout: 901', fn(''));
    assert.deepEqual(found(text, 'lambda-timeout'), ['error 4: 901']);
    assert.deepEqual(related(text, 'lambda-timeout'), [['F']]);
  });

  it('yield to its own value, and are then a warning of what will come', () => {
    assert.deepEqual(found(sam('Timeout: 901', fn('Timeout: 900')), 'lambda-timeout'), ['warning 4: 901']);
    assert.deepEqual(found(sam('Timeout: 60', fn('Timeout: 901')), 'lambda-timeout'), ['error 9: 901']);
  });

  it('come before its lists', () => {
    const layers = (count: number) => `Layers: [${Array.from({ length: count }, () => 'x').join()}]`;
    assert.deepEqual(found(sam(layers(3), fn(layers(3))), 'lambda-layers'), ['error 9: Layers']);
    assert.deepEqual(found(sam(layers(2), fn(layers(3))), 'lambda-layers'), []);
  });

  it("give way to a function's own architecture", () => {
    const text = sam('Architectures: [arm64]', fn('Architectures: [x86_64]'));
    assert.deepEqual(found(text, 'schema-count'), []);
    const both = sam('Architectures: [arm64]', fn('Architectures: [arm64, x86_64]'));
    assert.deepEqual(found(both, 'schema-count'), ['error 9: Architectures']);
  });

  it('are merged with its mappings, key by key', () => {
    const text = sam('EphemeralStorage: {Size: 10241}\nTags: {a: b}', fn('EphemeralStorage: {}\nTags: {c: d}'));
    assert.deepEqual(found(text, 'lambda-tmp'), ['error 4: 10241']);
    const own = sam('EphemeralStorage: {Size: 10241}', fn('EphemeralStorage: {Size: 512}'));
    assert.deepEqual(found(own, 'lambda-tmp'), ['warning 4: 10241']);
  });

  it('are replaced by a function call as a whole, and replace none', () => {
    const conditions = 'Conditions:\n  IsA: !Equals [!Ref AWS::Region, a]\n';
    const text = sam(
      'EphemeralStorage: {Size: 10241}',
      fn('EphemeralStorage: !If [IsA, {Size: 512}, {Size: 513}]'),
      conditions,
    );
    assert.deepEqual(found(text, 'lambda-tmp'), ['warning 6: 10241']);
    const shared = sam('Timeout: !If [IsA, 901, 60]', fn(''), conditions);
    assert.deepEqual(found(shared, 'lambda-timeout'), ['warning 6: 901']);
    assert.match(
      messages(shared, 'lambda-timeout')[0] ?? '',
      /^Timeout is 901 s, but .* This happens where IsA is true\.$/,
    );
  });

  it('come through parameters', () => {
    const text = sam('Timeout: !Ref Seconds', fn(''), 'Parameters:\n  Seconds: {Type: Number, Default: 901}\n');
    assert.deepEqual(found(text, 'lambda-timeout'), ['warning 6: Seconds']);
    assert.deepEqual(related(text, 'lambda-timeout'), [['F', '901']]);
  });

  it('are ignored where the resource says so', () => {
    const ignoring = (names: string) => sam('Timeout: 901', fn('', `  IgnoreGlobals: ${names}\n`));
    for (const names of ['"*"', '[Timeout]', '[MemorySize, Timeout]'])
      assert.deepEqual(found(ignoring(names), 'lambda-timeout'), ['warning 4: 901'], names);
    assert.deepEqual(found(ignoring('[MemorySize]'), 'lambda-timeout'), ['error 4: 901']);
  });

  it('are for their own type', () =>
    assert.deepEqual(found(sam('Timeout: 901', 'F:\n  Type: AWS::Lambda::Function'), 'lambda-timeout'), [
      'warning 4: 901',
    ]));

  it('lift a default that is too much for a queue', () => {
    const event = 'Events:\n  Orders: {Type: SQS, Properties: {Queue: !GetAtt Q.Arn}}';
    const queue = 'Q:\n  Type: AWS::SQS::Queue\n  Properties: {VisibilityTimeout: 2}\n';
    const code = 'esm-visibility-vs-timeout';
    const text = (globals: string) => sam(globals, queue + fn(event));
    // A function without Timeout has three seconds.
    assert.deepEqual(found(text('MemorySize: 128'), code), ['error 8: 2']);
    assert.deepEqual(found(text('Timeout: 2'), code), []);
    assert.deepEqual(found(text('Timeout: !Ref AWS::NoValue'), code), ['error 8: 2']);
  });
});
