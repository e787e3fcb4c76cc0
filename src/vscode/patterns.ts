import { commands, Disposable, languages } from 'vscode';
import type { Pattern } from '../patterns/pattern';
import { type Analyses, templateLanguages } from './analyses';
import { insertPatternCommand } from './insertPattern';
import type { Notebook } from './notebook';
import { Offers } from './offers';
import { PatternSuggestions } from './patternSuggestions';
import { Preview } from './preview';

/** All ways to a pattern: the command, the bulb on a resource, suggestions. */
export function registerPatterns(
  analyses: Analyses,
  notebook: Notebook,
  load: () => Promise<readonly Pattern[]>,
): Disposable {
  const preview = new Preview();
  return Disposable.from(
    preview,
    commands.registerCommand('fieldnotes.insertPattern', insertPatternCommand(load, preview)),
    languages.registerCodeActionsProvider(templateLanguages, new Offers(analyses, notebook, load), {
      providedCodeActionKinds: Offers.kinds,
    }),
    languages.registerCompletionItemProvider(
      templateLanguages,
      new PatternSuggestions(load),
      PatternSuggestions.trigger,
    ),
  );
}
