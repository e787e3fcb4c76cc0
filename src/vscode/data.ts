import { Uri, workspace } from 'vscode';

/** Reads a JSON file of the packaged extension once, when it is first asked for; works in the browser too. */
export function lazyJson<T>(extensionUri: Uri, name: string): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => {
    loaded ??= read<T>(Uri.joinPath(extensionUri, 'dist', name));
    return loaded;
  };
}

async function read<T>(uri: Uri): Promise<T> {
  const bytes = await workspace.fs.readFile(uri);
  // Written by our own build, so its shape is known.
  return JSON.parse(new TextDecoder().decode(bytes)) as T;
}
