import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueOf, warnedFrom } from '../../src/domain/current-due.ts';
import { receive } from '../../src/domain/deadline.ts';
import type { TimeLimit } from '../../src/domain/procedure.ts';
import { instantAt, localDateOf } from '../../src/domain/vietnam-time.ts';
import { usualHours } from '../../src/domain/working-calendar.ts';
import { calendar202611 } from '../../src/domain/working-calendar-data.ts';

const sameDay: TimeLimit = { rule: 'sameDay' };
const days = (count: number): TimeLimit => ({ rule: 'workingDays', days: count });
const at = (moment: string) => instantAt(moment.slice(0, 10), moment.slice(11));

interface Story {
  readonly received: string;
  readonly limit: TimeLimit;
  readonly asked?: string;
  readonly brought?: string;
  readonly extended?: number;
}

function due({ received, limit, asked, brought, extended }: Story) {
  const receivedAt = at(received);
  const dossier = {
    receivedAt,
    dueAt: receive(receivedAt, limit, calendar202611, usualHours).dueAt,
    ...(asked === undefined
      ? {}
      : {
          supplement: {
            by: '',
            requestedAt: at(asked),
            papers: [],
            guide: '',
            receivedAt: brought === undefined ? null : at(brought),
          },
        }),
    ...(extended === undefined ? {} : { extension: { by: '', at: receivedAt, days: extended, reason: '' } }),
  };
  return dueOf(dossier, calendar202611, usualHours);
}

describe('when a dossier is due as things stand (DOMAIN §3.4)', () => {
  it.each<[string, Story, string]>([
    ['nothing happened', { received: '2026-11-20 09:00', limit: days(3) }, '2026-11-26'],
    [
      'the clock stood still over a weekend and a holiday',
      { received: '2026-11-20 09:00', limit: days(3), asked: '2026-11-20 10:00', brought: '2026-11-25 09:00' },
      '2026-11-30',
    ],
    [
      'a day already used still counts',
      { received: '2026-11-18 09:00', limit: days(3), asked: '2026-11-20 10:00', brought: '2026-11-25 16:00' },
      '2026-11-26',
    ],
    [
      'brought on a Sunday',
      { received: '2026-11-18 09:00', limit: days(3), asked: '2026-11-20 10:00', brought: '2026-11-29 09:00' },
      '2026-11-30',
    ],
    [
      'brought on the day it was asked for',
      { received: '2026-11-18 09:00', limit: days(3), asked: '2026-11-20 10:00', brought: '2026-11-20 16:50' },
      '2026-11-23',
    ],
    [
      'none left, brought before 15:00',
      { received: '2026-11-20 09:00', limit: sameDay, asked: '2026-11-20 10:00', brought: '2026-11-25 15:00' },
      '2026-11-25',
    ],
    [
      'none left, brought after 15:00',
      { received: '2026-11-20 09:00', limit: sameDay, asked: '2026-11-20 10:00', brought: '2026-11-25 15:01' },
      '2026-11-26',
    ],
    [
      'asked for when it was late already',
      { received: '2026-11-18 09:00', limit: sameDay, asked: '2026-11-19 10:00', brought: '2026-11-25 09:00' },
      '2026-11-18',
    ],
    ['verification takes longer', { received: '2026-11-20 09:00', limit: sameDay, extended: 5 }, '2026-11-30'],
    [
      'the longer limit is in the promise already',
      { received: '2026-11-20 09:00', limit: days(5), extended: 5 },
      '2026-11-30',
    ],
    [
      'both',
      {
        received: '2026-11-20 09:00',
        limit: days(3),
        extended: 6,
        asked: '2026-11-23 10:00',
        brought: '2026-11-26 09:00',
      },
      '2026-12-03',
    ],
  ])('%s', (_, story, expected) => {
    const found = due(story);
    expect(found.dueAt).toBe(at(`${expected} 17:00`));
    expect(found.pausedSince).toBeNull();
    expect(found.promisedAt).toBe(receive(at(story.received), story.limit, calendar202611, usualHours).dueAt);
  });

  it('says since when the clock stands still, and what was promised when it stopped', () => {
    const story = { received: '2026-11-20 09:00', limit: days(3), asked: '2026-11-20 10:00' };
    expect(due(story)).toEqual({
      dueAt: at('2026-11-26 17:00'),
      promisedAt: at('2026-11-26 17:00'),
      pausedSince: at('2026-11-20 10:00'),
    });
  });

  it('never moves a promise forward in time, and the later it is brought the later it is due', () => {
    const moment = fc
      .integer({ min: 0, max: 60 * 24 * 40 })
      .map((minutes) => Date.parse('2026-11-02T00:00:00.000Z') + minutes * 60_000);
    fc.assert(
      fc.property(
        moment,
        fc.nat(6),
        fc.nat(9_000),
        fc.nat(20_000),
        fc.nat(20_000),
        (start, limit, wait, stood, more) => {
          const iso = (ms: number) => new Date(ms).toISOString();
          const receivedAt = iso(start);
          const first = receive(receivedAt, limit === 0 ? sameDay : days(limit), calendar202611, usualHours);
          const asked = start + wait * 60_000;
          const dueWith = (minutes: number) =>
            dueOf(
              {
                receivedAt,
                dueAt: first.dueAt,
                supplement: { requestedAt: iso(asked), receivedAt: iso(asked + minutes * 60_000) },
              },
              calendar202611,
              usualHours,
            ).dueAt;
          expect(dueWith(stood) >= first.dueAt).toBe(true);
          expect(dueWith(stood + more) >= dueWith(stood)).toBe(true);
        },
      ),
      { numRuns: 300, seed: 11 },
    );
  });

  it.each([
    ['2026-11-26', '2026-11-25'],
    ['2026-11-25', '2026-11-23'],
    ['2026-02-23', '2026-02-13'],
  ])('due on %s it is warned of from %s on, one working day before', (dueOn, from) => {
    const found = warnedFrom(at(`${dueOn} 17:00`), calendar202611, usualHours);
    expect(found).toBe(from);
    expect(localDateOf(at(`${dueOn} 17:00`))).toBe(dueOn);
  });
});
