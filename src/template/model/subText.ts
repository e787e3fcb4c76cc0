/** The text of `Fn::Sub`, cut into names and what is between them; `${!Name}` is the text `${Name}`. */
export function partsOf(text: string): readonly SubPart[] {
  const pieces = text.split(/(\$\{[^{}]*\})/).filter(piece => piece !== '');
  return pieces.map((piece): SubPart => {
    if (!/^\$\{[^{}]*\}$/.test(piece)) return { text: piece, isName: false };
    const name = piece.slice(2, -1).trim();
    return name.startsWith('!') ? { text: `\${${name.slice(1)}}`, isName: false } : { text: name, isName: true };
  });
}

interface SubPart {
  readonly text: string;
  readonly isName: boolean;
}
