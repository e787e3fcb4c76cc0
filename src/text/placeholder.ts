/**
 * Whether something fills a hole in a text before it counts: a dynamic reference, which CloudFormation fetches while
 * deploying, or the placeholder of a tool that writes the template. What only people fill in is what it is.
 */
export function isFilledLater(text: string): boolean {
  return anywhere.test(text) || (inWord.test(text) && (!/\s/.test(text) || schedule.test(text)));
}

/** Of a dynamic reference, and of Jinja, ERB, Maven, Octopus and others: `{{ name }}`, `{% … %}`, `<%= … %>`, `@name@`. */
const anywhere = /\{\{|\{%|<%|#\{|%[A-Za-z_]\w*%|@[A-Za-z_][\w.-]*@|##\w+##|__[A-Za-z][A-Za-z\d_]*__|^\[\[[^[\]]+\]\]$/;

/**
 * Of `envsubst`, of Azure, of Concourse and of others: `$NAME`, `$(Name)`, `((name))`, `[[name]]`. A text of several
 * words is a script, unless it is a schedule.
 */
const inWord = /\$(?!LATEST)[A-Z][A-Z\d_]*\b|\$\([\w.]+\)|\(\([\w./-]+\)\)|\[\[[\w.-]+\]\]/;
const schedule = /^(?:at|cron|rate)\(/;

/** A name that a tool fills in: `<<account>>`, `<your bucket>`, `__ACCOUNT__`, `@REGION@`, `%STAGE%`, `#{stage}`, `[NAME]`, `{NAME}`. */
const marked =
  /<[^<>]+>|__[A-Z][A-Z\d_]*__|@[A-Z][A-Z\d_]+@|%[A-Z][A-Z\d_]+%|#\{[^{}]*\}|\[[A-Z][A-Z\d _-]+\]|\{[A-Z][A-Z\d_]+\}|(?<![A-Za-z])[Yy]our[A-Z]/;

/** Words that ask a person to write something else: `YOUR_ACCOUNT`, `change-me`, `set-me`, `replace-with-…`, `xxxx`. */
const asking = new RegExp(
  [
    '(?<![a-z])your(?=[-_ ]|$)',
    '(?<![a-z])(?:add|change|edit|enter|fill|fix|insert|put|replace|set|update)[-_ ]?(?:it|here|in|me|this|with)(?![a-z])',
    '(?<![a-z])(?:fixme|placeholder|tbd|to-?be-?(?:defined|replaced|set)|todo)(?![a-z])',
    '(?<![a-z])x{4,}(?![a-z])',
  ].join('|'),
  'i',
);

/** Whether a default or a secret only stands for what somebody writes there before the template is deployed. */
export function standsForAnother(text: string): boolean {
  return text.length <= longest && (marked.test(text) || asking.test(text));
}

/** Whether a default only says what is to be given: `DeploymentBucket` of the parameter DeploymentBucketName. */
export function repeatsName(text: string, name: string): boolean {
  return /^[A-Z][a-z]+(?:[A-Z][a-z]+)+$/.test(text) && (name.startsWith(text) || name.endsWith(text));
}

/** A longer text is a document, in which such words may stand for anything. */
const longest = 300;

/**
 * The widest of the three: what people may write where there is nothing yet, as `<your-bucket>`, `not-used`,
 * `MY_QUEUE_ARN`, `TODO`. For what is said only of texts that are certainly meant as they are.
 */
export function mayStandForAnother(text: string): boolean {
  return saysNothing(text) || /[<>{}$*]|\.\.\./.test(text) || shout.test(text) || standIn.test(text);
}

/** Whether a text says that there is nothing: the default of a parameter that is to be given. */
export function saysNothing(text: string): boolean {
  return nothing.test(text.trim());
}

const shout = /^[A-Z][A-Z0-9]*_[A-Z0-9_]*$/;
const nothing =
  /^(?:n\/?a|none|null|nil|undefined|unset|unused|not[-_ ]?(?:used|set|needed|applicable|specified)|[-_]+)?$/i;
const standIn =
  /^(?:disabled?|false|todo|tbd|x+)$|^(?:your|my|the|some)[-_ ]|\b(?:replace|change)[-_ ]?(?:me|this|with)|placeholder|dummy|example|todo/i;
