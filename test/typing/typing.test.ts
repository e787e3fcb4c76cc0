import assert from 'node:assert/strict';
import { analyse } from '../support/knowledge';
import { shop } from '../support/shop';
import { shopJson } from '../support/shopJson';
import { lineEnd } from './elements';
import { type Kept, Typing } from './kept';
import { states } from './states';

const templates = [
  ['yaml', shop],
  ['json', shopJson],
] as const;

/** At least 99 of a hundred findings stay, and no more than one comes up beside them. */
function mostStays(all: readonly (Kept | undefined)[]): void {
  const sum = (count: (kept: Kept) => number) => all.reduce((total, kept) => total + (kept ? count(kept) : 0), 0);
  const [expected, lost, come] = [
    sum(kept => kept.expected),
    sum(kept => kept.lost.length),
    sum(kept => kept.new.length),
  ];
  assert.ok(expected > 1000, `${expected} findings to keep`);
  assert.ok(
    lost <= expected / 100 && come <= expected / 100,
    `of ${expected} findings ${lost} are lost, ${come} are new`,
  );
}

describe('while a template is typed', () => {
  for (const [language, text] of templates) {
    it(`the findings of what is finished stay: every prefix, ${language}`, () => {
      const typing = new Typing(text, language);
      mostStays(
        typing.elements.flatMap(element => {
          const ends = Array.from({ length: element.end - element.start }, (_, index) => element.start + 1 + index);
          return ends.map(end => typing.prefix(element, end));
        }),
      );
    });

    it(`the findings of the other resources stay: half-typed lines anywhere in one, ${language}`, () => {
      const typing = new Typing(text, language);
      mostStays(
        typing.elements
          .filter(({ isResource }) => isResource)
          .flatMap(element =>
            linesOf(text, element).flatMap(line => states[language].map(state => typing.midEdit(element, line, state))),
          ),
      );
    });
  }
});

describe('of a resource that is half-typed', () => {
  const half = (line: string) => `Resources:
  Orders:
    Type: AWS::DynamoDB::Table
${line}
    Properties:
      AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
      KeySchema: [{AttributeName: id, KeyType: HASH}]
      BillingMode: PAY_PER_REQUEST
  Reader:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      EventSourceArn: !GetAtt Orders.StreamArn
      FunctionName: reader
      StartingPosition: LATEST
`;
  const isMissing = (text: string) => analyse(text).findings.some(({ code }) => code === 'ddb-stream-missing');

  it('nobody says what it lacks', () => {
    assert.ok(isMissing(half('    DeletionPolicy: Retain')));
    for (const line of ['    Deletion', '    "Del', "    DeletionPolicy: 'R", '    <<: *'])
      assert.ok(!isMissing(half(line)), line);
  });
});

function linesOf(text: string, { start, end }: { readonly start: number; readonly end: number }) {
  const lines: { readonly start: number; readonly end: number }[] = [];
  for (let at = start; at < end; at = lineEnd(text, at)) lines.push({ start: at, end: lineEnd(text, at) });
  return lines;
}
