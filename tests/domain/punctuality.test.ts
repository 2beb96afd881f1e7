import { describe, expect, it } from 'vitest';
import { finishOf, punctualityOf } from '../../src/domain/punctuality.ts';
import { after, dossierIn, morning, noon, refusal } from './steps/desk-of-steps.ts';

const dueAt = '2026-11-26T10:00:00.000Z';
const judge = (finishedAt: string | undefined, now = finishedAt ?? dueAt, by: 'time' | 'day' = 'time') =>
  punctualityOf({ dueAt, pausedSince: null, finishedAt, now }, by);

describe('whether a dossier is finished when promised (DOMAIN §3.4)', () => {
  it.each([
    ['2026-11-25T16:59:59.000Z', 'early'],
    ['2026-11-25T17:00:00.000Z', 'onTime'],
    ['2026-11-26T10:00:00.000Z', 'onTime'],
    ['2026-11-26T10:00:00.999Z', 'onTime'],
    ['2026-11-26T10:00:01.000Z', 'overdue'],
  ])('finished at %s: %s', (finishedAt, expected) => {
    expect(judge(finishedAt)).toBe(expected);
  });

  it('is compared by the day where the commune says so', () => {
    expect(judge('2026-11-26T16:59:59.000Z', undefined, 'day')).toBe('onTime');
    expect(judge('2026-11-26T17:00:00.000Z', undefined, 'day')).toBe('overdue');
  });

  it('says how it stands while it is not finished, and that a clock stands still', () => {
    expect(judge(undefined, '2026-11-26T10:00:00.000Z')).toBe('inTimeSoFar');
    expect(judge(undefined, '2026-11-26T10:00:01.000Z')).toBe('overdueSoFar');
    const paused = (pausedSince: string, finishedAt?: string) =>
      punctualityOf({ dueAt, pausedSince, finishedAt, now: '2026-12-20T00:00:00.000Z' }, 'time');
    expect(paused('2026-11-26T09:00:00.000Z')).toBe('paused');
    expect(paused('2026-11-27T09:00:00.000Z')).toBe('overdueSoFar');
    expect(paused('2026-11-26T09:00:00.000Z', '2026-12-15T00:00:00.000Z')).toBe('onTime');
  });
});

describe('when a dossier was finished', () => {
  it('is when the result lay ready, as its author says, not when that was written down or fetched', () => {
    const ready = after(dossierIn('REGISTERED'), 'deliverResult', { from: 'NONE', to: { kind: 'READY', at: morning } });
    const given = { kind: 'HANDED_OVER', at: noon, to: 'Thử Thị Nhận' };
    const finish = finishOf(after(ready, 'deliverResult', { from: 'READY', to: given }));
    expect(finish?.at).toBe(morning);
    expect(finish?.event.occurredAt).toBe(noon);
  });

  it('is when it ended without one, and not yet while it is on its way', () => {
    expect(finishOf(after(dossierIn('PROCESSING'), 'refuseRegistration', refusal('PROCESSING')))?.at).toBe(noon);
    const moved = after(dossierIn('RECEIVED'), 'moveDossier', { from: 'RECEIVED', to: 'PROCESSING' });
    expect(finishOf(moved)).toBeUndefined();
  });
});
