import { enumerated } from '../text/enumerated';
import type { CheckFact, Delivery, Need, Trust, Wait } from './note';
import { guardsInWords, wantedInWords } from './words';

/** A row of a check with what it asks, in words. */
export interface AskingRow extends Pick<Need, 'at' | 'source'> {
  readonly words: string;
  /** Whether the deployment fails otherwise. */
  readonly fails: boolean;
}

/** The rows of a check that ask something of another property, of a policy, of a role, or of the order. */
export function askingRows({
  deliveries = [],
  needs = [],
  trusts = [],
  waits = [],
}: Pick<CheckFact, 'deliveries' | 'needs' | 'trusts' | 'waits'>): readonly AskingRow[] {
  return [
    ...deliveries.map(delivery => ({ ...delivery, words: deliveryInWords(delivery) })),
    ...needs.map(need => ({ ...need, words: needInWords(need) })),
    ...trusts.map(trust => ({ ...trust, words: trustInWords(trust) })),
    ...waits.map(wait => ({ ...wait, words: waitInWords(wait), fails: false })),
  ];
}

/** What a row asks of the policy of what it names. */
function deliveryInWords(delivery: Delivery): string {
  const who = delivery.principal === '*' ? 'everybody' : delivery.principal;
  return `names ${receivers[delivery.to]} that lets ${who} in${guardsInWords(delivery)}`;
}

const receivers: Readonly<Record<Delivery['to'], string>> = {
  function: 'a function',
  queue: 'a queue',
  topic: 'a topic',
  bucket: 'a bucket',
  objects: 'a bucket',
  'log-group': 'a log group',
};

/** What a row asks of the order in which resources are made. */
function waitInWords(wait: Wait): string {
  const before = enumerated(wait.for, 'or');
  return `waits for the ${before}${wait.any ? '' : ' of what it names'}${guardsInWords(wait)}`;
}

/** What a row asks of another property, as it holds: `needs Certificates where it is HTTPS or TLS`. */
function needInWords(need: Need): string {
  if (need.is === 'wants') return `${namedInWords(need)} that it names needs ${wantedIn(need)}${guardsInWords(need)}`;
  const cases = [valueInWords(need), need.to === undefined ? undefined : `it names ${namedInWords(need)}`];
  const told = cases.filter(one => one !== undefined);
  const guards = guardsInWords(need);
  if (told.length === 0) return `${askedInWords(need)}${guards}`;
  return `${askedInWords(need)} where ${told.join(' or ')}${guards.replace(/^ where /, ' and ')}`;
}

/** What a row asks of the role that it names. */
function trustInWords(trust: Trust): string {
  return `names a role that trusts ${trust.principal}${guardsInWords(trust)}`;
}

function askedInWords({ is, property, alternatives }: Need): string {
  const others = enumerated(
    [property, ...alternatives].map(one => one.replace('/', '')),
    'or',
  );
  if (is === 'or') return `this or ${others} is set`;
  return `${asks[is]} ${others}`;
}

const asks: Readonly<Record<Exclude<Need['is'], 'or'>, string>> = {
  needs: 'needs',
  'not-with': 'not together with',
  among: 'one of those in',
  wants: 'needs',
  'same-as': 'the same as',
  below: 'less than',
  'at-most': 'at most',
};

function wantedIn({ property, value }: Need): string {
  return value === undefined ? property : `${property}: ${wantedInWords(value)}`;
}

/** The texts that a pattern stands for, where they are told apart by bars; else the pattern. */
function valueInWords({ matches }: Need): string | undefined {
  if (matches === undefined) return undefined;
  const [, bars = ''] = /^\^(?:\(\?:)?([\w|-]+)\)?\$$/.exec(matches) ?? [];
  return bars === '' ? `it matches \`${matches}\`` : `it is ${enumerated(bars.split('|'), 'or')}`;
}

/** `an AWS::RDS::DBCluster whose Engine is aurora-mysql`. */
function namedInWords({ to = [], having }: Need): string {
  const whose = Object.entries(having ?? {}).map(
    ([name, values]) =>
      ` ${values === true ? `with ${name}` : `whose ${name} is ${enumerated(values.map(wantedInWords), 'or')}`}`,
  );
  return `an ${enumerated(to, 'or')}${whose.join(' and')}`;
}
