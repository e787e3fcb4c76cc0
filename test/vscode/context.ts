/**
 * Which extension host the suite runs in: `vsix` is the installed package in the node host, `beside` a workspace of two
 * folders in Restricted Mode, beside other extensions.
 */
export type Host = 'node' | 'web' | 'vsix' | 'beside' | 'desktop';

export interface Context {
  readonly host: Host;
  readonly grep?: string;
}

let current: Context = { host: 'node' };

export const setContext = (context: Context): void => {
  current = context;
};

export const host = (): Host => current.host;
