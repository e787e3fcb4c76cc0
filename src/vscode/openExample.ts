import { Uri, window, workspace } from 'vscode';

/** The files of the example, as the build has packed them; the first is opened. */
const files: readonly string[] = ['shop.yaml', 'shop-mended.yaml', 'reports.json'];

/** "Fieldnotes: Open the Example": a copy of the user's own, which stays as it was left. */
export function openExampleCommand(extensionUri: Uri, storage: Uri) {
  return async (): Promise<void> => {
    const folder = Uri.joinPath(storage, 'example');
    for (const name of files) {
      const copy = Uri.joinPath(folder, name);
      if (await exists(copy)) continue;
      // In the browser the two are in different file systems.
      await workspace.fs.writeFile(
        copy,
        await workspace.fs.readFile(Uri.joinPath(extensionUri, 'dist', 'examples', name)),
      );
    }
    const [first = ''] = files;
    await window.showTextDocument(Uri.joinPath(folder, first));
  };
}

async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
