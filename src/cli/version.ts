import manifest from '../../package.json';

export const { version } = manifest;

/** Where the project is at home; package.json knows once its owner has said so. */
export const homepage = 'homepage' in manifest && typeof manifest.homepage === 'string' ? manifest.homepage : undefined;
