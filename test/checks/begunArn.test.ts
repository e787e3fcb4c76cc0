import assert from 'node:assert/strict';
import { analyse } from '../support/knowledge';

describe('an ARN that is being typed', () => {
  const template = (arn: string) => `Resources:
  Reader:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      FunctionName: reader
      EventSourceArn: ${arn}
`;
  const whole = 'arn:aws:sqs:eu-west-1:123456789012:orders';

  it('concludes nothing before it has all its parts', () => {
    for (let end = 'arn:'.length; end <= whole.length; end++) {
      const { findings } = analyse(template(whole.slice(0, end)));
      const forms = findings.filter(({ code }) => code === 'schema-form');
      assert.deepEqual(forms, [], whole.slice(0, end));
    }
  });

  it('is told when it has them and is of another form', () => {
    const { findings } = analyse(template('arn:aws:SQS:eu-west-1:x:orders'));
    assert.deepEqual(
      findings.filter(({ severity }) => severity === 'warning').map(({ code }) => code),
      ['schema-form'],
    );
  });
});
