import fc from 'fast-check';
import { stringify } from 'yaml';
import { jsonExamples, type Start } from './templates';

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

const names =
  '__proto__ constructor toString hasOwnProperty * 0 << a.b Ref Fn::If Fn::ForEach::x Fn::Transform AWS::NoValue 😀'
    .split(' ')
    .concat('', 'x'.repeat(300));

const scalars: readonly Json[] = [
  ...[null, true, '', 0, -1, 1e21, 5e-324, '9'.repeat(400), 'x'.repeat(5000), 'a\u0000b\n"\\'],
  ...'-0 1e999 0x10 012 .inf ${ ${} ${A}${B} ${!A} {"a": [1] {"Version":{},"Statement":[[]]} arn:aws:sqs::: {{resolve:ssm:a}}'.split(
    ' ',
  ),
];

const collections: readonly Json[] = [
  ...[[], {}, [null], [[]], [[[1]]], { a: null }, { '': {} }, ['a', 'b', 'c']],
  ...[deep(60, []), deep(150, {}), Array.from({ length: 200 }, () => ({ a: 1 })), { Name: 'x', Parameters: null }],
];

const functions =
  'Ref Condition Fn::GetAtt Fn::Sub Fn::Join Fn::If Fn::FindInMap Fn::Select Fn::Split Fn::Length Fn::ToJsonString Fn::Transform Fn::ImportValue Fn::Base64 Fn::GetAZs Fn::Cidr Fn::Equals Fn::Not Fn::ForEach::x';

const args: readonly Json[] = [
  ...['__proto__', 'constructor', 'AWS::Region', '${__proto__}', null, '', 0, [], {}, [[]], ['a', 'b']],
  ...[
    [{ Ref: '__proto__' }, { Ref: 'A' }],
    ['IsLive', 901, { Ref: 'AWS::NoValue' }],
    ['', ['a', { Ref: 'B' }]],
  ],
  ...[
    ['${a}', { a: { 'Fn::Sub': '${a}' } }],
    [{ 'Fn::Length': [] }, ['a']],
    ['a', ['__proto__'], { '${a}': {} }],
  ],
];

const calls = functions.split(' ').flatMap(name => args.map(argument => ({ [name]: argument })));

/** Another value in the place of one, or another name for it. */
type Change = { readonly place: number } & ({ readonly value: Json } | { readonly name: string });

const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({ place: fc.nat(), value: fc.constantFrom(...names, ...scalars, ...collections) }),
  },
  { weight: 2, arbitrary: fc.record({ place: fc.nat(), value: fc.constantFrom<Json>(...calls) }) },
  { weight: 1, arbitrary: fc.record({ place: fc.nat(), name: fc.constantFrom(...names) }) },
);

const forms = {
  json: (tree: Json) => JSON.stringify(tree, undefined, 2),
  compact: (tree: Json) => JSON.stringify(tree),
  yaml: (tree: Json) => stringify(tree, { aliasDuplicateObjects: false }),
  flow: (tree: Json) => stringify(tree, { aliasDuplicateObjects: false, collectionStyle: 'flow' }),
};

/** A template whose syntax is sound, with values and names that nobody expects there. */
export const odd: fc.Arbitrary<Start> = fc
  .record({
    template: fc.constantFrom(...jsonExamples).map((text): Json => JSON.parse(text)),
    changes: fc.array(change, { minLength: 1, maxLength: 4 }),
    form: fc.constantFrom<keyof typeof forms>('json', 'compact', 'yaml', 'flow'),
  })
  .map(({ template, changes, form }) => ({
    language: form === 'yaml' || form === 'flow' ? 'yaml' : 'json',
    text: forms[form](changes.reduce(changed, template)),
  }));

/** Places are counted through the tree, again and again where it is small. */
function changed(tree: Json, { place, ...by }: Change): Json {
  let left = place % countIn(tree);
  const walk = (node: Json): Json => {
    const isHere = left-- === 0;
    if (isHere && 'value' in by) return by.value;
    if (Array.isArray(node)) return node.map(walk);
    if (!isObject(node)) return node;
    // Entries make an own `__proto__`, as JSON does.
    return Object.fromEntries(
      Object.entries(node).map(([key, child]) => [left === 0 && 'name' in by ? by.name : key, walk(child)]),
    );
  };
  return walk(tree);
}

function countIn(node: Json): number {
  if (typeof node !== 'object' || node === null) return 1;
  return Object.values(node).reduce<number>((sum, child) => sum + countIn(child), 1);
}

function isObject(node: Json): node is { readonly [name: string]: Json } {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}

function deep(levels: number, inside: Json): Json {
  let tree = inside;
  for (let level = 0; level < levels; level++) tree = level % 2 === 0 ? [tree] : { a: tree };
  return tree;
}
