import { DocumentLink, type DocumentLinkProvider, FileType, type TextDocument, Uri, workspace } from 'vscode';
import type { Navigation, TemplateLink } from '../navigation/navigation';
import { toRange } from './documents';

/** A link to a file or folder; which one exists is looked for when it is followed. */
class PathLink extends DocumentLink {
  /** The places where it may lead, the likeliest first. */
  candidates: readonly Uri[] = [];
}

/** Links to AWS's pages, to nested templates and to code. */
export class Links implements DocumentLinkProvider {
  constructor(private readonly navigationIn: (document: TextDocument) => Promise<Navigation | undefined>) {}

  async provideDocumentLinks(document: TextDocument): Promise<DocumentLink[] | undefined> {
    const navigation = await this.navigationIn(document);
    return navigation?.links().map(link => toLink(document, link));
  }

  async resolveDocumentLink(link: DocumentLink): Promise<DocumentLink> {
    if (!(link instanceof PathLink)) return link;
    for (const uri of link.candidates) {
      const type = await typeOf(uri);
      if (type === undefined) continue;
      link.target = type & FileType.Directory ? revealing(uri) : uri;
      break;
    }
    // Without a target the editor says that it is missing.
    return link;
  }
}

function toLink(document: TextDocument, link: TemplateLink): DocumentLink {
  const range = toRange(document, link);
  if (link.kind === 'page') {
    const page = new DocumentLink(range, Uri.parse(link.url));
    page.tooltip = "Open AWS's page of this type";
    return page;
  }
  const path = new PathLink(range);
  const folder = Uri.joinPath(document.uri, '..');
  path.candidates = document.isUntitled ? [] : link.paths.map(one => Uri.joinPath(folder, one));
  path.tooltip = `Open ${link.paths[0] ?? ''}`;
  return path;
}

async function typeOf(uri: Uri): Promise<FileType | undefined> {
  try {
    return (await workspace.fs.stat(uri)).type;
  } catch {
    return undefined;
  }
}

function revealing(folder: Uri): Uri {
  return Uri.parse(`command:revealInExplorer?${encodeURIComponent(JSON.stringify([folder.toJSON()]))}`);
}
