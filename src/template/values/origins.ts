import type { Origin } from './possible';

/** Where a value comes from, in words: "default of parameter Seconds". Empty for a value written in place. */
export function originsInWords(origins: readonly Origin[]): string {
  const words = origins.filter(origin => origin.kind !== 'globals').map(originInWords);
  return [...new Set(words)].join(', ');
}

export function originInWords({ kind, name }: Origin): string {
  switch (kind) {
    case 'default':
      return `default of parameter ${name}`;
    case 'deployment':
      return `parameter ${name}`;
    case 'allowed':
      return `allowed for parameter ${name}`;
    case 'MaxValue':
    case 'MinValue':
      return `${kind} of parameter ${name}`;
    case 'mapping':
      return `from mapping ${name}`;
    case 'branch':
      return `condition ${name}`;
    case 'globals':
      return 'Globals';
  }
}
