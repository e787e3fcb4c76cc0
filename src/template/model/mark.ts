import {
  type Document,
  type Entry,
  entryOf,
  isNull,
  type Mapping,
  type Node,
  type Scalar,
  valueOf,
} from '../../syntax/tree';

/** What makes the resources of SAM's types. */
export const samTransform = 'AWS::Serverless-2016-10-31';

/** What brings loops, lengths and JSON texts. */
export const languageExtensions = 'AWS::LanguageExtensions';

/** AWS's own transforms that add nothing which a template's resources could lack, and leave SAM's types as they are. */
export const plainTransforms: ReadonlySet<string> = new Set([
  languageExtensions,
  'AWS::CodeDeployBlueGreen',
  'AWS::SecretsManager-2020-07-23',
  'AWS::SecretsManager-2024-09-16',
]);

/** Whether a macro works on a template that isn't AWS's own: it can make anything of it. */
export function hasMacro(transforms: readonly string[]): boolean {
  return transforms.some(name => !name.startsWith('AWS::'));
}

/** Whether a file says itself that it is a template, as a module doesn't. */
export function isDeclared(root: Mapping | undefined): boolean {
  return ['AWSTemplateFormatVersion', 'Transform'].some(name => entryOf(root, name) !== undefined);
}

export function usesSam({ transforms }: { readonly transforms: readonly string[] }): boolean {
  return transforms.includes(samTransform);
}

/** By content, never by name: the mark that CloudFormation itself goes by, in words; undefined where there is none. */
export function markOf(document: Document): string | undefined {
  const { root } = document;
  if (root === undefined) return undefined;
  if (entryOf(root, 'AWSTemplateFormatVersion') !== undefined) return 'AWSTemplateFormatVersion';
  const resources = valueOf(root, 'Resources');
  if (resources === undefined) return undefined;
  const transform = transformsOf(document).find(name => name.startsWith('AWS::'));
  if (transform !== undefined) return `Resources and the transform ${transform}`;
  for (const { value } of entriesOf(resources)) {
    const type = valueOf(value, 'Type');
    if (type?.kind === 'scalar' && typeOfAws.test(type.value)) return `Resources with the type ${type.value}`;
  }
  return undefined;
}

/**
 * The template in a file of the Serverless Framework, which adds its own resources to those under `resources`;
 * undefined where the file is no such file. Source: https://www.serverless.com/framework/docs/providers/aws/guide/resources
 */
export function serverlessPart(document: Document): Document | undefined {
  const { root } = document;
  const resources = valueOf(root, 'resources');
  // A list is merged; what the template reads of it is the part with the most resources.
  const parts = resources?.kind === 'sequence' ? resources.items : [resources];
  const isFramework = ['service', 'provider'].every(name => entryOf(root, name) !== undefined);
  if (!isFramework) return undefined;
  const [part] = parts.filter(item => entriesOf(valueOf(item, 'Resources')).length > 0).sort(byResources);
  return part?.kind === 'mapping' ? { ...document, root: part } : undefined;
}

/**
 * Resources at the top level and nothing else, as in a piece that a build step merges into a template; undefined where
 * the file is no such piece. What is being typed among them has no type yet.
 */
export function bareResources(document: Document): Document | undefined {
  const { root } = document;
  const [first] = root?.entries ?? [];
  if (root === undefined || first === undefined) return undefined;
  const areAll = root.entries.every(
    ({ key, value }) => isLogicalId(key.value) && (isResource(value) || isBegun(value)),
  );
  if (!areAll || !root.entries.some(({ value }) => isResource(value))) return undefined;
  const { block, start } = root;
  const key: Scalar = { kind: 'scalar', value: 'Resources', style: 'plain', block, start, end: start, tag: undefined };
  return { ...document, root: { ...root, entries: [{ key, value: root }] } };
}

const isLogicalId = (text: string) => /^[A-Za-z0-9]+$/.test(text);

function isResource(node: Node): boolean {
  const type = valueOf(node, 'Type');
  return type?.kind === 'scalar' && typeOfAws.test(type.value);
}

function isBegun(node: Node): boolean {
  if (node.kind === 'scalar') return isNull(node) || 'Type'.startsWith(node.value);
  return (
    node.kind === 'mapping' &&
    node.entries.every(({ key, value }) => attributes.has(key.value) && isOpen(value, key.value))
  );
}

/** What a resource can begin with before it has a type. */
const attributes = new Set(['Type', 'Properties', 'DependsOn', 'Condition', 'Metadata']);

function isOpen(value: Node, name: string): boolean {
  return name !== 'Type' || isNull(value);
}

const typeOfAws = /^(?:AWS|Alexa|Custom)::/;

function byResources(a: Node | undefined, b: Node | undefined): number {
  const size = (part: Node | undefined) => entriesOf(valueOf(part, 'Resources')).length;
  return size(b) - size(a);
}

/** What is run over the template, or adds resources to it: an `AWS::Include` among them. */
export function transformsOf({ root, text }: Document): readonly string[] {
  // Looking for a word in the text is quicker than looking at thousands of keys.
  const included = text.includes('Fn::Transform') ? valueOf(valueOf(root, 'Resources'), 'Fn::Transform') : undefined;
  return [valueOf(root, 'Transform'), included].flatMap(namesOf);
}

function namesOf(transform: Node | undefined): readonly string[] {
  const items = transform?.kind === 'sequence' ? transform.items : transform === undefined ? [] : [transform];
  return items.flatMap(item => {
    // A transform with parameters gives its name beside them.
    const name = item.kind === 'mapping' ? valueOf(item, 'Name') : item;
    return name?.kind === 'scalar' && name.tag === undefined ? [name.value] : [];
  });
}

export function entriesOf(node: Node | undefined): readonly Entry[] {
  return node?.kind === 'mapping' ? node.entries : [];
}
