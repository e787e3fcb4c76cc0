import assert from 'node:assert/strict';
import { arnForm } from '../../src/text/arnForm';

describe('the form of an ARN', () => {
  it('is what a pattern asks for, with what it leaves open', () => {
    const lambda =
      '^(?:arn:(aws[a-zA-Z-]*)?:lambda:[a-z]+(-[a-z]+)+-\\d:\\d{12}:code-signing-config:csc-[a-z0-9]{17})$';
    assert.equal(arnForm(lambda), 'arn:…:lambda:…:…:code-signing-config:csc-…');
    assert.equal(arnForm('^arn:[^:]*:iam::[^:]*:policy/\\S+$'), 'arn:…:iam::…:policy/…');
    assert.equal(arnForm('^arn:aws([a-z]|-)*:route53:::healthcheck/[\\-a-z0-9]+$'), 'arn:…:route53:::healthcheck/…');
    assert.equal(arnForm('^arn:aws:sns:eu-west-1:111122223333:orders$'), 'arn:aws:sns:eu-west-1:111122223333:orders');
  });

  it('is open where the pattern is', () => {
    assert.equal(arnForm('^arn:\\S*$'), 'arn:…');
    assert.equal(arnForm('^(arn:\\S*)?$'), 'arn:…');
    assert.equal(arnForm('^$|arn:(aws[a-z-]*):([a-z-])+:([a-z]+-\\d)?:(\\d{12})?:(.*)'), 'arn:…');
  });

  it('is none where something else will do', () => {
    for (const pattern of ['^(arn:\\S*|\\$\\S*)$', '^(?:arn:\\S+:layer:)?[\\w-]+$', '^(arn:\\S*)(x)$', '^[a-z]+$', ''])
      assert.equal(arnForm(pattern), undefined, pattern);
  });
});
