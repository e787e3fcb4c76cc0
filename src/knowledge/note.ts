/**
 * A note: what we know of one service. The format is explained in CONTRIBUTING.md; `schema.ts` validates it,
 * `read.ts` reads it from Markdown.
 */
export interface Note {
  /** The file's name without `.md`. */
  readonly name: string;
  readonly title: string;
  /** Resource types it speaks of; `AWS::SQS::*` stands for all that begin so. */
  readonly types: readonly string[];
  /** The service's own documentation. */
  readonly docs: string | undefined;
  /** The first paragraph: what the service is for. */
  readonly summary: string;
  readonly sections: readonly Section[];
  readonly limits: readonly Limit[];
  /** What code finds: relations between properties and resources. */
  readonly checks: readonly CheckFact[];
  readonly statements: readonly Statement[];
  /** What the code behind a limit or check reads, by its id and by name. */
  readonly numbers: Numbers;
  /** The file of a team's own note, as `.fieldnotes/team.md`; absent where the note comes with us. */
  readonly team?: string;
}

export type Numbers = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Where a finding of code, rather than of a row, comes from. */
export interface CheckFact {
  readonly id: string;
  readonly note: string;
  readonly noted: string | undefined;
  readonly now: string | undefined;
  /** Always there, but for a team's own. */
  readonly source: string | undefined;
  readonly checked: string | undefined;
  /** Why, as the second half of a sentence; code says what is wrong, and more where it is not always the same. */
  readonly reason?: string | undefined;
  /** The way out, a sentence or more; by name where there are several, each for the findings that name it. */
  readonly fix?: string | { readonly [name in string]?: string | undefined } | undefined;
  /**
   * Whether it would say the same of many resources: advice is given once a template then, a problem once for each
   * resource that it is about.
   */
  readonly once?: boolean | undefined;
  /** Ids under which other linters say the same: whoever suppresses one of them at a resource has decided. */
  readonly aliases?: readonly string[] | undefined;
  /** Who sends to whom, and must be let in. */
  readonly deliveries?: readonly Delivery[] | undefined;
  /** Who sends to whom, and must be allowed to use the key. */
  readonly keys?: readonly KeyUse[] | undefined;
  /** What a value asks of a property beside it. */
  readonly attributes?: readonly TakenAttribute[] | undefined;
  readonly needs?: readonly Need[] | undefined;
  /** What the role of a resource must be allowed. */
  readonly rights?: readonly Right[] | undefined;
  /** What the role of a state machine must be allowed for its tasks. */
  readonly tasks?: readonly TaskRight[] | undefined;
  /** Whom the role must trust that a property names. */
  readonly trusts?: readonly Trust[] | undefined;
  /** Which properties take an ARN, and which a name or an address. */
  readonly forms?: readonly ReferenceForm[] | undefined;
  /** Services that AWS has ended. */
  readonly endings?: readonly Ending[] | undefined;
  /** What two resources can't both have. */
  readonly uniques?: readonly Unique[] | undefined;
  /** What has to be there before a resource that doesn't refer to it. */
  readonly waits?: readonly Wait[] | undefined;
  /** The team's file that says so; absent where it comes with us. */
  readonly team?: string;
}

/** A row of a check whose rows are on several services: each can lead to a page of its own. */
interface SourcedRow {
  /** Where AWS says so; the page of its check where it has none. */
  readonly source: string | undefined;
}

/** A resource names something that a service then sends to. */
export interface Delivery extends SourcedRow {
  /** Where it is named. */
  readonly at: readonly PropertyPath[];
  /** `objects` are those of a bucket, which the service reads. */
  readonly to: 'function' | 'queue' | 'topic' | 'bucket' | 'objects' | 'log-group';
  /** What other properties of the sender must be, or must not. */
  readonly when: Guard | undefined;
  readonly unless: Guard | undefined;
  /** The service in words, `S3`, and as a principal, `s3.amazonaws.com`. */
  readonly who: string;
  readonly principal: string;
  /** What happens where it isn't let in: `so the deployment fails`. */
  readonly otherwise: string;
  /** The property beside it that names a role: with one, nothing else has to let the service in. */
  readonly role: string | undefined;
  /** Whether the deployment fails where it isn't let in. */
  readonly fails: boolean;
  /** Whether the service tries while the sender is made, so that the policy has to be there before. */
  readonly waits: boolean;
  /** Where the service sends by a role that another resource names: that property, such as a recorder's. */
  readonly by: PropertyPath | undefined;
  /** Whether any policy of the receiver is taken for one that lets the service in. */
  readonly any: boolean;
  /** What its policy has to allow besides, such as `s3:GetBucketAcl`. */
  readonly also: readonly string[];
  /** Whether what has no policy at all lets the service in. */
  readonly byDefault: boolean;
  /** The condition on who sends, in YAML, with `{sender}` for the logical ID; absent where it can't be told. */
  readonly sender: string | undefined;
}

/** The same for the key of what is named, or for a key that is named itself. */
export interface KeyUse extends Omit<Delivery, 'to'> {
  readonly to: Delivery['to'] | 'key';
}

/** What a property asks of another one beside it, or of what it names. */
export interface Need extends SourcedRow {
  readonly at: readonly PropertyPath[];
  /** The types of what the property names that it is for; absent where it is for all. */
  readonly to: readonly string[] | undefined;
  /** Regular expression for the text of what it is for, beside `to`; absent where its text doesn't matter. */
  readonly matches: string | undefined;
  /**
   * The other property is needed, isn't allowed, has the same number or a higher one, which `at-most` may reach; or one
   * of the two has to be there; or the value has to be among those of the other; or what is named must have that value.
   */
  readonly is: 'needs' | 'not-with' | 'same-as' | 'below' | 'at-most' | 'or' | 'among' | 'wants';
  /**
   * Its name; with a slash before it, it is a property of the resource itself, as it always is with `among`. With
   * `wants`, it is one of what is named.
   */
  readonly property: string;
  /** Others that do as well as that one. */
  readonly alternatives: readonly string[];
  readonly value: string | undefined;
  /** What properties of what is named must be. */
  readonly having: Guard | undefined;
  /** Properties of what is named with which nothing is asked of it. */
  readonly without: readonly string[];
  readonly when: Guard | undefined;
  readonly unless: Guard | undefined;
  /** Whether the deployment fails otherwise. */
  readonly fails: boolean;
  /** What happens where it doesn't: `so it is a gateway endpoint`; absent where that needs no saying. */
  readonly otherwise: string | undefined;
}

/** What a role must be allowed where a property is set. */
export interface Right {
  readonly at: readonly PropertyPath[];
  /** The types of what the property names that it is for; absent where it is for all. */
  readonly to: readonly string[] | undefined;
  /** Regular expression for the text of what it is for, beside `to`; absent where its text doesn't matter. */
  readonly matches: string | undefined;
  /** What other properties of the resource must be, or must not. */
  readonly when: Guard | undefined;
  readonly unless: Guard | undefined;
  /** Types of which the template must have none: they may give what would need the right. */
  readonly noneOf: readonly string[];
  /** The properties of what is named that name roles: the actions are needed on these, none where there are none. */
  readonly passes: readonly string[] | undefined;
  /** The path of the property of what is named that names its key: the actions are needed on that, where it is of the template. */
  readonly key: string | undefined;
  /** The path of the property that names the role, or a function that has it; wildcards are those of `at`. */
  readonly role: string;
  readonly actions: readonly string[];
  /** Whether the actions are known on `*` only, so that a statement for some resource doesn't allow them. */
  readonly everywhere: boolean;
  /** Those of them without which the deployment fails. */
  readonly vital: readonly string[];
}

/** What the role of a state machine must be allowed where a task calls a service. */
export interface TaskRight {
  /** `lambda:invoke`, with `.sync` where it waits; `lambda` for a function that is named itself. */
  readonly call: readonly string[];
  /** The parameter that names what is called. */
  readonly names?: string | undefined;
  /** As of a right. */
  readonly passes?: readonly string[] | undefined;
  readonly actions: readonly string[];
  /** Those of them without which the deployment fails. */
  readonly vital: readonly string[];
}

/** The role that a property names must let a service assume it. */
export interface Trust extends SourcedRow {
  readonly at: readonly PropertyPath[];
  readonly when: Guard | undefined;
  readonly unless: Guard | undefined;
  /** The service in words, `Lambda`, and as a principal, `lambda.amazonaws.com`. */
  readonly who: string;
  readonly principal: string;
  /** Whether the deployment fails without it. */
  readonly fails: boolean;
}

/** A property takes an ARN, or what `Ref` returns, of resources of which these differ. */
export interface ReferenceForm {
  readonly at: readonly PropertyPath[];
  readonly takes: 'arn' | 'ref';
  /** The types whose ARN it takes, where it isn't that of any. */
  readonly of: readonly string[] | undefined;
  readonly when: Guard | undefined;
}

/** A property that takes one of the texts that a resource hands out, and nothing else of it. */
export interface TakenAttribute {
  readonly at: readonly PropertyPath[];
  readonly of: readonly string[];
  /** The attribute, or `Ref`; undefined where none is right, or several are. */
  readonly takes: string | undefined;
  /** Those that are wrong, where others are right beside the one that it takes. */
  readonly wrong: readonly string[] | undefined;
  /** What to write where no attribute is right, with `{it}` for the resource. */
  readonly instead: string | undefined;
  /** What `Ref` hands out, in words. */
  readonly ref: string;
  /** What takes it, in words, where the property's name doesn't say so. */
  readonly what: string | undefined;
  readonly when: Guard | undefined;
  readonly otherwise: string;
  readonly fails: boolean;
}

/** A service that AWS has ended, or closed to new customers. */
export interface Ending {
  readonly types: readonly string[];
  /** With its date: `App Mesh was shut down on 30 September 2026`. */
  readonly what: string;
  /** What it means for some deployments; absent where nobody can create any of the types. */
  readonly effect?: string | undefined;
  /** An error without an effect and a warning with one, unless the row says otherwise. */
  readonly severity?: Severity | undefined;
  /** The way out, a sentence. */
  readonly fix: string;
}

/** A property in which two resources mustn't be alike: a name, or a place in what they belong to. */
export interface Unique {
  readonly at: readonly PropertyPath[];
  /** What other properties of the resource must be, or must not. */
  readonly when: Guard | undefined;
  readonly unless: Guard | undefined;
  /** Properties of others with which it is compared too. */
  readonly also: readonly PropertyPath[];
  /** Properties that say what a resource belongs to: only those that belong to the same are compared. */
  readonly within: readonly string[];
  /** All values that match this count as the same. */
  readonly matches: string | undefined;
  /** Whether the items of one resource are compared, and not resources with each other. */
  readonly items: boolean;
  /** What happens otherwise: `so the deployment fails`. */
  readonly otherwise: string;
  readonly fails: boolean;
}

/** A resource has to wait for others that it doesn't refer to. */
export interface Wait extends SourcedRow {
  readonly at: readonly PropertyPath[];
  /** The types of what the property names that it is for; absent where it is for all. */
  readonly to: readonly string[] | undefined;
  /** Regular expression for the text that the property has; absent where its text doesn't matter. */
  readonly matches: string | undefined;
  /** What other properties of the resource must be, or must not. */
  readonly when: Guard | undefined;
  readonly unless: Guard | undefined;
  /** The types of what has to be there before: those that name what the property names, or any. */
  readonly for: readonly string[];
  readonly any: boolean;
  /** Whether it has to wait for each of them, and is told at the resource. */
  readonly all: boolean;
  /** A property that has to be there before it shares with what the property names, with the resource, or with its text. */
  readonly shares: string | undefined;
  /** The property with the name by which a text names what has to be there before, as it is or at the end of an ARN. */
  readonly by: string | undefined;
  /** A property that what has to be there before it must have. */
  readonly having: string | undefined;
  /** Properties of what is named with which there is nothing to wait for. */
  readonly without: readonly string[];
  /** What happens otherwise: `so its target group may have no load balancer`. */
  readonly otherwise: string;
  /** What is said where none of them is in the template, after the name of what the property names; absent where that is fine. */
  readonly none: string | undefined;
}

export interface Section {
  /** The anchor: `{#id}` after the heading, else made from the heading. */
  readonly id: string;
  readonly title: string;
  /** Markdown below the heading, without examples. */
  readonly text: string;
  readonly examples: readonly Example[];
}

export interface Example {
  readonly language: 'yaml' | 'json';
  readonly expectation: 'breaks' | 'keeps';
  /** With its marker lines. */
  readonly text: string;
  /** Line of the fence's first text line in the note, from 1. */
  readonly line: number;
}

const severities = ['hint', 'information', 'warning', 'error'] as const;
export type Severity = (typeof severities)[number];

/** The higher, the worse. */
export function rank(severity: Severity): number {
  return severities.indexOf(severity);
}

export function severer(a: Severity, b: Severity): Severity {
  return rank(a) > rank(b) ? a : b;
}

/** Whether it is said to those who may not have thought of it; errors and warnings are problems. */
export function isAdvice(severity: Severity): boolean {
  return severity === 'information' || severity === 'hint';
}

/** Which end of a limit was passed. */
export type Direction = 'low' | 'high';

/** What a limit is about. A policy is measured as JSON without white space, and a text as it is written. */
export type Measure = (typeof measures)[number];
export const measures = [
  'number',
  'count',
  'characters',
  'bytes',
  'policy-characters',
  'policy-bytes',
  'one-of',
  'pattern',
] as const;

/** A condition on other properties of the same resource: present, or one of these values. */
export type Guard = Readonly<Record<string, true | readonly string[]>>;

/** One row that a check reads: a number or form that AWS enforces on a property. */
export interface Limit {
  /** Diagnostic code, anchor in the note, suppression and test name in one. Several rows may share it. */
  readonly id: string;
  /** The name of its note. */
  readonly note: string;
  readonly at: readonly PropertyPath[];
  /** True where the keys that `at` leads to are measured, rather than their values. */
  readonly ofKey: boolean;
  readonly measure: Measure;
  readonly min: number | undefined;
  readonly max: number | undefined;
  /** True where a fraction breaks the limit too. */
  readonly integer: boolean;
  /** Set where a service takes the words of a set in capitals and in small letters, and as `linuxContainer`. */
  readonly anyCase?: boolean;
  /** Set where it takes the end of a word too: `container` of LINUX_CONTAINER. */
  readonly takesEnds?: boolean;
  /** What a number must be a multiple of. */
  readonly multiple: number | undefined;
  readonly oneOf: readonly string[] | undefined;
  /** True where AWS adds members to the set: another value may be newer than what is known here. */
  readonly grows: boolean;
  /** Former members of the set, by name. */
  readonly retired: Readonly<Record<string, Retired>> | undefined;
  /** Regular expression that a text must match. */
  readonly pattern: string | undefined;
  /** What a text must end with. */
  readonly ending: string | undefined;
  /** Regular expression that a text must not match. */
  readonly not: string | undefined;
  readonly unit: string | undefined;
  readonly when: Guard | undefined;
  readonly unless: Guard | undefined;
  readonly severity: Severity;
  /** The quota's name where AWS raises it on request; undefined where it is fixed. */
  readonly quota: string | undefined;
  /** The limit as it stands where nothing is broken, for hovers and pages; undefined where its numbers or choices say it. */
  readonly is: string | undefined;
  /** The first sentence of a finding in place of the usual one; `{name}`, `{value}`, `{min}` and `{max}` are filled in. */
  readonly breach: string | undefined;
  /** The second half of a finding's first sentence: "but Lambda stops a function after {max}", where "but" may be left out. */
  readonly reason: string | undefined;
  /** The way out, a sentence; it can differ for a value that is too low and one that is too high. */
  readonly fix: string | { readonly [direction in Direction]?: string | undefined } | undefined;
  /** The edits that mend it where they are known, each a way out of its own. */
  readonly mend: readonly Mend[] | undefined;
  /** What the notes of December 2020 say. */
  readonly noted: string | undefined;
  /** What holds today, where that differs. */
  readonly now: string | undefined;
  /** Always there, but for a team's own. */
  readonly source: string | undefined;
  /** ISO date; always there, but for a team's own. */
  readonly checked: string | undefined;
  /** The team's file that sets this limit; absent where it comes with us. */
  readonly team?: string;
}

/** What has become of a former member of a set; dates are ISO dates. */
export interface Retired {
  /** Since when it is deprecated. */
  readonly since: string;
  /** From when on nothing new can be created with it, where that is announced. */
  readonly until?: string | undefined;
  /** Set where nothing new can be created with it any more. */
  readonly blocked?: string | undefined;
  /** Whether what was created before can still be updated: then a deployment doesn't fail for certain. */
  readonly updates?: boolean | undefined;
  /** The member that takes its place. */
  readonly use: string;
}

/** The property goes, its text gets characters that are taken, or a property gets a value. */
export type Mend = 'remove' | 'tidy' | Readonly<Record<string, string>>;

/** `AWS::SQS::Queue.RedrivePolicy.maxReceiveCount`, taken apart. */
export interface PropertyPath {
  /** `AWS::SQS::*` stands for all that begin so. */
  readonly type: string;
  readonly path: readonly string[];
}

/** The name of the property that a path leads to; a wildcard at its end has none. */
export function nameAt(path: readonly string[]): string {
  return path.findLast(step => step !== '*') ?? '';
}

/** Whether a type is meant by another, which may end with `*`. */
export function covers(pattern: string, type: string): boolean {
  return pattern.endsWith('*') ? type.startsWith(pattern.slice(0, -1)) : type === pattern;
}

export type Verdict = 'correct' | 'outdated' | 'wrong' | 'undecidable';

/** A sentence of the notes of December 2020 and what has become of it. */
export interface Statement {
  readonly id: string;
  readonly note: string;
  readonly kind: 'definition' | 'behaviour' | 'limit' | 'pattern';
  readonly verdict: Verdict;
  readonly noted: string;
  readonly now: string | undefined;
  /** Since when it holds, in words or as a date. */
  readonly since: string | undefined;
  readonly source: string | undefined;
  readonly checked: string | undefined;
  /** Where a hover shows it: types, properties, intrinsic functions. */
  readonly on: readonly string[];
}

/** A mistake in a note. */
export interface Problem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** Set where it is a limit's alone, and the note counts all the same. */
  readonly isLimited?: true;
}
