// What people have said of the engines' rules and of ours, and whether all of them are spoken of.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const file = join(import.meta.dirname, 'rules.yaml');

/**
 * `limits`: by their rule, `why` we have it or not, `only` for which messages, `same` as which of our codes in the same
 * resource. `others`: their rules by what they are about. `ours`: our codes by why others don't have them.
 */
export function readRules() {
  const { limits, others, ours } = parse(readFileSync(file, 'utf8'));
  const explained = ([rule, said]) => /** @type {const} */ ([rule, typeof said === 'string' ? { why: said } : said]);
  return { limits: new Map(Object.entries(limits).map(explained)), others, ours };
}

/** Whether a finding of theirs is about a number, a length, a count or a form. */
export function isAboutLimit({ rule, message }, { limits }) {
  const said = limits.get(rule);
  return said !== undefined && (said.only === undefined || new RegExp(said.only).test(message));
}

/** A sentence for each rule, and each code of ours, that nobody has explained. */
export function unexplained({ theirs, ours }, rules) {
  const others = new Set(Object.values(rules.others).flat());
  const known = new Set(rules.ours.flatMap(({ codes }) => codes));
  return [
    ...[...theirs.keys()]
      .filter(rule => !rules.limits.has(rule) && !others.has(rule))
      .map(rule => `Their rule ${rule} is not explained: add it to ${file}.`),
    ...[...ours.keys()]
      .filter(code => !known.has(code))
      .map(code => `Our ${code} is not explained: add it to ${file}.`),
  ];
}
