import type { FullValueData, ObjectData, SchemaData, TypeData } from './data';
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
  const values = object === '' ? home.type.p : home.objects.get(object);
  return propertiesOf(values ?? {}, home, object === '' ? undefined : object);
}

interface OwnHome extends Home {
  readonly objects: ReadonlyMap<string, TypeData['p']>;
}

const homes = new Map<string, OwnHome>();

function homeOf(type: string, own: Shapes): OwnHome {
  const known = homes.get(type) ?? madeHome(type, own);
  homes.set(type, known);
  return known;
}

function madeHome(type: string, own: Shapes): OwnHome {
  const names = Object.keys(own);
  const texts: string[] = [];
  const values = (object: string) =>
    Object.fromEntries(Object.entries(own[object] ?? {}).map(([name, text]) => [name, valueOf(text, names, texts)]));
  const d = names.map((name): ObjectData => [name, values(name)]);
  const data: SchemaData = { date: '', notice: '', texts, values: [], objects: [], others: [], types: {} };
  return { data, objects: new Map(d), type: { r: [], a: {}, p: values(''), d }, ...pagesOf(type) };
}

/** @param texts where closed sets are put */
function valueOf(text: string, names: readonly string[], texts: string[]): FullValueData {
  if (text.startsWith('=')) {
    texts.push(text.slice(1).replaceAll(' ', '\n'));
    return { k: 's', w: texts.length - 1 };
  }
  const parts = text.split('|').map(part => kindOf(part, names));
  return Object.assign({}, ...parts, { k: parts.map(({ k }) => k).join('') });
}

function kindOf(part: string, names: readonly string[]): FullValueData {
  const entry = /^(\w+)(\[\]|\{\})$/.exec(part);
  if (entry !== null) return { k: entry[2] === '[]' ? 'l' : 'm', of: kindOf(entry[1] ?? '', names) };
  return part in letters ? { k: letters[part] ?? 'o' } : { k: 'o', d: names.indexOf(part) };
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
