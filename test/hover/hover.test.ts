import assert from 'node:assert/strict';
import { analyse } from '../support/knowledge';
import { shop } from '../support/shop';

/** The hover at `§` in the text. */
function hover(marked: string, language: 'yaml' | 'json' = 'yaml'): string | undefined {
  const offset = marked.indexOf('§');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  return analyse(text, language).hoverAt(offset)?.markdown;
}

/** The shop with the cursor before the first occurrence of a text. */
function inShop(before: string): string | undefined {
  return hover(shop.replace(before, `§${before}`));
}

describe('hover', () => {
  it('on a resource type tells what the service is for, its limits and what the resource uses of them', () => {
    const text = inShop('AWS::SQS::Queue') ?? '';
    assert.match(text, /^\*\*Amazon SQS\*\* · `AWS::SQS::Queue`\n\nA queue /);
    assert.match(
      text,
      /\| DelaySeconds \| 0 to 900 s \(15 min\) \| 901 s \(\d|\| DelaySeconds \| 0 to 900 s \(15 min\) \| 901 s \|/,
    );
    assert.match(
      text,
      /\| VisibilityTimeout \|[^|]*\| 43,201 s, condition IsLive; 60 s \(1 min\), condition not IsLive \|/,
    );
    assert.match(
      text,
      /\[AWS\]\(https:\/\/docs\.aws\.amazon\.com\/AWSCloudFormation\/latest\/TemplateReference\/aws-resource-sqs-queue\.html\)/,
    );
  });

  it('on a logical ID is the same as on its type', () => {
    assert.equal(inShop('OrdersQueue:\n'), inShop('AWS::SQS::Queue'));
  });

  it('on a property tells the limit, its value and where that comes from, and how we know', () => {
    const text = inShop('Timeout: !Ref Seconds') ?? '';
    assert.match(
      text,
      /^\*\*Timeout\*\*\n\n\*\*1 to 900 s \(15 min\)\.\*\* Here: 901 s, default of parameter Seconds\. Fixed\./,
    );
    assert.match(text, /\[Source\]\(https:\/\/docs\.aws\.amazon\.com[^)]*\), checked \d{4}-\d\d-\d\d\./);
  });

  it('says what was noted and what holds today where that changed', () => {
    assert.match(
      inShop('Timeout: !Ref Seconds') ?? '',
      /\*Noted in 2020, outdated:\* .*15 minutes.* Today: .*90 minutes/,
    );
  });

  it('works in Globals', () => {
    assert.match(inShop('MemorySize: 64') ?? '', /128 to 10,240 MB \(10 GB\)/);
  });

  it('works in JSON', () => {
    const text = hover('{"Resources":{"F":{"Type":"AWS::Lambda::Function","Properties":{"Time§out":5}}}}', 'json');
    assert.match(text ?? '', /1 to 900 s/);
  });

  it('on a reference tells what is behind it', () => {
    assert.match(inShop('!Ref Seconds') ?? '', /\*\*Seconds\*\*: parameter of type Number, default `901`/);
    assert.match(inShop('!GetAtt OrdersQueue.Arn') ?? '', /\*\*OrdersQueue\*\*, its Arn: \[`AWS::SQS::Queue`\]/);
  });

  it('on a function tells what it does, at its tag or name only', () => {
    assert.match(inShop('!FindInMap [Keep') ?? '', /\n\n\*\*Fn::FindInMap\*\* A value from the Mappings/);
    assert.doesNotMatch(inShop('Keep, !Ref Stage') ?? '', /FindInMap/);
  });

  it('on an event type leads to its page and to what is known of it', () => {
    const text = inShop('SQS\n') ?? '';
    assert.match(text, /^\*\*SQS\*\* event source · \[AWS\]\(https:[^)]*sam-property-function-sqs\.html\)/);
    assert.match(text, /event source mapping/);
  });

  it('never shows the default of a parameter that is not to be echoed', () => {
    const text = hover(
      'Parameters:\n  Secret: {Type: String, NoEcho: true, Default: hunter2}\nResources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties:\n      Description: !Ref §Secret\n',
    );
    assert.ok(text?.includes('**Secret**') && !text.includes('hunter2'), text);
  });

  it('of a type without a note is its documentation and nothing more', () => {
    const text = hover('Resources:\n  D:\n    Type: AWS::Route53Domains::§Domain\n');
    assert.equal(
      text,
      '[AWS documentation of AWS::Route53Domains::Domain](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-route53domains-domain.html)',
    );
  });

  for (const place of ['index.handler', '# takes orders', 'Description: A small']) {
    it(`stays away from ${place}`, () => {
      const text = inShop(place);
      assert.ok(text === undefined || text.startsWith('**Handler**'), text);
    });
  }

  it('holds no HTML, whatever the template says', () => {
    for (let offset = 0; offset < shop.length; offset += 3) {
      const markdown = analyse(shop).hoverAt(offset)?.markdown ?? '';
      assert.doesNotMatch(markdown, /<\w/);
    }
  });
});
