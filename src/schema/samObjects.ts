import type { PropertiesData } from './data';
import { docsOf } from './docs';
import { type Home, type PropertySchema, propertiesOf } from './property';
import { type Shapes, samShapes } from './samShapes';

/** Objects that are another type's as they are: its reference has their page. */
const foreign: Readonly<Record<string, string>> = {
  InputTransformer: 'AWS::Events::Rule',
  QuotaSettings: 'AWS::ApiGateway::UsagePlan',
  RetryPolicy: 'AWS::Events::Rule',
  ThrottleSettings: 'AWS::ApiGateway::UsagePlan',
};

/** What is one of several objects has no page of its own: that of the object that it is in. */
const parents: Readonly<Record<string, string>> = {
  ApiAuthorizer: 'ApiAuth',
  AuthorizationIdentity: 'ApiAuth',
  HttpApiAuthorizer: 'HttpApiAuth',
};

const letters: Readonly<Record<string, string>> = {
  string: 's',
  integer: 'i',
  number: 'n',
  boolean: 'b',
  json: 'j',
  object: 'o',
};

/** What a resource of SAM's has that is no other type's, by name; of an event source with its `Type` as the object. */
export function samProperties(type: string, object = ''): ReadonlyMap<string, PropertySchema> {
  const own = Object.hasOwn(samShapes, type) ? samShapes[type] : undefined;
  if (own === undefined || !Object.hasOwn(own, object)) return new Map();
  const home = homeOf(type, own);
  const packed = home.objects.get(object) ?? '';
  return propertiesOf(packed, home, object === '' ? undefined : object);
}

interface OwnHome extends Home {
  readonly objects: ReadonlyMap<string, PropertiesData>;
}

const homes = new Map<string, OwnHome>();

function homeOf(type: string, own: Shapes): OwnHome {
  const known = homes.get(type) ?? madeHome(type, own);
  homes.set(type, known);
  return known;
}

function madeHome(type: string, own: Shapes): OwnHome {
  const objects = Object.keys(own);
  const texts: string[] = [];
  const all = objects.map((object): [string, PropertiesData] => {
    const entries = Object.entries(own[object] ?? {});
    return [object, entries.map(([name, shape]) => `${name}:${packed(shape, objects, texts)}`).join('|')];
  });
  const written = all.map(one => one.join('|'));
  const data = { date: '', notice: '', texts, names: [], values: [], objects: written, others: [], types: {} };
  return { data, objects: new Map(all), ...pagesOf(type) };
}

/**
 * A shape in the form of the packed schema.
 * @param texts where closed sets are put
 */
function packed(shape: string, objects: readonly string[], texts: string[]): string {
  if (shape.startsWith('=')) {
    texts.push(shape.slice(1).replaceAll(' ', '\n'));
    return `s w${texts.length - 1}`;
  }
  const parts = shape.split('|').map(part => packedPart(part, objects));
  return `${parts.map(([kind]) => kind).join('')}${parts.map(([, rest]) => rest).join('')}`;
}

function packedPart(part: string, objects: readonly string[]): readonly [kind: string, rest: string] {
  const [, entry, form] = /^(\w+)(\[\]|\{\})$/.exec(part) ?? [];
  if (entry !== undefined) return [form === '[]' ? 'l' : 'm', ` >${packedPart(entry, objects).join('')}`];
  const letter = letters[part];
  return letter === undefined ? ['o', ` d${objects.indexOf(part)}`] : [letter, ''];
}

function pagesOf(type: string): Pick<Home, 'pageOf' | 'anchorOf'> {
  const ownPages = docsOf(type);
  const pages = (object: string | undefined) =>
    object !== undefined && Object.hasOwn(foreign, object) ? docsOf(foreign[object] ?? '') : ownPages;
  return {
    pageOf: object => pages(object).pageOf(object && (parents[object] ?? object)),
    anchorOf: (object, property) => pages(object).anchorOf(object && (parents[object] ?? object), property),
  };
}
