import type { Node } from '../../syntax/tree';

/**
 * What CloudFormation takes a scalar for: numbers and booleans in quotes count as such, because it converts them.
 * Without quotes they are what YAML 1.1 says: `Yes` is true, `012` is ten, `1_000` a thousand, `15:01` the seconds.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html
 */
export function numberOf(node: Node): number | undefined {
  if (node.kind !== 'scalar' || !untagged(node.tag)) return undefined;
  const { value } = node;
  if (/^[-+]?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(value)) return finite(Number(value));
  return node.style === 'plain' ? yamlNumberOf(value) : undefined;
}

/** The forms of numbers that only YAML 1.1 has. Source: https://yaml.org/type/int.html */
function yamlNumberOf(text: string): number | undefined {
  const [, sign = '', written = ''] = /^([-+]?)(\d[\w:]*)$/.exec(text) ?? [];
  const digits = written.replaceAll('_', '');
  const number = unsigned(digits);
  return number === undefined ? undefined : finite(sign === '-' ? -number : number);
}

function unsigned(digits: string): number | undefined {
  if (/^0b[01]+$/.test(digits) || /^0x[0-9a-fA-F]+$/.test(digits)) return Number(digits);
  if (/^0[0-7]+$/.test(digits)) return Number.parseInt(digits, 8);
  if (/^[1-9]\d*$/.test(digits)) return Number(digits);
  if (!/^[1-9]\d*(?::[0-5]?\d)+$/.test(digits)) return undefined;
  return digits.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}

export function booleanOf(node: Node): boolean | undefined {
  if (node.kind !== 'scalar' || !untagged(node.tag)) return undefined;
  if (/^(?:true|True|TRUE)$/.test(node.value)) return true;
  if (/^(?:false|False|FALSE)$/.test(node.value)) return false;
  if (node.style !== 'plain') return undefined;
  return yamlBooleanOf(node.value);
}

/** What YAML 1.1 takes a plain word for besides `true` and `false`; undefined for other words. */
export function yamlBooleanOf(word: string): boolean | undefined {
  if (/^(?:yes|Yes|YES|on|On|ON)$/.test(word)) return true;
  if (/^(?:no|No|NO|off|Off|OFF)$/.test(word)) return false;
  return undefined;
}

export function stringOf(node: Node): string | undefined {
  return node.kind === 'scalar' && untagged(node.tag) ? node.value : undefined;
}

function untagged(tag: string | undefined): boolean {
  return tag === undefined || /^tag:yaml\.org,2002:(?:str|int|float|bool)$/.test(tag);
}

/** 1e309 is a number, and above every limit; only what doubles can't order is unknown. */
function finite(value: number): number | undefined {
  return Number.isNaN(value) ? undefined : value;
}
