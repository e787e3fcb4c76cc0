import type { Node } from '../syntax/tree';

/**
 * What CloudFormation takes a scalar for: numbers and booleans in quotes count as such, because it converts them,
 * and `Yes` is true as in YAML 1.1. Forms that YAML 1.1 and 1.2 read differently (`012`, `1_000`, `15:01`) are unknown.
 */
export function numberOf(node: Node): number | undefined {
  if (node.kind !== 'scalar' || !untagged(node.tag)) return undefined;
  const { value } = node;
  if (/^[-+]?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(value)) return finite(Number(value));
  if (node.style !== 'plain') return undefined;
  if (/^[-+]?0x[0-9a-fA-F]+$/.test(value)) return finite(Number(value));
  return undefined;
}

export function booleanOf(node: Node): boolean | undefined {
  if (node.kind !== 'scalar' || !untagged(node.tag)) return undefined;
  if (/^(?:true|True|TRUE)$/.test(node.value)) return true;
  if (/^(?:false|False|FALSE)$/.test(node.value)) return false;
  if (node.style !== 'plain') return undefined;
  if (/^(?:yes|Yes|YES|on|On|ON)$/.test(node.value)) return true;
  if (/^(?:no|No|NO|off|Off|OFF)$/.test(node.value)) return false;
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
