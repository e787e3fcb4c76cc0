/** Numbers as people read them. */
import { grouped } from '../text/grouped';

const symbols: Readonly<Record<string, string>> = {
  seconds: 's',
  milliseconds: 'ms',
  minutes: 'min',
  hours: 'h',
  percent: '%',
  MB: 'MB',
};

/** Made once, as making one costs a thousand times what using it does; and not while the extension starts. */
let formatter: Intl.NumberFormat | undefined;

/** `900 s`, `5 indexes`, `1,209,600 s`. */
export function quantity(value: number, unit: string | undefined): string {
  const digits = inDigits(value);
  if (unit === undefined) return digits;
  return `${digits} ${symbols[unit] ?? (value === 1 ? singular(unit) : unit)}`;
}

function inDigits(value: number): string {
  // Nearly all numbers are.
  if (Number.isSafeInteger(value)) return grouped(value);
  formatter ??= new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 });
  return formatter.format(value);
}

/** The same with what it means in larger units: `1,209,600 s (14 days)`. */
export function quantityInWords(value: number, unit: string | undefined): string {
  const plain = quantity(value, unit);
  const larger = unit === undefined ? undefined : inLargerUnit(value, unit);
  return larger === undefined ? plain : `${plain} (${larger})`;
}

const ladders: Readonly<Record<string, readonly (readonly [size: number, name: string])[]>> = {
  milliseconds: [
    [60000, 'min'],
    [1000, 's'],
  ],
  seconds: [
    [31536000, 'years'],
    [86400, 'days'],
    [3600, 'hours'],
    [60, 'min'],
  ],
  minutes: [
    [1440, 'days'],
    [60, 'hours'],
  ],
  hours: [
    [8760, 'years'],
    [24, 'days'],
  ],
  bytes: [
    [1073741824, 'GiB'],
    [1048576, 'MiB'],
    [1024, 'KiB'],
  ],
  MB: [[1024, 'GB']],
};

/** `14 days`; undefined where no larger unit fits. */
export function inLargerUnit(value: number, unit: string): string | undefined {
  for (const [size, name] of ladders[unit] ?? []) {
    const count = value / size;
    if (count >= 1 && count < 10_000 && Number.isInteger(count * 2)) return quantity(count, name);
  }
  return undefined;
}

function singular(unit: string): string {
  const per = unit.indexOf('/');
  if (per > 0) return `${singular(unit.slice(0, per))}${unit.slice(per)}`;
  if (/(?:x|ss|sh|ch)es$/.test(unit)) return unit.slice(0, -2);
  if (unit.endsWith('ies')) return `${unit.slice(0, -3)}y`;
  return unit.endsWith('s') ? unit.slice(0, -1) : unit;
}
