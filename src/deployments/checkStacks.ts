import type { PlacedFinding } from '../checks/report/placed';
import { type Mapping, type Node, spanOf, valueOf } from '../syntax/tree';
import { refusalOf } from '../template/model/constraints';
import { isOpen } from '../template/model/intrinsics';
import type { Template } from '../template/model/template';
import { nearestChoices } from '../text/nearest';
import { baseName } from './files';
import { casesOf, textOf } from './passed';
import { refusalInWords } from './refusals';
import { type Argument, type NestedStack, nestedStacks } from './stacks';

/** The templates of the stacks that a template makes, and of those in them, by path. */
export type Children = ReadonlyMap<string, Template>;

/** What CloudFormation refuses of what a template passes to the stacks in it. */
export function checkStacks(template: Template, path: string, children: Children): readonly PlacedFinding[] {
  const stacks = nestedStacks(template, path);
  const inner = stacks.flatMap(stack => {
    const child = children.get(stack.child);
    const isKnown =
      child !== undefined && stack.values !== undefined && !isOpen(valueOf(child.document.root, 'Parameters'));
    return isKnown ? new StackCheck(template, stack, child).all() : [];
  });
  return [...stacks.flatMap(stack => endless(stack, template, path, children)), ...inner];
}

class StackCheck {
  constructor(
    private readonly template: Template,
    private readonly stack: NestedStack,
    private readonly child: Template,
  ) {}

  all(): readonly PlacedFinding[] {
    const { resource, values = new Map<string, Argument>(), key } = this.stack;
    const { parameters } = this.child;
    const file = baseName(this.stack.child);
    const passed = [...values].flatMap(([name, argument]) => this.#passed(name, argument));
    const missing = [...parameters].flatMap(([name, parameter]) => {
      if (values.has(name) || valueOf(parameter, 'Default') !== undefined) return [];
      const message = `${resource.logicalId} passes no ${name}, which has no default in ${file}. Pass a value.`;
      return [this.#finding(key ?? resource.key, 'nested-missing-parameter', message, parameter)];
    });
    return [...passed, ...missing];
  }

  #passed(name: string, { key, node }: Argument): readonly PlacedFinding[] {
    const parameter = this.child.parameters.get(name);
    const file = baseName(this.stack.child);
    if (parameter === undefined) {
      const [meant] = nearestChoices([...this.child.parameters.keys()], name);
      const wayOut = meant === undefined ? 'Remove it, or declare it there.' : `Did you mean ${meant}?`;
      const message = `${file} has no parameter ${name}, so CloudFormation refuses the stack. ${wayOut}`;
      return [this.#finding(key, 'nested-unknown-parameter', message)];
    }
    const text = textOf(node, this.template);
    const refusal = text && refusalOf(parameter, text.value);
    if (refusal === undefined) return text === undefined ? this.#passedSomewhere(name, node, parameter) : [];
    return [this.#finding(node, 'deployment-value', `${refusalInWords(name, parameter, refusal, file)}.`, refusal.at)];
  }

  /** What is refused in one of the cases that the parent tells apart. */
  #passedSomewhere(name: string, node: Node, parameter: Mapping): readonly PlacedFinding[] {
    for (const { world, words } of casesOf(this.stack, this.template)) {
      const text = textOf(node, this.template, world);
      const refusal = text && refusalOf(parameter, text.value);
      if (refusal === undefined) continue;
      const circumstance = `This happens where ${words}.`;
      const message = `${refusalInWords(name, parameter, refusal, baseName(this.stack.child))}. ${circumstance}`;
      const found = this.#finding(node, 'deployment-value', message, refusal.at);
      return [{ ...found, severity: 'warning', circumstance }];
    }
    return [];
  }

  #finding(at: Node, code: string, message: string, inChild?: Node): PlacedFinding {
    const { document } = this.template;
    const file = inChild?.block.file;
    const related =
      inChild === undefined || file === undefined
        ? []
        : [{ start: inChild.start, end: inChild.end, file, message: `The parameter in ${baseName(file.path)}.` }];
    return { ...spanOf(document, at), code, severity: 'error', message, source: undefined, related, fixes: [] };
  }
}

/** A stack in which its own template is nested again: creating it never ends, unless a condition ends it. */
function endless(
  { resource, location, child }: NestedStack,
  { document }: Template,
  path: string,
  children: Children,
): readonly PlacedFinding[] {
  if (resource.condition !== undefined || !leadsTo(path, child, children)) return [];
  const what =
    child === path
      ? `${resource.logicalId} nests its own template`
      : `${resource.logicalId} nests ${baseName(child)}, which nests this template again`;
  const message = `${what}, so creating the stack never ends. Nest another template, or give it a Condition.`;
  return [{ ...spanOf(document, location), code: 'nested-cycle', severity: 'error', message, ...withoutMore }];
}

const withoutMore = { source: undefined, related: [], fixes: [] };

/** Whether a template always makes a stack of another one, itself or through others. */
function leadsTo(path: string, child: string, children: Children): boolean {
  const seen = new Set<string>();
  const left = [child];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (next === path) return true;
    const template = seen.has(next) ? undefined : children.get(next);
    seen.add(next);
    if (template === undefined) continue;
    const always = nestedStacks(template, next).filter(({ resource }) => resource.condition === undefined);
    left.push(...always.map(stack => stack.child));
  }
  return false;
}
