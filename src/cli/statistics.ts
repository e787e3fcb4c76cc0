import { counted } from '../summary';
import { type CheckResult, templatesIn } from './checkResult';

/** How often each id was found, the most frequent first, and what was looked at. */
export function statistics({ reports, findings, milliseconds }: CheckResult): string {
  const counts = new Map<string, number>();
  for (const { code } of findings) counts.set(code, (counts.get(code) ?? 0) + 1);
  const rows = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const width = Math.max(0, ...rows.map(([, count]) => String(count).length));
  const templates = templatesIn(reports);
  return [
    ...rows.map(([code, count]) => `${String(count).padStart(width)} ${code}`),
    `${counted(templates, 'template')}, ${counted(reports.length - templates, 'other file')}, ${Math.round(milliseconds)} ms`,
  ].join('\n');
}
