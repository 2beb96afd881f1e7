import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseTimeOfDay } from '../../src/domain/time-of-day.ts';

it.each([
  ['8:05', '08:05'],
  ['0805', '08:05'],
  ['805', '08:05'],
  ['8h05', '08:05'],
  ['8 giờ 05 phút', '08:05'],
  ['8h', '08:00'],
  [' 23.59 ', '23:59'],
])('reads %s as %s', (typed, value) => {
  expect(parseTimeOfDay(typed)).toEqual({ status: 'ok', value });
});

it.each(['24:00', '8:60', '8:5', 'sáng', '', '12345', '-1:00'])('does not read %s', (typed) => {
  expect(parseTimeOfDay(typed)).toEqual({ status: 'wrong', problem: 'timeForm' });
});

it('gives what it reads again as the same, and never throws', () => {
  fc.assert(
    fc.property(fc.string(), (typed) => {
      const read = parseTimeOfDay(typed);
      if (read.status === 'ok') expect(parseTimeOfDay(read.value)).toEqual(read);
    }),
  );
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (hour, minute) => {
      const [h, m] = [String(hour).padStart(2, '0'), String(minute).padStart(2, '0')];
      expect(parseTimeOfDay(`${hour}:${m}`)).toEqual({ status: 'ok', value: `${h}:${m}` });
      expect(parseTimeOfDay(`${h}${m}`)).toEqual({ status: 'ok', value: `${h}:${m}` });
    }),
  );
});
