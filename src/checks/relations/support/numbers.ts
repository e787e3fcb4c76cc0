import stated from '../../../../generated/numbers.json';

/** What the notes state under `numbers` of a limit or check, by its id and by name: `numbers['iam-inline-size'].role`. */
export const numbers = stated;
