import type { Node } from '../syntax/tree';
import { type Call, callOf } from '../template/model/intrinsics';
import type { Location } from '../template/model/locate';
import { inMarkdown } from '../text/escape';
import { paragraphs } from '../text/markdown';
import { headed, meaningOf } from './meaning';
import { referenceText } from './names';
import type { Sources } from './sources';
import { nameIn } from './subject';
import { outcomesInWords } from './values';

/** What stands behind the name in a call. */
export function behindText(call: Call, sources: Sources): string | undefined {
  const [named, attribute] = nameIn(call) ?? [];
  return named === undefined ? undefined : pseudoOrName(named, attribute, call.name, sources);
}

/**
 * What a function is, and what it comes out as here.
 * @param node the call, where its result isn't told already
 */
export function functionText(call: Call, node: Node | undefined, sources: Sources): string | undefined {
  const name = call.name.startsWith('Fn::ForEach') ? 'Fn::ForEach' : call.name;
  // As a resource's attribute, the same word has another meaning.
  const meaning = meaningOf(name === 'Condition' ? 'Fn::Condition' : name, sources.knowledge);
  const outcomes = nameIn(call) === undefined && node !== undefined ? outcomesInWords(node, sources) : undefined;
  return paragraphs([
    outcomes === undefined ? undefined : `Result: ${outcomes}.`,
    meaning === undefined ? undefined : `\`${name}\`: ${meaning}`,
  ]);
}

function pseudoOrName(name: string, attribute: string | undefined, use: string, sources: Sources): string | undefined {
  return pseudoText(name, sources) ?? referenceText(name, attribute, use, sources) ?? elsewhereText(name, sources);
}

/** What a part of a template names and doesn't declare. */
function elsewhereText(name: string, { template }: Sources): string | undefined {
  return template.undeclared.includes(name)
    ? `**${inMarkdown(name)}** · Not declared in this file, which is a part of a template.`
    : undefined;
}

/** `DefaultValue`, the only key that a function's arguments have. */
export function optionText({ steps, names, onKey }: Location, { knowledge }: Sources): string | undefined {
  const [option] = names.slice(-1);
  const isOption = onKey && option === 'DefaultValue';
  const call =
    isOption &&
    steps
      .slice(-4)
      .map(({ node }) => callOf(node))
      .find(one => one?.name === 'Fn::FindInMap');
  return call ? headed(option, meaningOf(`${call.name}.${option}`, knowledge)) : undefined;
}

/** `AWS::Region` and its like, which no template declares. */
export function pseudoText(name: string, { knowledge }: Sources): string | undefined {
  const meaning = name.startsWith('AWS::') ? meaningOf(name, knowledge) : undefined;
  return meaning === undefined ? undefined : `**${name}** · ${meaning}`;
}
