import { type BaseCheck, type Finding, finding, property, type Resource, type Scope } from '../../api';
import { meaningOf, sameMeaning } from '../support/meaning';
import { replacedTypes } from './replacedTypes';

/** One version of the template. */
interface Version {
  readonly all: readonly Resource[];
  readonly scope: Scope;
}

/**
 * A resource whose name another one has until now, as after a change of its logical ID: CloudFormation creates the new
 * one first, and deletes the old one when all else is done.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html
 */
export const takenNames: BaseCheck = {
  ids: ['cfn-name-taken'],
  types: replacedTypes.map(({ type }) => type),
  check: (scope, scopeBefore) =>
    replacedTypes.flatMap(({ type, name }) => {
      if (name === undefined) return [];
      const [now, before] = [scope, scopeBefore].map(one => ({ all: one.resourcesOfType(type), scope: one }));
      return now === undefined || before === undefined ? [] : checkType(name, now, before);
    }),
};

function checkType(name: string, now: Version, before: Version): readonly Finding[] {
  return now.all.flatMap(one => {
    const own = property(one, name, now.scope);
    if (!own.isSet || one.isLooped) return [];
    const isTakenBy = (other: Resource | undefined, { scope }: Version) => {
      const theirs = other && property(other, name, scope).written;
      return (
        theirs !== undefined && sameMeaning([meaningOf(own.written, now.scope)], [meaningOf(theirs, scope)]) === true
      );
    };
    const other = before.all.find(old => old.logicalId !== one.logicalId && isTakenBy(old, before));
    const isOld = isTakenBy(withId(one, before), before);
    if (other === undefined || other.isLooped || isOld || isTakenBy(withId(other, now), now)) return [];
    const message = `${one.logicalId} has the ${name} that ${other.logicalId} keeps until the update ends, so the update fails.`;
    return [finding('cfn-name-taken', 'warning', own.place, message)];
  });
}

function withId({ logicalId }: Resource, { all }: Version): Resource | undefined {
  return all.find(one => one.logicalId === logicalId);
}
