import type { Origin } from './possible';

/** Where a value comes from, in words: "default of Seconds", "Sizes", "where IsLive". */
export function originInWords({ kind, name }: Origin): string {
  switch (kind) {
    case 'default':
      return `default of ${name}`;
    case 'deployment':
    case 'mapping':
      return name;
    case 'allowed':
      return `allowed for ${name}`;
    case 'MaxValue':
    case 'MinValue':
      return `${kind} of ${name}`;
    case 'branch':
      return `where ${name}`;
    case 'globals':
      return 'Globals';
  }
}
