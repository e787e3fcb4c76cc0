import assert from 'node:assert/strict';
import { Parser } from '../../../src/syntax/parser';
import { Answers } from '../../../src/template/incremental/answers';
import { TemplateBuilder } from '../../../src/template/model/template';
import { bothWorlds, conditionHolds } from '../../../src/template/values/values';
import { isNoneOf, isOneOf } from '../../../src/template/worlds/fact';
import { inWords } from '../../../src/template/worlds/words';
import { and, everywhere, excludes, implies, keyOf, or, type World, where } from '../../../src/template/worlds/world';

const text = `Parameters:
  Env: {Type: String, AllowedValues: [dev, staging, prod]}
  Free: {Type: String}
Mappings:
  Sizes:
    small: {Is: "no"}
    large: {Is: "yes"}
Conditions:
  IsDev: !Equals [!Ref Env, dev]
  IsProd: !Equals [!Ref Env, prod]
  IsBig: !Or [!Condition IsProd, !Equals [!Ref Env, staging]]
  IsStaging: !And [!Condition IsBig, !Not [!Condition IsProd]]
  IsLarge: !Equals [!FindInMap [Sizes, !Ref Free, Is], "yes"]
  IsHere: !Equals [!Ref AWS::Region, eu-west-1]
  HasFree: !Not [!Equals [!Ref Free, ""]]
Resources: {Q: {Type: AWS::SQS::Queue}}
`;

const template = new TemplateBuilder().build(new Parser().parse(text, 'yaml'));
const env = (...values: readonly string[]) => where('Env', isOneOf(values));
const so = (name: string, truth = true): World => ({ conditions: new Map([[name, truth]]), facts: everywhere.facts });
const holds = (name: string, world: World) => conditionHolds(name, new Answers(template, world));
/** What is known where all of these hold; undefined where that can't be. */
const learned = (...worlds: readonly World[]) =>
  worlds.reduce<World | undefined>((all, world) => all && bothWorlds(all, world, new Answers(template)), everywhere);

describe('a condition', () => {
  it('is decided by what a parameter is, or is not', () => {
    assert.equal(holds('IsProd', everywhere), undefined);
    assert.equal(holds('IsProd', env('prod')), true);
    assert.equal(holds('IsProd', env('dev', 'staging')), false);
    assert.equal(holds('IsBig', env('staging', 'prod')), true);
    assert.equal(holds('IsStaging', env('staging')), true);
    assert.equal(holds('IsStaging', env('prod')), false);
  });

  it('is decided by the key of a mapping, whether or not its parameter has AllowedValues', () => {
    assert.equal(holds('IsLarge', where('Free', isOneOf(['large']))), true);
    assert.equal(holds('IsLarge', where('Free', isOneOf(['small']))), false);
    assert.equal(holds('IsLarge', everywhere), undefined);
  });

  it('is decided by a pseudo parameter and by what a parameter is not', () => {
    assert.equal(holds('IsHere', where('AWS::Region', isOneOf(['us-east-1']))), false);
    assert.equal(holds('IsHere', where('AWS::Region', isNoneOf(['eu-west-1']))), false);
    assert.equal(holds('HasFree', where('Free', isNoneOf(['']))), true);
  });

  it('excludes others, and leaves the value that is left', () => {
    assert.equal(learned(so('IsProd'), so('IsDev')), undefined);
    assert.equal(learned(so('IsProd'), env('dev')), undefined);
    const left = learned(so('IsProd', false), so('IsDev', false));
    assert.equal(left && holds('IsStaging', left), true);
  });
});

describe('a world', () => {
  it('is joined with another, unless the two exclude each other', () => {
    const both = and(env('dev', 'prod'), where('Env', isNoneOf(['dev'])));
    assert.deepEqual(both?.facts.get('Env')?.oneOf, ['prod']);
    assert.ok(excludes(env('dev'), env('prod')));
    assert.ok(excludes(so('IsProd'), so('IsProd', false)));
  });

  it('implies what says no more', () => {
    assert.ok(implies(env('prod'), env('prod', 'dev')));
    assert.ok(!implies(env('prod', 'dev'), env('prod')));
    assert.ok(implies(env('prod'), where('Env', isNoneOf(['dev']))));
    assert.ok(implies(env('prod'), everywhere));
  });

  it('keeps of several what holds in all of them', () => {
    assert.deepEqual(or([env('dev'), env('prod')]).facts.get('Env')?.oneOf, ['dev', 'prod']);
    assert.equal(or([env('dev'), so('IsHere')]).facts.size, 0);
  });

  it('is equal to one that says the same', () => {
    assert.equal(keyOf(env('a', 'b')), keyOf(env('b', 'a')));
    assert.notEqual(keyOf(env('a')), keyOf(env('b')));
  });

  it('is told in words', () => {
    assert.equal(inWords(env('prod')), 'Env is prod');
    assert.equal(inWords(env('dev', 'prod')), 'Env is dev or prod');
    assert.equal(inWords(where('Env', isNoneOf(['dev']))), "Env isn't dev");
    assert.equal(inWords(so('IsProd', false)), 'IsProd is false');
  });
});
