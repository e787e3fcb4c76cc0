/** What people write where there is nothing yet: `<your-bucket>`, `not-used`, `MY_QUEUE_ARN`, `TODO`. */
export function isPlaceholder(text: string): boolean {
  return text.trim() === '' || /[<>{}$*]|\.\.\./.test(text) || shout.test(text) || standIn.test(text);
}

const shout = /^[A-Z][A-Z0-9]*_[A-Z0-9_]*$/;
const standIn =
  /^(?:n\/?a|none|null|nil|unset|unused|not[-_ ]?(?:used|set|needed|applicable|specified)|disabled?|false|todo|tbd|x+|[-_]+)$|^(?:your|my|the|some)[-_ ]|\b(?:replace|change)[-_ ]?(?:me|this|with)|placeholder|dummy|example|todo/i;
