import assert from 'node:assert/strict';
import { scheduleForms } from '../../src/checks/rows/schedules';

describe('scheduleForms', () => {
  const schedules: readonly [text: string, first: string | undefined][] = [
    ['rate(1 minutes)', 'rate(1 minute)'],
    ['rate(12 hour)', 'rate(12 hours)'],
    ['rate(2 weeks)', 'rate(14 days)'],
    ['cron(0 9 * * *)', 'cron(0 9 * * ? *)'],
    ['cron(0 9 * * MON-FRI *)', 'cron(0 9 ? * MON-FRI *)'],
    ['cron(0 9 1 * * *)', 'cron(0 9 1 * ? *)'],
    // Monday is 1 elsewhere, and 2 here.
    ['cron(0 9 * * 1)', undefined],
    ['cron(0 9 * * ? * *)', undefined],
    ['cron()', undefined],
    ['every day', undefined],
  ];
  for (const [text, first] of schedules) {
    it(`${text} is meant to be ${first ?? 'nothing that is known'}`, () => assert.equal(scheduleForms(text)[0], first));
  }
});
