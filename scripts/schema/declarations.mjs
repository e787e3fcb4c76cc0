// Reads a declaration file of @awboost/cfn-resource-types: what AWS's registry says of a type, as TypeScript and JSDoc tags.
import ts from 'typescript';

/**
 * What the registry says of one property.
 *
 * @typedef {object} Declared
 * @property {boolean} required
 * @property {Constraints} constraints of the value, or of the list
 * @property {DeclaredType} type
 *
 * @typedef {object} DeclaredType
 * @property {ReadonlyMap<string, Declared>} [properties] of an object whose properties are known
 * @property {DeclaredType} [item] of a list
 * @property {DeclaredType} [value] of a mapping
 * @property {readonly string[]} [words] the closed set of values
 *
 * @typedef {object} Constraints
 * @property {number} [min] `@min`
 * @property {number} [max] `@max`
 * @property {number} [minLength] characters of a text, items of a list
 * @property {number} [maxLength]
 * @property {string} [pattern] a regular expression as the registry has it
 * @property {string} [form] one for the whole text, which goes before that
 */

/**
 * @param {string} text the declaration file
 * @returns {ReadonlyMap<string, Declared> | undefined} the properties of the resource
 */
export function readDeclarations(text) {
  const file = ts.createSourceFile('type.d.ts', text, ts.ScriptTarget.Latest, false);
  const aliases = new Map(file.statements.filter(ts.isTypeAliasDeclaration).map(alias => [alias.name.text, alias]));
  const main = [...aliases.values()].find(({ name }) => name.text.endsWith('Properties'));
  return main === undefined ? undefined : new Reader(file, aliases).typeOf(main.type).properties;
}

class Reader {
  /** Types that are being read or were read: a definition can lead back to itself. */
  #read = new Map();

  constructor(file, aliases) {
    this.file = file;
    this.aliases = aliases;
  }

  /** @returns {DeclaredType} */
  typeOf(node) {
    const known = this.#read.get(node);
    if (known !== undefined) return known;
    const type = {};
    this.#read.set(node, type);
    return Object.assign(type, this.#shapeOf(node));
  }

  #shapeOf(node) {
    if (ts.isParenthesizedTypeNode(node)) return this.typeOf(node.type);
    if (ts.isTypeLiteralNode(node)) return { properties: this.#propertiesOf(node) };
    if (ts.isArrayTypeNode(node)) return { item: this.typeOf(node.elementType) };
    if (ts.isUnionTypeNode(node) || ts.isLiteralTypeNode(node)) return this.#choiceOf(node);
    if (!ts.isTypeReferenceNode(node)) return {};
    const name = node.typeName.getText(this.file);
    if (name === 'Record') return { value: this.typeOf(node.typeArguments?.[1] ?? node) };
    const alias = this.aliases.get(name);
    return alias === undefined ? {} : this.typeOf(alias.type);
  }

  /** A set is closed where every member is a word: `"FARGATE" | string` is open. */
  #choiceOf(node) {
    const members = ts.isUnionTypeNode(node) ? node.types : [node];
    const words = members.flatMap(member =>
      ts.isLiteralTypeNode(member) && ts.isStringLiteral(member.literal) ? [member.literal.text] : [],
    );
    return words.length < members.length ? {} : { words };
  }

  #propertiesOf(node) {
    return new Map(
      node.members.filter(ts.isPropertySignature).map(member => [
        member.name.text,
        {
          required: member.questionToken === undefined,
          constraints: this.#constraintsOf(member),
          type: this.typeOf(member.type),
        },
      ]),
    );
  }

  #constraintsOf(member) {
    const comments = ts.getLeadingCommentRanges(this.file.text, member.pos) ?? [];
    const comment = comments.map(({ pos, end }) => this.file.text.slice(pos, end)).join('\n');
    return Object.fromEntries(
      [...comment.matchAll(/^\s*\* @(min|max|minLength|maxLength|pattern) `([\s\S]*?)`\s*$/gm)].map(
        ([, name = '', value = '']) => [name, name === 'pattern' ? value.replaceAll('*\\/', '*/') : Number(value)],
      ),
    );
  }
}
