import { type Check, type Finding, finding, property, type Resource, type Scope, target } from '../../api';
import { namesIn } from '../support/mentions';

const types = ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'];

/**
 * A parameter group is for one engine and one major version.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/parameter-groups-overview.html
 */
export const parameterFamily: Check = {
  ids: ['rds-family'],
  types,
  check(database, scope) {
    const path = database.type === 'AWS::RDS::DBCluster' ? 'DBClusterParameterGroupName' : 'DBParameterGroupName';
    const named = property(database, path, scope);
    const group = target(named, scope)?.resource;
    const family = group && property(group, 'Family', scope).text;
    const [engine, version] = ['Engine', 'EngineVersion'].map(name => property(database, name, scope).text);
    const wanted = familyOf(engine, version);
    if (named.kind === 'absent' || named.written === undefined || group === undefined) return [];
    if (family === undefined || wanted === undefined || family === wanted) return [];
    const message = `${group.logicalId} is for ${family}, but ${database.logicalId} needs the family ${wanted}.`;
    return [finding('rds-family', 'error', named.written, message, [{ at: group.key, message: 'The group is here.' }])];
  },
};

/** The family of an engine's version, such as `mysql8.0`; undefined for engines that name their families otherwise. */
function familyOf(engine = '', version = ''): string | undefined {
  const [major = '', minor] = /^(\d+)(?:\.(\d+))?/.exec(version)?.slice(1) ?? [];
  if (/^(?:aurora-)?postgresq?l?$/.test(engine) && Number(major) >= 10) return `${engine}${major}`;
  if (!/^(?:mysql|mariadb|aurora-mysql)$/.test(engine) || minor === undefined) return undefined;
  return `${engine}${major}.${minor}`;
}

/** RDS takes none of these in a password. */
const refused = ['/', '@', '"'];

/**
 * Secrets Manager puts signs into a password that RDS refuses, unless they are excluded.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
 */
export const generatedPassword: Check = {
  ids: ['rds-password'],
  types,
  check(database, scope) {
    const { written } = property(database, 'MasterUserPassword', scope);
    const secrets = (written === undefined ? [] : namesIn(written)).flatMap(name => scope.resource(name) ?? []);
    const [secret, ...others] = secrets.filter(({ type }) => type === 'AWS::SecretsManager::Secret');
    if (written === undefined || secret === undefined || others.length > 0) return [];
    const signs = allowedIn(secret, scope);
    if (signs.length === 0) return [];
    const message = `${secret.logicalId} can put ${signs.join(' or ')} into the password, which RDS refuses.`;
    return [finding('rds-password', 'warning', written, message, [{ at: secret.key, message: 'The secret is here.' }])];
  },
};

/** The signs that a generated password may have although RDS refuses them. */
function allowedIn(secret: Resource, scope: Scope): readonly string[] {
  const rules = property(secret, 'GenerateSecretString', scope);
  const [excluded, punctuation] = ['ExcludeCharacters', 'ExcludePunctuation'].map(name => property(rules, name, scope));
  if (rules.kind !== 'one' || punctuation === undefined || excluded === undefined) return [];
  if (punctuation.kind !== 'absent' && punctuation.boolean !== false) return [];
  if (excluded.kind !== 'absent' && excluded.text === undefined) return [];
  return refused.filter(sign => excluded.text?.includes(sign) !== true);
}

/**
 * The daily backup doesn't run while RDS may maintain the database.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html
 */
export const windows: Check = {
  ids: ['rds-windows-apart'],
  types,
  check(database, scope): readonly Finding[] {
    const backup = property(database, 'PreferredBackupWindow', scope);
    const upkeep = property(database, 'PreferredMaintenanceWindow', scope);
    const daily = /^(\d\d):(\d\d)-(\d\d):(\d\d)$/.exec(backup.text ?? '');
    const weekly = /^[a-z]{3}:(\d\d):(\d\d)-[a-z]{3}:(\d\d):(\d\d)$/i.exec(upkeep.text ?? '');
    if (daily === null || weekly === null || backup.kind !== 'one' || !overlap(spanOf(daily), spanOf(weekly)))
      return [];
    const message = `The backup window ${backup.text} overlaps the maintenance window, so RDS refuses both.`;
    return [finding('rds-windows-apart', 'error', backup.written, message)];
  },
};

interface Span {
  readonly from: number;
  readonly minutes: number;
}

const day = 24 * 60;

/** From a minute of the day on; one that ends before it begins ends on the next day. */
function spanOf([, ...times]: RegExpExecArray): Span {
  const [hour = 0, minute = 0, toHour = 0, toMinute = 0] = times.map(Number);
  const from = hour * 60 + minute;
  return { from, minutes: (toHour * 60 + toMinute - from + day) % day };
}

function overlap(one: Span, other: Span): boolean {
  return (other.from - one.from + day) % day < one.minutes || (one.from - other.from + day) % day < other.minutes;
}
