import { pathToFileURL } from 'node:url';

const uriPath = path => pathToFileURL(path).pathname;

/** How the workbench in the browser names a file of the server. */
export const remoteUri = (server, path) => `vscode-remote://${server.authority}${uriPath(path)}`;

/**
 * The address that opens a folder, or a workspace of several by its file. `tests` loads an extension under development and runs a suite in its host
 * (the server then needs its test driver), `files` opens editors.
 */
export function workbenchUrl(
  server,
  { folder, extension = undefined, tests = undefined, files = /** @type {string[]} */ ([]) },
) {
  const url = new URL(server.origin);
  url.searchParams.set('tkn', server.token);
  const kind = folder.endsWith('.code-workspace') ? 'workspace' : 'folder';
  url.searchParams.set(kind, decodeURIComponent(uriPath(folder)));
  const payload = files.map(file => ['openFile', remoteUri(server, file)]);
  if (extension) payload.push(['extensionDevelopmentPath', remoteUri(server, extension)]);
  if (tests) payload.push(['extensionTestsPath', remoteUri(server, tests)]);
  if (payload.length > 0) url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}
