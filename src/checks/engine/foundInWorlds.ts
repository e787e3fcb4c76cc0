import type { Scope } from '../../template/worlds/scope';
import type { Finding } from '../findings/finding';
import { explore, type Run } from './explore';
import { type Subject, verdict } from './verdict';

/** What is told of what a check finds, in whichever worlds it finds it; nothing where its subject exists nowhere. */
export function foundInWorlds(run: Run, scope: Scope, subject: Subject = {}): readonly Finding[] {
  const explored = explore(run, scope, subject.resource);
  return explored === undefined ? none : verdict(explored, scope, subject);
}

const none: readonly Finding[] = [];
