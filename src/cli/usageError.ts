/** Something the caller can mend: told in one sentence, exit code 2. */
export class UsageError extends Error {}
