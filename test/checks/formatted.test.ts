import assert from 'node:assert/strict';
import { format } from 'prettier';
import { analyse } from '../support/knowledge';

const template = `Resources:
    Shop:
        Type:   AWS::Lambda::Function
        Properties:
            Timeout:   1000     # fieldnotes-ignore lambda-timeout: a batch, soon to be split
            # fieldnotes-ignore lambda-memory: the smallest there is, soon to be more
            MemorySize:    64
`;

const codes = (text: string) =>
  analyse(text)
    .findings.filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map(({ code }) => code);

describe('a template that Prettier has formatted', () => {
  it('ignores what it ignored before', async () => {
    assert.deepEqual(codes(template), []);
    const formatted = await format(template, { parser: 'yaml' });
    assert.notEqual(formatted, template);
    assert.deepEqual(codes(formatted), []);
    assert.deepEqual(codes(formatted.replaceAll(/ *# fieldnotes-ignore.*/g, '')), ['lambda-timeout', 'lambda-memory']);
  });
});
