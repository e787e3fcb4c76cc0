import { type CheckResult, onlyFailing } from '../checkResult';
import { coloursFor } from '../colours';
import { print, printJson, printMade } from '../output';
import { asWorkflowCommands } from './github';
import { asCodeQuality } from './gitlab';
import { asData } from './json';
import { asJunit } from './junit';
import { asText } from './text';

export const formats = ['text', 'json', 'sarif', 'junit', 'github', 'gitlab'] as const;
export type Format = (typeof formats)[number];

export async function printed(format: Format, all: CheckResult, { quiet }: { readonly quiet: boolean }): Promise<void> {
  const result = quiet ? onlyFailing(all) : all;
  if (format === 'text') printText(asText(result, { colours: coloursFor(process.stdout), quiet }));
  if (format === 'json') printJson(asData(result));
  // Its library is loaded by those who need it.
  if (format === 'sarif') printJson((await import('./sarif')).asSarif(result));
  if (format === 'junit') printMade(asJunit(result));
  if (format === 'gitlab') printJson(asCodeQuality(result));
  if (format === 'github') {
    const commands = asWorkflowCommands(result);
    if (commands !== '') printMade(commands);
    // For who reads the log.
    if (!quiet)
      print(
        asText(result, { colours: coloursFor({}), quiet: false })
          .split('\n')
          .at(-1) ?? '',
      );
  }
}

function printText(text: string): void {
  if (text !== '') printMade(text);
}
