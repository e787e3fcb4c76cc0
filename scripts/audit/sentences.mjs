import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { filledIn, limitInWords } = require('../../src/knowledge/words.ts');
const { pageNamed } = require('../../src/pages/pages.ts');

/** Shorter ones say things such as "at most 10" that are no breach. */
const shortest = 20;

/**
 * Sentences of a breach on a page or in what a hover says of a limit, where nothing is broken.
 * @param {import('../../src/knowledge/knowledge').Knowledge} knowledge
 * @returns {readonly string[]}
 */
export function misplacedSentences(knowledge) {
  /** @type {readonly import('../../src/knowledge/note').Limit[]} */
  const limits = knowledge.rules.limits;
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

/**
 * A form or an absence can't be told from its row alone.
 * @param {import('../../src/knowledge/note').Limit} limit
 */
function needsDescription({ measure, max, multiple }) {
  return measure === 'pattern' || multiple !== undefined || (max === 0 && measure !== 'number');
}

/**
 * What is said only where a limit is broken.
 * @param {import('../../src/knowledge/note').Limit} limit
 * @returns {readonly string[]}
 */
function breachOf(limit) {
  const sentences = [limit.breach, limit.reason?.startsWith('so ') ? limit.reason : undefined];
  return sentences.flatMap(text =>
    text === undefined
      ? []
      : [
          filledIn(text, limit)
            .replace(/\{(?:name|value)\}/g, '')
            .trim(),
        ],
  );
}
