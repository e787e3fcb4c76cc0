/** Which extension host the suite runs in: `vsix` is the installed package in the node host. */
export type Host = 'node' | 'web' | 'vsix' | 'desktop';

export interface Context {
  readonly host: Host;
  readonly grep?: string;
}

let current: Context = { host: 'node' };

export const setContext = (context: Context): void => {
  current = context;
};

export const host = (): Host => current.host;
