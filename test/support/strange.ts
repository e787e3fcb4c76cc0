/** Where nothing of ours leads. */
export const strangeHost = 'evil.example';

/** What a stranger can write wherever a template, a file's name or a parameter file has text. */
export const strange: readonly string[] = [
  `![x](https://${strangeHost}/i.png)`,
  `[x](https://${strangeHost}) [y](command:fieldnotes.openNote?%5B%22sqs%22%5D)`,
  `<img src="https://${strangeHost}/i.png"><b>x</b>`,
  `https://${strangeHost}/a`,
  '`t` ``u`` **b** _i_ ~~s~~',
  'a | b \\| c',
  '\u001b]8;;https://evil.example\u0007\u001b[31m \u009b31m',
  'a\r\n\n::error file=x::y\n# b\n- c',
  'a%0A::warning::b ##[debug]c',
  '$(zap) \u202eevil.example\u2066 \u200b',
];
