import { describe, expect, it } from 'vitest';
import { receive } from '../../src/domain/deadline.ts';
import { instantAt, localDateOf, localTimeOf } from '../../src/domain/vietnam-time.ts';
import { usualHours } from '../../src/domain/working-calendar.ts';
import { calendar202611 } from '../../src/domain/working-calendar-data.ts';

function due(day: string, time: string, hours: number, office = usualHours): string {
  const { dueAt, dueOn } = receive(instantAt(day, time), { rule: 'workingHours', hours }, calendar202611, office);
  expect(dueOn).toBe(localDateOf(dueAt));
  return `${localDateOf(dueAt)} ${localTimeOf(dueAt)}`;
}

describe('a limit in working hours', () => {
  it('runs from the receipt, rests at noon and ends by closing to the minute', () => {
    expect(due('2026-11-20', '09:00', 2)).toBe('2026-11-20 11:00');
    expect(due('2026-11-20', '09:00', 4)).toBe('2026-11-20 15:00');
    expect(due('2026-11-20', '13:00', 1)).toBe('2026-11-20 14:30');
    expect(due('2026-11-20', '13:30', 3)).toBe('2026-11-20 16:30');
    expect(due('2026-11-20', '14:00', 3)).toBe('2026-11-20 17:00');
  });

  it('goes on at the next opening: after a week-end, a holiday', () => {
    expect(due('2026-11-20', '14:01', 3)).toBe('2026-11-23 07:31');
    expect(due('2026-11-20', '18:00', 1)).toBe('2026-11-23 08:30');
    // 24 November is a holiday.
    expect(due('2026-11-23', '16:00', 2)).toBe('2026-11-25 08:30');
    expect(due('2026-11-21', '09:00', 1)).toBe('2026-11-23 08:30');
  });

  it('counts a shift of a Saturday only until it closes', () => {
    const shifts = { ...usualHours, saturdayShifts: 'every' } as const;
    expect(due('2026-11-20', '16:00', 5, shifts)).toBe('2026-11-21 11:30');
    expect(due('2026-11-20', '16:00', 6, shifts)).toBe('2026-11-23 08:30');
  });
});
