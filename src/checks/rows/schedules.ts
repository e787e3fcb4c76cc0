/** Schedules that are meant by a text which AWS refuses: the word that goes with a number, a cron expression's year and question mark. */
export function scheduleForms(text: string): readonly string[] {
  const rate = /^rate\(\s*(\d+)\s+(minute|hour|day|week)s?\s*\)$/.exec(text);
  if (rate !== null) return rates(Number(rate[1]), rate[2] ?? '');
  const fields = /^cron\((.*)\)$/.exec(text)?.[1]?.trim().split(/\s+/) ?? [];
  return cronForms(fields).map(form => `cron(${form.join(' ')})`);
}

function rates(count: number, unit: string): readonly string[] {
  if (unit === 'week') return [rateOf(count * 7, 'day')];
  const days = Math.max(1, Math.round(count / 24));
  return [
    rateOf(count, unit),
    // Secrets are rotated every four hours at most, and from a day on in days.
    ...(unit === 'hour' ? [rateOf(count < 4 ? 4 : count, unit), rateOf(days, 'day')] : []),
    ...(unit === 'day' && count > 1000 ? [rateOf(1000, unit)] : []),
  ];
}

function rateOf(count: number, unit: string): string {
  return `rate(${count} ${unit}${count === 1 ? '' : 's'})`;
}

function cronForms(fields: readonly string[]): readonly (readonly string[])[] {
  const [minutes = '', hours = '', day = '', month = '', weekday = '', year = '*', ...more] = fields;
  // Elsewhere days of the week count from 0: only names are alike.
  if (fields.length < 5 || more.length > 0 || (fields.length === 5 && /\d/.test(weekday))) return [];
  const days = daysOf(day, weekday);
  if (days === undefined) return [];
  const often = hours.replace(/^(?:\*|\d+\/[1-3]|\*\/[1-3])$/, '0/4');
  const times = [
    [minutes, hours],
    ['0', hours],
    ['0', often],
  ];
  return times.map(time => [...time, days[0], month, days[1], year]);
}

/** The day of the month and of the week, one of them a question mark; undefined where both say something. */
function daysOf(day: string, weekday: string): readonly [day: string, weekday: string] | undefined {
  if (day === '?' || weekday === '?') return [day, weekday];
  if (weekday === '*') return [day, '?'];
  return day === '*' ? ['?', weekday] : undefined;
}
