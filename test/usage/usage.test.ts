import assert from 'node:assert/strict';
import { createAnalyzer, type Language } from '../../src/analysis';
import { finished } from '../../src/work';
import { analyse, knowledge } from '../support/knowledge';
import { around } from '../support/project';

const text = `Parameters:
  Seconds: {Type: Number, Default: 450}
  Secret: {Type: String, NoEcho: true, Default: hush}
Resources:
  Shop:
    Type: AWS::Lambda::Function
    Properties:
      Timeout: !Ref Seconds
      Layers: [a, b, c]
      Description: !Sub "\${Secret}"
  Jobs:
    Type: AWS::SQS::Queue
    Properties:
      MessageRetentionPeriod: 1209600
      DelaySeconds: 90
  Topic:
    Type: AWS::SNS::Topic
`;

/** Each use as `Jobs DelaySeconds: 90 of 900 s (15 min)`. */
function uses(source: string, analyzer = createAnalyzer(knowledge())): readonly string[] {
  return finished(analyzer.analyse(source, 'yaml').countingUses())
    .flatMap(group => group.uses)
    .flatMap(({ logicalId = 'template', uses }) =>
      uses.map(({ name, words, share }) => `${logicalId} ${name}: ${words} = ${Math.round(share * 100)} %`),
    );
}

/** Hints as the reader sees them in their lines. */
function hints(source: string, all: boolean, language: Language = 'yaml'): readonly string[] {
  const found = analyse(source, language).inlayHintsIn({ start: 0, end: source.length }, all);
  return found.map(({ at, text }) => {
    const start = source.lastIndexOf('\n', at - 1) + 1;
    return `${source.slice(start, at).trim()}‹${text}›`;
  });
}

describe('uses of limits', () => {
  it('are told of each resource, the fullest first, of parameters with their defaults', () =>
    assert.deepEqual(
      uses(text).filter(use => !/Description|template/.test(use)),
      [
        'Jobs MessageRetentionPeriod: 1,209,600 of 1,209,600 s (14 days) = 100 %',
        'Jobs DelaySeconds: 90 of 900 s (15 min) = 10 %',
        'Shop Layers: 3 of 5 layers = 60 %',
        'Shop Timeout: up to 450 of 900 s (15 min) = 50 %',
      ],
    ));

  it('begin with what is too little', () => {
    const small = 'MemorySize: 64\n      Timeout: 800';
    const [group] = finished(
      createAnalyzer(knowledge()).analyse(text.replace('Timeout: !Ref Seconds', small), 'yaml').countingUses(),
    );
    const [first] = group?.uses ?? [];
    assert.deepEqual(
      first?.uses.slice(0, 2).map(({ name, words, level }) => `${level} ${name}: ${words}`),
      ['over MemorySize: 64 of at least 128 MB', 'within Timeout: 800 of 900 s (15 min)'],
    );
  });

  it('are told of the template too', () =>
    assert.ok(uses(text).includes('template Resources: 3 of 500 = 1 %'), uses(text).join('\n')));

  it('follow an edit of a parameter, and keep up with one elsewhere', () => {
    const analyzer = createAnalyzer(knowledge());
    uses(text, analyzer);
    const changed = uses(text.replace('450', '900').replace('DelaySeconds: 90', 'DelaySeconds: 9'), analyzer);
    assert.ok(
      changed.some(use => use.startsWith('Shop Timeout: up to 900 of 900 s')),
      changed.join('\n'),
    );
    assert.ok(
      changed.some(use => use.startsWith('Jobs DelaySeconds: 9 of 900 s')),
      changed.join('\n'),
    );
  });

  it('are told deployment by deployment', async () => {
    const samconfig =
      '[prod.deploy.parameters]\nparameter_overrides = "Seconds=900"\n[dev.deploy.parameters]\nparameter_overrides = "Seconds=9"\n';
    const files = { 'template.yaml': text, 'samconfig.toml': samconfig };
    const analysis = createAnalyzer(knowledge()).analyse(text, 'yaml', undefined, await around(files, 'template.yaml'));
    const timeouts = finished(analysis.countingUses()).map(({ deployment, uses }) => {
      const shop = uses.find(({ logicalId }) => logicalId === 'Shop');
      return `${deployment}: ${shop?.uses.find(({ name }) => name === 'Timeout')?.words}`;
    });
    assert.deepEqual(timeouts, ['prod: 900 of 900 s (15 min)', 'dev: 9 of 900 s (15 min)']);
  });

  it('are nothing where nothing is known', () =>
    assert.deepEqual(
      uses('Resources:\n  Q:\n    Type: AWS::SQS::Queue\n    Properties:\n      DelaySeconds: !GetAtt A.B\n').filter(
        use => use.startsWith('Q '),
      ),
      [],
    ));
});

describe('inlay hints', () => {
  it('show units that are not obvious, and counts that come near to their limit', () =>
    assert.deepEqual(hints(text, false), ['Layers:‹3 of 5 layers›', 'MessageRetentionPeriod: 1209600‹14 days›']));

  it('show what references come out as where all are wanted, but no secret', () => {
    const shown = hints(text, true);
    assert.ok(shown.includes('Timeout: !Ref Seconds‹= 450 …›'), shown.join('\n'));
    assert.ok(!shown.join().includes('hush'), shown.join('\n'));
  });

  it('are those of the stretch that is seen', () => {
    const end = text.indexOf('Jobs:');
    assert.deepEqual(
      analyse(text, 'yaml')
        .inlayHintsIn({ start: 0, end: end - 4 }, false)
        .map(({ text }) => text),
      ['3 of 5 layers'],
    );
  });

  it('are told of times by their names, where no limit is', () => {
    const machine = `Resources:
  Flow:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: arn:aws:iam::123456789012:role/flow
      Definition:
        StartAt: Wait
        TimeoutSeconds: 1209600
        States:
          Wait: {Type: Wait, Seconds: 86400, Next: Work}
          Work:
            Type: Task
            Resource: arn:aws:states:::lambda:invoke
            HeartbeatSeconds: !If [Is, 7200, 60]
            Retry: [{ErrorEquals: [States.ALL], IntervalSeconds: 90, MaxDelaySeconds: 3600}]
            End: true
`;
    assert.deepEqual(hints(machine, false), [
      'TimeoutSeconds: 1209600‹14 days›',
      'Wait: {Type: Wait, Seconds: 86400‹1 day›',
      'Retry: [{ErrorEquals: [States.ALL], IntervalSeconds: 90, MaxDelaySeconds: 3600‹1 h›',
    ]);
  });
});
