import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Analysis } from '../analysis';
import type { Knowledge } from '../knowledge/knowledge';

export type Answer<T> = (document: TextDocument, analysis: Analysis, knowledge: Knowledge) => T;

/** Asks what is known of an open document now; `none` where it is closed or checking is off. */
export type Ask = <T>(uri: string, none: T, answer: Answer<T>) => Promise<T>;
