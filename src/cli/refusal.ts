import type { CommanderError } from 'commander';
import { enumerated } from '../text/enumerated';

const ofOption =
  /^option '(?<name>--[\w-]+)(?: [^']*)?' argument '(?<given>[^']*)' is invalid\. Allowed choices are (?<all>[^.]*)\.$/;
const ofArgument =
  /^command-argument value '(?<given>[^']*)' is invalid for argument '(?<name>\w+)'\. Allowed choices are (?<all>[^.]*)\.$/;

/** Why a call is refused: what commander says of it, with what there is instead. */
export function refusal({ message, code }: CommanderError): string {
  const plain = message.replace(/^error: /, '');
  const { name, given, all } = (ofOption.exec(plain) ?? ofArgument.exec(plain))?.groups ?? {};
  if (all !== undefined) return `${name} must be ${enumerated(all.split(', '), 'or')}, not ${given}`;
  if (code === 'commander.missingArgument') return `${plain}; --help says what the command takes`;
  if (code === 'commander.unknownCommand' && !plain.includes('Did you mean'))
    return `${plain}; "fieldnotes --help" lists the commands`;
  return plain;
}
