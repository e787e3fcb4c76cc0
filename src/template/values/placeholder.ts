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
export function isPlaceholder(text: string): boolean {
  return text.length <= longest && (marked.test(text) || asking.test(text));
}

/** A longer text is a document, in which such words may stand for anything. */
const longest = 300;
