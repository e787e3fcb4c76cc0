import { type Document, type Scalar, valueOf } from '../syntax/tree';
import { TemplateBuilder } from '../template/model/template';
import { DeployedDocuments, withKnown } from '../template/worlds/deployed';
import type { Children } from './checkStacks';
import { textOf } from './passed';
import { nestedStacks } from './stacks';

/** A document in which the outputs of nested stacks are known, as far as what is passed to them tells. */
export function withOutputs(document: Document, path: string, children: Children): Document {
  if (children.size === 0 || !document.text.includes('.Outputs.')) return document;
  const template = new TemplateBuilder().build(document);
  const outputs = nestedStacks(template, path).flatMap(({ resource, child, values }) => {
    const nested = children.get(child);
    if (nested === undefined || values === undefined) return [];
    const given = new Map([...values].map(([name, { node }]) => [name, textOf(node, template)]));
    const deployed = new DeployedDocuments(given, new Map()).document(nested.document);
    const made = new TemplateBuilder().build(deployed);
    return [...made.outputs].flatMap(([name, output]): readonly (readonly [string, Scalar])[] => {
      const value = valueOf(output, 'Value');
      const text = value && textOf(value, made);
      return text === undefined ? [] : [[`${resource.logicalId}.Outputs.${name}`, text]];
    });
  });
  return withKnown(document, new Map(outputs));
}
