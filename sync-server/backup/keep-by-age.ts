/** How long backups are kept: all of the last days, one a day for some weeks, one a month for some years. */
export const keepRule = { allDays: 2, dailyDays: 35, monthlyMonths: 24 } as const;

const dayMs = 86_400_000;

export interface KeptFile {
  readonly name: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
}

/** Those of these files that may go. The newest never goes, nor one that says it is of a time to come. Pure. */
export function outlived(files: readonly KeptFile[], now: string): readonly KeptFile[] {
  const newestFirst = [...files].sort((a, b) => (a.at < b.at ? 1 : -1));
  const days = new Set<string>();
  const months = new Set<string>();
  return newestFirst.filter(({ at }, index) => {
    const age = (Date.parse(now) - Date.parse(at)) / dayMs;
    const [day, month] = [at.slice(0, 10), at.slice(0, 7)];
    const firstOfDay = !days.has(day);
    const firstOfMonth = !months.has(month);
    days.add(day);
    months.add(month);
    if (index === 0 || age <= keepRule.allDays) return false;
    if (age <= keepRule.dailyDays) return !firstOfDay;
    return !firstOfMonth || age > keepRule.monthlyMonths * 31;
  });
}
