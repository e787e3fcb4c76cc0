import assert from 'node:assert/strict';
import { analyse } from '../support/knowledge';

function codes(text: string): readonly string[] {
  const told = analyse(text).findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
  return told.map(({ code }) => code);
}

const bucket = (name: string, head = '') =>
  `${head}Resources:\n  Files: {Type: AWS::S3::Bucket, Properties: {BucketName: ${name}}}\n`;

describe('a placeholder', () => {
  const placeholders = [
    '<<account>>',
    '<your bucket>',
    'files-YOUR_ACCOUNT',
    'Change-me',
    'SET_ME',
    'XXXX',
    '{BUCKET}',
  ];
  for (const text of placeholders) {
    it(`is unknown as a default, and as a literal what it is: ${text}`, () => {
      const parameters = `Parameters: {Name: {Type: String, Default: '${text}'}}\n`;
      assert.deepEqual(codes(bucket('!Ref Name', parameters)), []);
      assert.deepEqual(codes(bucket('!Sub "${Name}"', parameters)), []);
      assert.deepEqual(codes(bucket(`'${text}'`)), ['s3-bucket-name']);
    });
  }
  it('is unknown as a literal too where a tool fills it in', () => {
    const whole = ['__BUCKET__', '[[Bucket]]', '$BUCKET', '$(Files.Bucket)', '((files/bucket))'];
    const parts = [
      '@project.artifactId@_@git.branch@-files',
      'files-@stage@',
      'files_##Stage##',
      '{% if x %}A{% endif %}',
    ];
    for (const text of [...whole, ...parts, 'files_$STAGE', '__stage__-files', 'files_[[stage]]'])
      assert.deepEqual(codes(bucket(`'${text}'`)), [], text);
  });
  it('may stand among the words of a schedule', () => {
    const rule = (text: string) =>
      codes(
        `Resources:\n  Daily: {Type: AWS::Events::Rule, Properties: {ScheduleExpression: '${text}', Targets: []}}\n`,
      );
    for (const text of ['rate($RATE minutes)', 'cron($(Minute) 3 * * ? *)', 'cron($CRON)'])
      assert.deepEqual(rule(text), [], text);
    assert.deepEqual(rule('echo $RATE'), ['events-schedule']);
  });
  it('may stand in the name of a resource and of a parameter', () => {
    const named = (name: string) =>
      codes(`Parameters: {"${name}Size": {Type: String}}\nResources: {"${name}Files": {Type: AWS::S3::Bucket}}\n`);
    for (const text of ['__STAGE__', '@stage@', '##stage##']) assert.deepEqual(named(text), [], text);
    assert.deepEqual(named('__'), ['cfn-names-form', 'cfn-names-form']);
  });
  it('is not what only looks like one', () => {
    for (const text of ['Yours', 'Update', 'Mexx']) {
      const parameters = `Parameters: {Name: {Type: String, Default: '${text}'}}\n`;
      assert.deepEqual(codes(bucket('!Ref Name', parameters)), ['s3-bucket-name'], text);
    }
    for (const text of ['ann@example.com', '$LATEST', '$Stage', 'files_$STAGE and more', '@files'])
      assert.deepEqual(codes(bucket(`'${text}'`)), ['s3-bucket-name'], text);
  });
  it('is a default that repeats the name of its parameter, of two words or more', () => {
    const named = (name: string, value: string) =>
      codes(bucket(`!Ref ${name}`, `Parameters: {${name}: {Type: String, Default: ${value}}}\n`));
    assert.deepEqual(named('FilesBucketName', 'FilesBucket'), []);
    assert.deepEqual(named('FilesBucket', 'FilesBucket'), []);
    assert.deepEqual(named('FilesBucketName', 'Files'), ['s3-bucket-name']);
    assert.deepEqual(named('Name', 'FilesBucket'), ['s3-bucket-name']);
  });
  it('is no secret', () => {
    const secret = (text: string) =>
      `Resources:\n  Key: {Type: AWS::SecretsManager::Secret, Properties: {SecretString: '${text}'}}\n`;
    for (const text of ['set-me', 'YOUR_KEY', '<<key>>', 'not-set']) assert.deepEqual(codes(secret(text)), [], text);
    assert.deepEqual(codes(secret('hunter2hunter2')), ['secret-plaintext']);
  });
});
