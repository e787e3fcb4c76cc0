import type { PlacedName } from '../navigation/symbols';
import { pageOfType } from '../schema/docs';
import { type Document, type Node, spanOf, valueOf } from '../syntax/tree';
import { entriesOf } from '../template/model/mark';
import { stringOf } from '../template/model/scalars';
import { shortForm } from '../template/model/shortForm';
import type { Template } from '../template/model/template';
import { codeInMarkdown, inMarkdown, shortened } from '../text/escape';
import { link, paragraphs } from '../text/markdown';
import { madeBySam } from './samMade';
import { realType, refInWords } from './schemaWords';
import type { Sources } from './sources';
import { writtenText } from './values';

/** More of a text would make a page of a hover. */
const mostCharacters = 300;
const mostNames = 10;

/** What a name stands for, where it is declared and wherever it is used; undefined for what isn't declared here. */
export function nameText({ kind, name, owner, use, start }: PlacedName, sources: Sources): string | undefined {
  const { template } = sources;
  switch (kind) {
    case 'name': {
      const whole = wholeName(start, use, template) ?? name;
      return referenceText(whole, attributeAt(start + whole.length, use, template), use, sources);
    }
    case 'condition':
      return conditionText(name, template);
    case 'mapping':
      return mappingText(name, template);
    case 'row':
    case 'column':
      return cellsText(kind, name, owner, template);
    case 'output':
      return outputText(name, template);
    case 'variable':
      return undefined;
  }
}

/** `ShopRole` and `Shop.Stage`, which SAM makes of `Shop`, are names as they are written. */
function wholeName(start: number, use: string, template: Template): string | undefined {
  const [dotted = '', plain] = /^([A-Za-z0-9]+)(?:\.\w+)?/.exec(template.document.text.slice(start, start + 300)) ?? [];
  const names = use === 'Fn::GetAtt' ? [plain] : [dotted, plain];
  return names.find(name => name !== undefined && madeBySam(name, template) !== undefined);
}

/** `Arn` of `Orders.Arn`, which stands behind the name in the text. */
function attributeAt(end: number, use: string, { document }: Template): string | undefined {
  if (use !== 'Fn::GetAtt' && use !== 'Fn::Sub') return undefined;
  return /^\.([\w.]+)/.exec(document.text.slice(end, end + 200))?.[1];
}

/** What stands behind a logical ID or the name of a parameter, and what a reference to it returns. */
export function referenceText(
  name: string,
  attribute: string | undefined,
  use: string,
  sources: Sources,
): string | undefined {
  const resource = sources.template.resources.get(name);
  const made = resource === undefined ? madeBySam(name, sources.template) : undefined;
  const type = resource?.type ?? made?.type;
  if (type === undefined) return parameterText(name, sources.template);
  const docs = pageOfType(type);
  const shown = codeInMarkdown(shortened(type, mostCharacters));
  const origin = made && `made by SAM${made.owner === undefined ? '' : ` for ${inMarkdown(made.owner)}`}`;
  const head = [
    `**${inMarkdown(shortened(name, mostCharacters))}**`,
    docs === undefined ? shown : link(shown, docs),
    ...(origin === undefined ? [] : [origin]),
  ].join(' · ');
  return paragraphs([head, returned(type, attribute, use, sources)]);
}

function returned(
  type: string,
  attribute: string | undefined,
  use: string,
  { knowledge: { schema } }: Sources,
): string | undefined {
  if (use === 'DependsOn') return 'Created before this resource, and deleted after it.';
  const real = realType(schema, type);
  if (attribute !== undefined) {
    const known = real?.attributes.get(attribute);
    const kinds = known?.kinds.join(' or ');
    return kinds === undefined ? undefined : `Returns its ${codeInMarkdown(attribute)} (${kinds}).`;
  }
  return refInWords(real);
}

/** A parameter's type, default, allowed values and description. */
export function parameterText(name: string, template: Template): string | undefined {
  const parameter = template.parameters.get(name);
  if (parameter === undefined) return undefined;
  const text = (field: string) => scalarText(valueOf(parameter, field));
  const isHidden = !['', 'false'].includes(text('NoEcho') ?? '');
  const allowed = valueOf(parameter, 'AllowedValues');
  const values =
    allowed?.kind === 'sequence' ? allowed.items.slice(0, mostNames).map(item => scalarText(item) ?? '') : [];
  const byDefault = text('Default');
  const parts = [
    `**${inMarkdown(shortened(name, mostCharacters))}** · parameter, ${inMarkdown(text('Type') ?? 'no type')}`,
    byDefault === undefined
      ? 'no default'
      : isHidden
        ? 'the default is hidden'
        : `default ${byDefault === '' ? 'empty' : codeInMarkdown(byDefault)}`,
    values.length === 0 ? undefined : `one of ${values.map(codeInMarkdown).join(', ')}`,
    ...bounds.map(([field, before, after]) => {
      const value = text(field);
      return value && `${before} ${inMarkdown(value)}${value === '1' ? after.replace(/s$/, '') : after}`;
    }),
    text('AllowedPattern') === undefined ? undefined : `matches ${codeInMarkdown(text('AllowedPattern') ?? '')}`,
  ];
  const description = text('Description');
  return paragraphs([
    parts.filter(part => part !== undefined).join(' · '),
    description === undefined ? undefined : inMarkdown(description),
  ]);
}

const bounds: readonly (readonly [field: string, before: string, after: string])[] = [
  ['MinValue', 'at least', ''],
  ['MaxValue', 'at most', ''],
  ['MinLength', 'at least', ' characters'],
  ['MaxLength', 'at most', ' characters'],
];

function scalarText(node: Node | undefined): string | undefined {
  const text = node && stringOf(node);
  return text === undefined ? undefined : shortened(text, mostCharacters);
}

function conditionText(name: string, template: Template): string | undefined {
  const definition = template.conditions.get(name);
  if (definition === undefined) return undefined;
  const written = codeInMarkdown(shortened(inOneLine(definition, template.document), mostCharacters));
  return `**${inMarkdown(shortened(name, mostCharacters))}** · condition: ${written}`;
}

/** As it is written; lines of a block would run into each other. */
function inOneLine(node: Node, document: Document): string {
  const { start, end } = spanOf(document, node);
  const isBlock = document.language === 'yaml' && document.text.slice(start, end).trim().includes('\n');
  return isBlock ? shortForm(node) : writtenText(node, document, mostCharacters);
}

function mappingText(name: string, { mappings }: Template): string | undefined {
  const mapping = mappings.get(name);
  if (mapping === undefined) return undefined;
  const rows = entriesOf(mapping);
  const columns = [...new Set(rows.flatMap(row => entriesOf(row.value).map(({ key }) => key.value)))];
  return `**${inMarkdown(shortened(name, mostCharacters))}** · mapping with ${listed(
    'row',
    rows.map(({ key }) => key.value),
  )} and ${listed('column', columns)}`;
}

/** A row with its values, or a column with its value in each row. */
function cellsText(kind: 'row' | 'column', name: string, owner: string, { mappings }: Template): string | undefined {
  const mapping = mappings.get(owner);
  const cells =
    kind === 'row'
      ? entriesOf(valueOf(mapping, name)).map(({ key, value }) => [key.value, value] as const)
      : entriesOf(mapping).flatMap(row => {
          const value = valueOf(row.value, name);
          return value === undefined ? [] : [[row.key.value, value] as const];
        });
  if (cells.length === 0) return undefined;
  const shown = cells.slice(0, mostNames).map(([key, value]) => {
    const text = value.kind === 'scalar' ? codeInMarkdown(shortened(value.value, 60)) : 'a list';
    return `${inMarkdown(shortened(key, 60))} ${text}`;
  });
  const more = cells.length > mostNames ? ', …' : '';
  const head = `**${inMarkdown(shortened(name, mostCharacters))}** · ${kind} of mapping ${inMarkdown(shortened(owner, mostCharacters))}`;
  return `${head}: ${shown.join(', ')}${more}`;
}

function outputText(name: string, template: Template): string | undefined {
  const output = template.outputs.get(name);
  const value = valueOf(output, 'Value');
  const exported = valueOf(valueOf(output, 'Export'), 'Name');
  const description = scalarText(valueOf(output, 'Description'));
  // The quotes of a text are no part of it.
  const written = (node: Node) =>
    codeInMarkdown(shortened(stringOf(node) ?? writtenText(node, template.document, mostCharacters), mostCharacters));
  return paragraphs([
    `**${inMarkdown(shortened(name, mostCharacters))}** · output${value === undefined ? '' : `: ${written(value)}`}`,
    exported === undefined ? undefined : `Other stacks import it as ${written(exported)}.`,
    description === undefined ? undefined : inMarkdown(description),
  ]);
}

function listed(word: string, names: readonly string[]): string {
  const shown = names.slice(0, mostNames).map(name => codeInMarkdown(shortened(name, 60)));
  return `${word}${names.length === 1 ? '' : 's'} ${shown.join(', ')}${names.length > mostNames ? ', …' : ''}`;
}
