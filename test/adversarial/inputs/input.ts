import type { Language } from '../../../src/analysis';

/** A kind of text that is as bad as it gets; `full` is how large it is made when it is measured. */
export interface Input {
  readonly name: string;
  readonly full: number;
  readonly text: (size: number) => string;
}

export function languageOf(text: string): Language {
  return text.startsWith('{') ? 'json' : 'yaml';
}

export const many = (count: number, piece: (index: number) => string, separator = ''): string =>
  Array.from({ length: Math.floor(count) }, (_, index) => piece(index)).join(separator);

/** With one resource of which something is always found. */
export const resources = (body: string): string =>
  `Resources:\n  Healthy: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: 901}}\n${body}`;
export const queue = (properties: string): string =>
  resources(`  Queue:\n    Type: AWS::SQS::Queue\n    Properties:\n${properties}\n`);
export const fn = (name: string | number, properties: string): string =>
  `  F${name}:\n    Type: AWS::Lambda::Function\n    Properties: {Handler: a.b, Runtime: nodejs22.x, Code: {ZipFile: x}, Role: !GetAtt Role.Arn, ${properties}}\n`;
export const json = (properties: string): string =>
  `{"Resources": {"Healthy": {"Type": "AWS::SQS::Queue", "Properties": {"DelaySeconds": 901}},\n"Queue": {"Type": "AWS::SQS::Queue", "Properties": {${properties}}}}}`;

export function machine(definition: string): string {
  return resources(
    `  M:\n    Type: AWS::StepFunctions::StateMachine\n    Properties:\n      DefinitionString: '${definition}'\n`,
  );
}
