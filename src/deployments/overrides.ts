import { placesOf } from '../syntax/embedded';
import type { Node, Scalar } from '../syntax/tree';
import type { GivenValue } from './deployment';

/** What SAM reads of one text, and the pieces that it can't read. */
export interface Overrides {
  readonly values: readonly GivenValue[];
  readonly unreadable: readonly Node[];
}

const part = String.raw`"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'`;
const key = `(?:[A-Za-z0-9]+|${part})`;
const value = String.raw`(?:${part}|(?:[^\s"\\]|\\[\s\S])*)`;
const forms = [`ParameterKey=(${key}),ParameterValue=(${value})`, `(${key})=(${value})`].map(
  source => new RegExp(`${source}(?=\\s|$)`, 'dy'),
);

/**
 * `Env=prod Name="two words"`, or `ParameterKey=Env,ParameterValue=prod`: texts apart by blanks, as in
 * `parameter_overrides`. Source: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-cli-command-reference-sam-deploy.html
 */
export function readOverrides(text: Scalar): Overrides {
  const places = placesOf(text);
  const placeOf = (start: number, end: number) => placed(text, places, start, end);
  const values: GivenValue[] = [];
  const unreadable: Node[] = [];
  const blank = /\s*/y;
  for (let at = skip(blank, text.value, 0); at < text.value.length; at = skip(blank, text.value, at)) {
    const match = forms.map(form => matchAt(form, text.value, at)).find(found => found !== undefined);
    const [whole, name, given] = match ?? [];
    if (whole === undefined || name === undefined || given === undefined) {
      const stop = skip(/\S+/y, text.value, at);
      unreadable.push(placeOf(at, stop));
      at = stop;
    } else {
      values.push(givenValue(placeOf(...inside(text.value, name)), placeOf(...inside(text.value, given))));
      at = whole[1];
    }
  }
  return { values, unreadable };
}

type Range = [start: number, end: number];

function matchAt(form: RegExp, text: string, at: number): readonly (Range | undefined)[] | undefined {
  form.lastIndex = at;
  const indices: readonly (Range | undefined)[] | undefined = form.exec(text)?.indices;
  return indices;
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(text)?.[0].length ?? 0);
}

/** Without the quotes around it. */
function inside(text: string, [start, end]: Range): Range {
  const isQuoted = end - start >= 2 && /["']/.test(text.charAt(start)) && text[start] === text[end - 1];
  return isQuoted ? [start + 1, end - 1] : [start, end];
}

/** A piece of a text as one of its own, at its place in the file. */
function placed(text: Scalar, places: readonly number[], start: number, end: number): Scalar {
  const from = places[start] ?? text.end;
  const to = places[end] ?? (end > start ? closingOf(text) : from);
  const { block } = text;
  return {
    kind: 'scalar',
    value: text.value.slice(start, end),
    style: 'quoted',
    block,
    start: from,
    end: to,
    tag: undefined,
  };
}

/** Where the text ends, without its closing quote. */
function closingOf({ block, start, end }: Scalar): number {
  return /["']$/.test(block.text.slice(start, end)) ? end - 1 : end;
}

function givenValue(at: Scalar, value: Scalar): GivenValue {
  return { name: unescaped(at.value), at, value: { ...value, value: unescaped(value.value) } };
}

function unescaped(text: string): string {
  return text.replace(/\\([ "'])/g, '$1');
}
