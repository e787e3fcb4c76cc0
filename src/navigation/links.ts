import { pageOfType } from '../schema/docs';
import { type Document, type Node, type Scalar, spanOf, valueOf } from '../syntax/tree';
import { literalOf } from '../template/model/intrinsics';
import { stringOf } from '../template/model/scalars';
import type { Resource, Template } from '../template/model/template';
import type { Span } from '../text/span';
import { textSpan } from './symbol';

/** A link to AWS's page, or to the first of some paths that exists, relative to the template. */
export type TemplateLink = Span &
  ({ readonly kind: 'page'; readonly url: string } | { readonly kind: 'path'; readonly paths: readonly string[] });

/** The properties that the tools of AWS replace by an upload: paths to files or folders until then. */
const pathProperties: ReadonlyMap<string, readonly string[]> = new Map([
  ['AWS::CloudFormation::Stack', ['TemplateURL']],
  ['AWS::Serverless::Application', ['Location']],
  ['AWS::Serverless::Function', ['CodeUri']],
  ['AWS::Lambda::Function', ['Code']],
  ['AWS::Serverless::LayerVersion', ['ContentUri']],
  ['AWS::Lambda::LayerVersion', ['Content']],
  ['AWS::Serverless::StateMachine', ['DefinitionUri']],
  ['AWS::StepFunctions::StateMachine', ['DefinitionS3Location']],
  ['AWS::Serverless::Api', ['DefinitionUri']],
  ['AWS::Serverless::HttpApi', ['DefinitionUri']],
  ['AWS::Serverless::GraphQLApi', ['SchemaUri']],
  ['AWS::ApiGateway::RestApi', ['BodyS3Location']],
  ['AWS::AppSync::GraphQLSchema', ['DefinitionS3Location']],
]);

/** In the order of the text. */
export function linksOf({ document, resources, globalDefaults }: Template): readonly TemplateLink[] {
  const seen = new Set<Node>();
  const links = [...resources.values(), ...globalDefaults.values()].flatMap(resource => {
    const isNew = !seen.has(resource.key);
    seen.add(resource.key);
    return isNew ? linksIn(document, resource) : [];
  });
  // What Globals bring stands in one place for all functions.
  const byPlace = new Map(links.map(link => [link.start, link]));
  return [...byPlace.values()].sort((a, b) => a.start - b.start);
}

function linksIn(document: Document, resource: Resource): readonly TemplateLink[] {
  const { type, typeNode, properties } = resource;
  // In Globals the key stands for a type that isn't written.
  const url = typeNode === resource.key ? undefined : pageOfType(type);
  const paths = (pathProperties.get(type) ?? []).flatMap(name => {
    const node = valueOf(properties, name);
    const path = node && localPath(node);
    return path === undefined ? [] : placed(document, node, { kind: 'path', paths: [path] });
  });
  return [
    ...placed(document, typeNode, url === undefined ? undefined : { kind: 'page', url }),
    ...paths,
    ...handler(document, resource),
  ];
}

const endings: readonly (readonly [runtime: RegExp, endings: readonly string[]])[] = [
  [/^nodejs/, ['.js', '.mjs', '.cjs', '.ts', '.mts']],
  [/^python/, ['.py']],
  [/^ruby/, ['.rb']],
];

/** `src/app.handler` is a function of the file `src/app`, whose ending the runtime tells. */
function handler(document: Document, { type, typeNode, key, properties }: Resource): readonly TemplateLink[] {
  // What Globals say is of a function that has it from there.
  if (type !== 'AWS::Serverless::Function' || typeNode === key) return [];
  if (valueOf(properties, 'InlineCode') !== undefined) return [];
  const [node, runtime, code] = ['Handler', 'Runtime', 'CodeUri'].map(name => valueOf(properties, name));
  const ending = endings.find(([pattern]) => pattern.test((runtime && stringOf(runtime)) ?? ''))?.[1] ?? [];
  const folder = code === undefined ? '.' : localPath(code)?.replace(/\/$/, '');
  const file = node && localPath(node)?.replace(/\.[^./]*$/, '');
  if (folder === undefined || file === undefined || ending.length === 0) return [];
  return placed(document, node, { kind: 'path', paths: ending.map(end => `${folder}/${file}${end}`) });
}

/** A path within the workspace's reach; undefined for a URL, and for what a tool fills in. */
function localPath(node: Node): string | undefined {
  const text = literalOf(node);
  return text === undefined || text === '' || /^\w[\w+.-]*:|^[/\\]|[<>{}$*?\r\n]/.test(text) ? undefined : text;
}

type Target =
  | { readonly kind: 'page'; readonly url: string }
  | { readonly kind: 'path'; readonly paths: readonly string[] };

function placed(document: Document, node: Node | undefined, target: Target | undefined): readonly TemplateLink[] {
  const span = node?.kind === 'scalar' ? textSpan(node satisfies Scalar) : undefined;
  if (node === undefined || span === undefined || target === undefined) return [];
  const offset = spanOf(document, node).start - node.start;
  return [{ start: span.start + offset, end: span.end + offset, ...target }];
}
