import { Parser } from '../../src/syntax/parser';
import { type Node, spanOf } from '../../src/syntax/tree';
import { locate } from '../../src/template/model/locate';
import type { Case, Expected } from './examples';

/** Where a value can come from: each is a way to write the same broken template. */
export const ways = ['parameter', 'mapping', 'condition', 'globals'] as const;
export type Way = (typeof ways)[number];

/** A template that breaks a limit in another way, and what must be found in it. */
export interface Derived {
  readonly text: string;
  readonly expected: Pick<Expected, 'code' | 'start' | 'end'>;
}

/** The example with its broken value moved; undefined where there is no single value, or Globals don't take it. */
export function derive(one: Case, expected: Expected, way: Way): Derived | undefined {
  if (one.language !== 'yaml') return undefined;
  if (way === 'globals') return intoGlobals(one.text, expected);
  const value = valueAt(one.text, expected);
  if (value === undefined || !isProperty(one.text, expected.start)) return undefined;
  if (way === 'condition') return intoBranch(one.text, expected, value);
  if (value.isKeyed) return undefined;
  const written = one.text.slice(value.start, value.end);
  const [call, section, member] =
    way === 'parameter'
      ? ['!Ref Moved', 'Parameters', `  Moved:\n    Type: String\n    Default: ${written}\n`]
      : ['!FindInMap [Moved, row, value]', 'Mappings', `  Moved:\n    row:\n      value: ${written}\n`];
  const text = replaced(one.text, value, call);
  return withSection(text, section, member, {
    code: expected.code,
    start: value.start + call.indexOf(' ') + 1,
    end: value.start + call.length,
  });
}

/** Functions are taken in the properties of resources; elsewhere only in places of their own. */
function isProperty(text: string, offset: number): boolean {
  const steps = locate(new Parser().parse(text, 'yaml'), offset)?.steps.map(({ name }) => name) ?? [];
  return steps[0] === 'Resources' && steps[2] === 'Properties';
}

interface Value {
  readonly start: number;
  readonly end: number;
  /** Whether the finding is at the value's key. */
  readonly isKeyed: boolean;
}

/** The scalar that is marked, or what the marked key leads to where that stands on one line. */
function valueAt(text: string, { start, end }: Expected): Value | undefined {
  const document = new Parser().parse(text, 'yaml');
  const search = (node: Node | undefined): Value | undefined => {
    if (node?.kind === 'sequence') return first(node.items, search);
    if (node?.kind !== 'mapping') return undefined;
    return first(node.entries, ({ key, value }) => {
      const [at, there] = [spanOf(document, key), spanOf(document, value)];
      const isPlain = value.tag === undefined && !text.slice(there.start, there.end).includes('\n');
      if (there.start === start && there.end === end && value.kind === 'scalar')
        return isPlain ? { start, end, isKeyed: false } : undefined;
      const isHere = at.start === start && at.end === end;
      return isHere && isPlain && there.end > there.start ? { ...there, isKeyed: true } : search(value);
    });
  };
  return search(document.root);
}

function first<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function intoBranch(text: string, { code, start, end }: Expected, value: Value): Derived {
  const before = '!If [IsMoved, ';
  const moved = replaced(text, value, `${before}${text.slice(value.start, value.end)}, !Ref AWS::NoValue]`);
  const shift = value.isKeyed ? 0 : before.length;
  const member = '  IsMoved: !Equals [!Ref AWS::Region, eu-west-1]\n';
  return withSection(moved, 'Conditions', member, { code, start: start + shift, end: end + shift });
}

function replaced(text: string, { start, end }: Value, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}

/** Puts a member into a section at the top level, which is made where it is missing. */
function withSection(text: string, name: string, member: string, { code, start, end }: Derived['expected']): Derived {
  const head = new RegExp(`^${name}:\\n`, 'm').exec(text);
  const at = head === null ? 0 : head.index + head[0].length;
  const added = head === null ? `${name}:\n${member}` : member;
  const shift = at <= start ? added.length : 0;
  return {
    text: text.slice(0, at) + added + text.slice(at),
    expected: { code, start: start + shift, end: end + shift },
  };
}

/** What SAM takes in `Globals`. Source: SAM specification, "Supported resources and properties". */
const inGlobals: ReadonlyMap<string, string> = new Map([
  [
    'Function',
    'Handler Runtime CodeUri DeadLetterQueue Description MemorySize Timeout VpcConfig Environment Tags Tracing KmsKeyArn Layers AutoPublishAlias DeploymentPreference RolePath PermissionsBoundary ReservedConcurrentExecutions ProvisionedConcurrencyConfig AssumeRolePolicyDocument EventInvokeConfig Architectures EphemeralStorage SnapStart RuntimeManagementConfig LoggingConfig FileSystemConfigs CapacityProviderConfig',
  ],
  [
    'Api',
    'Auth Name DefinitionUri CacheClusterEnabled CacheClusterSize MergeDefinitions Variables EndpointConfiguration MethodSettings BinaryMediaTypes MinimumCompressionSize Cors GatewayResponses AccessLogSetting CanarySetting TracingEnabled OpenApiVersion Domain',
  ],
  ['HttpApi', 'Auth AccessLogSettings StageVariables Tags CorsConfiguration DefaultRouteSettings Domain RouteSettings'],
  ['SimpleTable', 'SSESpecification'],
]);

const wholeResource = /^Resources:\n {2}Example:\n {4}Type: AWS::Serverless::(\w+)\n {4}Properties:\n((?: {6}.*\n)+)$/m;

/** The properties of an example that is nothing but a fragment of them. */
function intoGlobals(text: string, { code, start, end }: Expected): Derived | undefined {
  const [whole, type = '', properties = ''] = wholeResource.exec(text) ?? [];
  const taken = inGlobals.get(type)?.split(' ') ?? [];
  const names = [...properties.matchAll(/^ {6}(\w+):/gm)].map(match => match[1] ?? '');
  if (whole === undefined || !names.every(name => taken.includes(name))) return undefined;
  const from = text.indexOf(properties);
  const line = text.slice(from, start).split('\n').length;
  const head = `${text.slice(0, text.indexOf('Resources:'))}Globals:\n  ${type}:\n`;
  // Two columns less in each line up to the marked one.
  const shift = head.length - from - 2 * line;
  const moved = properties.replace(/^ {2}/gm, '');
  const resource = `Resources:\n  Example:\n    Type: AWS::Serverless::${type}\n`;
  return { text: head + moved + resource, expected: { code, start: start + shift, end: end + shift } };
}
