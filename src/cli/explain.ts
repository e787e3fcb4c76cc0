import { explained } from './explained';
import { currentKnowledge } from './knowledge';
import { printMarkdown } from './printMarkdown';
import { unknownId } from './unknownId';
import { UsageError } from './usageError';

/** Prints what an id means, why it is so, what to do, an example, and where AWS says it. */
export async function explain(id: string): Promise<void> {
  const knowledge = await currentKnowledge();
  const found = explained(knowledge, id);
  if (found === undefined) throw new UsageError(unknownId(id, knowledge.ids));
  const { title, limits, text, ways, sources, note } = found;
  // Nobody else needs the examples.
  const { exampleOf } = await import('./ruleExamples');
  const { breaks, keeps } = exampleOf(id);
  const parts = [
    `${title} (${id})`,
    ...(limits.length === 0 ? [] : [limits.map(limit => `- ${limit}`).join('\n')]),
    text,
    ...(ways.length === 0 ? [] : [`What to do:\n\n${ways.map(way => `- ${way}`).join('\n')}`]),
    ...(breaks === undefined ? [] : [`This breaks it:\n\n\`\`\`yaml\n${breaks}\n\`\`\``]),
    ...(keeps === undefined ? [] : [`This keeps it:\n\n\`\`\`yaml\n${keeps}\n\`\`\``]),
    ...(sources.length > 1 ? [sources.map(source => `- ${source}`).join('\n')] : sources),
    `Ignore it at one place with "# fieldnotes-ignore ${id}: reason", everywhere with "--severity ${id}=off". The whole note: fieldnotes notes show ${note}`,
  ];
  await printMarkdown(parts.join('\n\n'));
}
