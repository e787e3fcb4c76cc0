import type { Entry, Node } from '../../syntax/tree';
import { valueOf } from '../../syntax/tree';
import { nearestChoices } from '../../text/nearest';
import { type Declarations, declarationsIn, type Kind, type SectionReader, type Usable } from './declarations';
import { type Call, callOf } from './intrinsics';
import { Members } from './members';
import { stringOf } from './scalars';
import { partsOf } from './subText';

type Reference = `${Kind} ${string}`;

/** The sections that refer to others. */
const sections = ['Resources', 'Outputs', 'Conditions', 'Globals', 'Rules'] as const;

/** A name that is misspelt. */
export interface Slip {
  readonly name: string;
  readonly meant: string;
}

interface Referring {
  readonly references: ReadonlySet<Reference>;
}

/** Counts what a template refers to, from version to version: only an entry that was edited is read again. */
export class References {
  readonly #counts = new Map<Reference, number>();
  readonly #members = sections.map(name => ({
    name,
    members: new Members<Referring>(entry => [[entry.key.value, { references: referencesIn(entry, name) }]]),
  }));

  /** Whether the file is a part of a template: it names what it doesn't declare. */
  isFragment = false;
  /** The only name that is declared nowhere but nearly so, with the one that was meant. */
  slip: Slip | undefined;

  /**
   * Goes on with the next version; true where `isFragment` is another answer than before.
   *
   * @param isPart whether it is known to be one by other signs
   * @param usable what the sections hold in a usable form, by name
   */
  update(entriesOf: SectionReader, isPart: boolean, usable: Usable): boolean {
    for (const { name, members } of this.#members) {
      const { gone, come } = members.update(entriesOf(name));
      for (const { references } of gone) for (const one of references) this.#add(one, -1);
      for (const { references } of come) for (const one of references) this.#add(one, 1);
    }
    const before = this.isFragment;
    this.isFragment = isPart || this.#namesOthers(declarationsIn(entriesOf, usable));
    return this.isFragment !== before;
  }

  /** One name that is nearly right is a slip of the pen, and what SAM or a module makes is declared by them. */
  #namesOthers(declared: Declarations): boolean {
    this.slip = undefined;
    const missing = [...this.#counts.keys()].filter(reference => {
      const [kind, name] = parts(reference);
      return !declared.has(kind, name);
    });
    if (missing.length === 0) return false;
    const others = new Set(missing.map(reference => parts(reference)[1]).filter(name => !isGenerated(name, declared)));
    const [only] = others;
    if (only === undefined || others.size > 1) return only !== undefined;
    const names = [...new Set(declared.names())];
    const [meant, ...more] = nearestChoices(names, only);
    if (meant !== undefined && more.length === 0) this.slip = { name: only, meant };
    // A name that is half-typed, or misspelt.
    return meant === undefined && !names.some(one => one.startsWith(only));
  }

  #add(reference: Reference, count: number): void {
    const sum = (this.#counts.get(reference) ?? 0) + count;
    if (sum === 0) this.#counts.delete(reference);
    else this.#counts.set(reference, sum);
  }
}

function parts(reference: Reference): readonly [kind: Kind, name: string] {
  const space = reference.indexOf(' ');
  return [reference.slice(0, space) as Kind, reference.slice(space + 1)];
}

/** Names of what SAM and modules make begin with the logical ID of what it is made for. */
function isGenerated(name: string, declared: Declarations): boolean {
  if (/^(?:Serverless(?:RestApi|HttpApi|DeploymentApplication)|CodeDeployServiceRole)/.test(name)) return true;
  return declared.makers().some(maker => name.startsWith(maker));
}

/** Aliases can lead to the same node over and over: the budget keeps the walk short. */
const maxNodes = 100_000;

/** None of a block that is half-typed: what seems to be a name there may be something else. */
function referencesIn({ key, value }: Entry, section: string): ReadonlySet<Reference> {
  if (key.block.isBroken) return none;
  const reader = new Reader(section === 'Conditions');
  if (section === 'Resources') reader.resource(value);
  reader.entry(key.value, value);
  return reader.found;
}

const none: ReadonlySet<Reference> = new Set();

class Reader {
  readonly #found = new Set<Reference>();
  readonly #loopVariables = new Set<string>();
  #left = maxNodes;

  constructor(private readonly inConditions: boolean) {}

  get found(): ReadonlySet<Reference> {
    for (const name of this.#loopVariables) this.#found.delete(`value ${name}`);
    return this.#found;
  }

  /** What a resource names beside its properties. */
  resource(body: Node): void {
    this.#note('condition', valueOf(body, 'Condition'));
    const waitsFor = valueOf(body, 'DependsOn');
    for (const one of waitsFor?.kind === 'sequence' ? waitsFor.items : [waitsFor]) this.#note('value', one);
  }

  entry(key: string, value: Node): void {
    if (key.startsWith('Fn::ForEach::') && value.kind === 'sequence') {
      const variable = value.items[0] && stringOf(value.items[0]);
      if (variable !== undefined) this.#loopVariables.add(variable);
    }
    this.#walk(value);
  }

  #walk(node: Node): void {
    if (this.#left-- <= 0) return;
    const call = callOf(node);
    if (call === undefined) this.#children(node);
    else this.#call(call);
  }

  #call({ name, argument }: Call): void {
    const [first, second] = argument.kind === 'sequence' ? argument.items : [argument];
    if (name === 'Ref' || name === 'Fn::GetAtt') this.#note('value', first);
    else if (name === 'Fn::Sub') this.#text(first, second);
    else {
      if (name === 'Fn::If' || (name === 'Condition' && this.inConditions)) this.#note('condition', first);
      if (name === 'Fn::FindInMap') this.#note('mapping', first);
      this.#children(argument);
    }
  }

  #children(node: Node): void {
    if (node.kind === 'sequence') for (const item of node.items) this.#walk(item);
    if (node.kind === 'mapping') for (const { key, value } of node.entries) this.entry(key.value, value);
  }

  #text(text: Node | undefined, variables: Node | undefined): void {
    const own = new Set(variables?.kind === 'mapping' ? variables.entries.map(({ key }) => key.value) : []);
    for (const part of partsOf((text && stringOf(text)) ?? '')) {
      if (part.isName && !own.has(part.text)) this.#name('value', part.text);
    }
    if (variables !== undefined) this.#children(variables);
  }

  #note(kind: Kind, node: Node | undefined): void {
    const text = node && stringOf(node);
    if (text !== undefined) this.#name(kind, text);
  }

  /** Of `Orders.Arn` the resource counts; what isn't plain is no name of this template. */
  #name(kind: Kind, text: string): void {
    const name = text.replace(/\..*$/s, '');
    if (/^[A-Za-z0-9]+$/.test(name)) this.#found.add(`${kind} ${name}`);
  }
}
