import type { Knowledge } from '../../knowledge/knowledge';
import type { Check } from '../findings/check';
import { deliveryChecks } from './deliveries';
import { keyChecks } from './keys';
import { needChecks } from './needs';
import { rightChecks } from './rights';
import { taskChecks } from './tasks';
import { trustChecks } from './trusts';

/** One check for each id in a note that has rows on two resources. */
export function tableChecks(knowledge: Knowledge): readonly Check[] {
  return [deliveryChecks, keyChecks, needChecks, rightChecks, taskChecks, trustChecks].flatMap(make => make(knowledge));
}
