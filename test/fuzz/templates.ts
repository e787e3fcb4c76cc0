import fc from 'fast-check';
import type { Language } from '../../src/analysis';
import { type Case, casesOf } from '../support/examples';
import { market } from '../support/market';
import { notes } from '../support/notes';
import { shop } from '../support/shop';
import { shopJson } from '../support/shopJson';

/** A text that somebody works on. */
export interface Start {
  readonly language: Language;
  readonly text: string;
}

/** Longer examples are counts and sizes: they take their time and show nothing new. */
const longest = 2500;

const cases: readonly Case[] = notes
  .flatMap(({ limits, sections }) =>
    sections.flatMap(section => {
      const rows = limits.filter(({ id }) => id === section.id);
      return section.examples.flatMap(example => casesOf(example, rows));
    }),
  )
  .filter(({ text }) => text.length < longest);
const yamlExamples = cases.filter(({ language }) => language === 'yaml').map(({ text }) => text);
/** As JSON, each with one resource or few. */
export const jsonExamples = cases.filter(({ language }) => language === 'json').map(({ text }) => text);

/** Some of the notes' examples as one template: most relations between resources have both ends in it. */
const mixed = fc.oneof(
  fc.subarray([...yamlExamples], { minLength: 1, maxLength: 4 }).map(texts => ({
    language: 'yaml' as const,
    text: mergedYaml(texts.map(apart)),
  })),
  fc
    .tuple(fc.subarray([...jsonExamples], { minLength: 1, maxLength: 4 }), fc.constantFrom(2, 0))
    .map(([texts, indent]) => ({
      language: 'json' as const,
      text: mergedJson(texts.map(apart), indent),
    })),
);

/** Where somebody starts: a template of ours, JSON in a YAML file, or examples of the notes put together. */
export const start: fc.Arbitrary<Start> = fc.oneof(
  fc.constantFrom<Start>(
    { language: 'yaml', text: market },
    { language: 'yaml', text: shop },
    { language: 'json', text: shopJson },
    { language: 'yaml', text: shopJson },
  ),
  mixed,
);

/** Most examples call their resource the same. */
function apart(text: string, index: number): string {
  return text.replace(/\bExample\b/g, `Example${index}`);
}

function mergedYaml(texts: readonly string[]): string {
  const sections = new Map<string, Set<string>>();
  for (const text of texts) {
    for (const [, head = '', body = ''] of text.matchAll(/^(\w+:.*\n)((?:[ #-].*\n|\n)*)/gm)) {
      sections.set(head, (sections.get(head) ?? new Set()).add(body));
    }
  }
  return [...sections].map(([head, bodies]) => head + [...bodies].join('')).join('');
}

function mergedJson(texts: readonly string[], indent: number): string {
  const merged: Record<string, unknown> = {};
  for (const text of texts) {
    const template: Readonly<Record<string, unknown>> = JSON.parse(text);
    for (const [name, section] of Object.entries(template)) {
      const before = merged[name];
      merged[name] = isObject(before) && isObject(section) ? { ...before, ...section } : section;
    }
  }
  return JSON.stringify(merged, undefined, indent);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
