import { describe, expect, it } from 'vitest';
import { receive } from '../../src/domain/deadline.ts';
import type { TimeLimit } from '../../src/domain/procedure.ts';
import { instantAt } from '../../src/domain/vietnam-time.ts';
import { calendar202611 } from '../../src/domain/working-calendar-data.ts';
import { type OfficeHours, usualHours } from '../../src/domain/working-calendar.ts';

const sameDay: TimeLimit = { rule: 'sameDay' };
const workingDays = (days: number): TimeLimit => ({ rule: 'workingDays', days });

const due = (date: string, time: string, limit: TimeLimit, hours: OfficeHours = usualHours) =>
  receive(instantAt(date, time), limit, calendar202611, hours);

describe('when a dossier is due (DOMAIN §3.4)', () => {
  it.each([
    ['Friday before Tết, 16:10, same day', '2026-02-13', '16:10', sameDay, '2026-02-23'],
    ['Friday before Tết, 16:10, three working days', '2026-02-13', '16:10', workingDays(3), '2026-02-25'],
    ['over the Culture Day of 24/11', '2026-11-20', '09:00', workingDays(3), '2026-11-26'],
    ['into a Saturday worked in exchange', '2026-08-21', '15:30', sameDay, '2026-08-22'],
    ['over the kings’ day moved to Monday', '2026-04-24', '15:30', sameDay, '2026-04-28'],
    ['in the morning of a working day', '2026-11-20', '08:00', sameDay, '2026-11-20'],
    ['on a Sunday', '2026-11-22', '09:00', sameDay, '2026-11-23'],
    ['on a holiday', '2026-11-24', '09:00', sameDay, '2026-11-25'],
    ['zero working days', '2026-11-20', '09:00', workingDays(0), '2026-11-20'],
  ])('%s', (_, date, time, limit, expected) => {
    expect(due(date, time, limit)).toEqual({
      dueAt: instantAt(expected, '17:00'),
      dueOn: expected,
      edition: 'vn-2026.11',
      certainty: 'known',
    });
  });

  it('takes 15:00:00 as in time and the second after as too late', () => {
    const at = (instant: string) => receive(instant, sameDay, calendar202611, usualHours).dueOn;
    expect(at('2026-11-20T08:00:00.000Z')).toBe('2026-11-20');
    expect(at('2026-11-20T08:00:01.000Z')).toBe('2026-11-23');
  });

  it('promises nothing for the same day once the desk is closed', () => {
    const earlyDesk: OfficeHours = { ...usualHours, closes: '11:30' };
    expect(due('2026-11-20', '11:30', sameDay, earlyDesk).dueAt).toBe(instantAt('2026-11-20', '11:30'));
    expect(due('2026-11-20', '12:00', sameDay, earlyDesk).dueAt).toBe(instantAt('2026-11-23', '11:30'));
  });

  it('follows a commune’s own Saturday shifts, until the shift ends', () => {
    const everySaturday: OfficeHours = { ...usualHours, saturdayShifts: 'every' };
    const oneSaturday: OfficeHours = { ...usualHours, saturdayShifts: ['2026-11-28'] };
    expect(due('2026-11-20', '15:30', sameDay, everySaturday).dueAt).toBe(instantAt('2026-11-21', '11:30'));
    expect(due('2026-11-21', '12:00', sameDay, everySaturday).dueOn).toBe('2026-11-23');
    expect(due('2026-11-20', '15:30', sameDay, oneSaturday).dueOn).toBe('2026-11-23');
    expect(due('2026-11-27', '15:30', sameDay, oneSaturday).dueOn).toBe('2026-11-28');
  });

  it('keeps the whole day on a Saturday worked in exchange', () => {
    expect(due('2026-08-22', '14:00', sameDay).dueAt).toBe(instantAt('2026-08-22', '17:00'));
  });

  it('of 24 hours rests on days off, and never ends after the desk has closed', () => {
    const hours24: TimeLimit = { rule: 'duration', duration: 'PT24H' };
    expect(due('2027-03-01', '09:12', hours24).dueAt).toBe(instantAt('2027-03-02', '09:12'));
    expect(due('2027-03-05', '09:12', hours24).dueAt).toBe(instantAt('2027-03-08', '09:12'));
    expect(due('2027-03-06', '10:00', hours24).dueAt).toBe(instantAt('2027-03-08', '10:00'));
    expect(due('2027-03-01', '17:00', hours24).dueAt).toBe(instantAt('2027-03-02', '17:00'));
    expect(due('2027-03-01', '18:30', hours24).dueAt).toBe(instantAt('2027-03-02', '17:00'));
  });

  it('does not promise a day nobody has decided on, and says that it passed one', () => {
    expect(due('2027-02-03', '15:30', sameDay)).toMatchObject({ dueOn: '2027-02-15', certainty: 'undecided' });
    expect(due('2027-08-31', '15:30', sameDay)).toMatchObject({ dueOn: '2027-09-06', certainty: 'undecided' });
    expect(due('2027-02-03', '09:00', sameDay)).toMatchObject({ dueOn: '2027-02-03', certainty: 'known' });
  });

  it.each(['2029-01-01', '2029-04-30', '2029-05-01', '2031-09-02', '2028-11-24'])(
    'knows that %s is off in any year',
    (holiday) => {
      expect(due(holiday, '09:00', sameDay).dueOn > holiday).toBe(true);
    },
  );

  it('estimates in a year the edition does not know, and says so', () => {
    expect(due('2028-01-14', '15:30', sameDay)).toMatchObject({ dueOn: '2028-01-17', certainty: 'unknownYear' });
    expect(due('2027-12-31', '15:30', sameDay)).toMatchObject({ dueOn: '2028-01-03', certainty: 'unknownYear' });
  });
});
