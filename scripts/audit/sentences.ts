import type { Knowledge } from '../../src/knowledge/knowledge';
import type { Limit } from '../../src/knowledge/note';
import { filledIn, limitInWords } from '../../src/knowledge/words';
import { pageNamed } from '../../src/pages/pages';

/** Shorter ones say things such as "at most 10" that are no breach. */
const shortest = 20;

/** Sentences of a breach on a page or in what a hover says of a limit, where nothing is broken. */
export function misplacedSentences(knowledge: Knowledge): readonly string[] {
  const { limits } = knowledge.rules;
  const undescribed = limits.filter(one => one.team === undefined && needsDescription(one) && one.is === undefined);
  const shown = [
    ...knowledge.texts.map(({ name }) => pageNamed(knowledge, name)?.markdown ?? ''),
    ...limits.map(limit => limitInWords(limit)),
  ].join('\n');
  return [
    ...undescribed.map(({ id, at }) => `${id} of ${at[0]?.type} doesn't describe itself: add is`),
    ...limits.flatMap(breachOf).filter(sentence => sentence.length >= shortest && shown.includes(sentence)),
  ];
}

/** A form or an absence can't be told from its row alone. */
function needsDescription({ measure, max, multiple }: Limit): boolean {
  return measure === 'pattern' || multiple !== undefined || (max === 0 && measure !== 'number');
}

/** What is said only where a limit is broken. */
function breachOf(limit: Limit): readonly string[] {
  const sentences = [limit.breach, limit.reason?.startsWith('so ') ? limit.reason : undefined];
  return sentences.flatMap(text => {
    if (text === undefined) return [];
    return [
      filledIn(text, limit)
        .replace(/\{(?:name|value)\}/g, '')
        .trim(),
    ];
  });
}
