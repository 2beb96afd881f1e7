import { describe, expect, it } from 'vitest';
import { deskFactsOf } from '../../../src/domain/desk-facts.ts';
import { groupsOf } from '../../../src/domain/desk-groups.ts';
import { offeredSteps } from '../../../src/domain/steps/offered-steps.ts';
import { usualHours } from '../../../src/domain/working-calendar.ts';
import { calendar202611 } from '../../../src/domain/working-calendar-data.ts';
import type { Dossier } from '../../../src/domain/dossier.ts';
import { madeUpGeneral } from '../../support/made-up-events.ts';
import { after, codeOf, dossierIn, judged, noon } from './desk-of-steps.ts';

const general: Dossier = {
  ...dossierIn('RECEIVED'),
  procedure: 'general',
  procedureVersion: 1,
  withoutBook: true,
  fields: madeUpGeneral({ seed: 1 }),
};
const approved: Dossier = { ...general, business: 'APPROVED' };
const handed = { from: 'NONE', to: { kind: 'HANDED_OVER', at: noon, to: 'Thử Văn Người' } };
const complete = { from: 'APPROVED', to: 'COMPLETED' };

const namesOf = (dossier: Dossier): readonly string[] => {
  const { usual, others } = offeredSteps(dossier);
  return [`usual ${usual?.id ?? 'none'}`, ...others.map(({ id }) => id)];
};

describe('a dossier of a procedure without a register', () => {
  it('what was approved is handed out and ends it', () => {
    const given = after(approved, 'deliverResult', handed);
    expect(given).toMatchObject({ business: 'APPROVED', delivery: { kind: 'HANDED_OVER' } });
    expect(after(given, 'moveDossier', complete).business).toBe('COMPLETED');
  });

  it('waits for no number, and is entered nowhere', () => {
    expect(codeOf(judged(approved, 'moveDossier', { from: 'APPROVED', to: 'WAITING_NUMBER' }))).toBe('moveNotAllowed');
    expect(namesOf(approved)).toEqual(['usual handOver', 'ready', 'post', 'fee']);
    expect(namesOf(after(approved, 'deliverResult', handed))).toContain('usual complete');
  });

  it('lies ready, not waiting for the book', () => {
    const desk = { calendar: calendar202611, hours: usualHours, comparison: 'time' } as const;
    expect(groupsOf(deskFactsOf(approved), noon, desk)).toContain('ready');
    const { withoutBook: _, ...booked } = approved;
    expect(groupsOf(deskFactsOf(booked), noon, desk)).toContain('number');
  });

  it('of one with a register nothing is handed out or ended before its entry', () => {
    expect(codeOf(judged(dossierIn('APPROVED'), 'deliverResult', handed))).toBe('nothingToHandOver');
    expect(codeOf(judged(dossierIn('APPROVED'), 'moveDossier', complete))).toBe('moveNotAllowed');
    expect(namesOf(dossierIn('APPROVED'))).toEqual(['usual none', 'waitForNumber', 'fee']);
  });

  it('before it is approved there is nothing to hand out', () => {
    expect(codeOf(judged({ ...general, business: 'PROCESSING' }, 'deliverResult', handed))).toBe('nothingToHandOver');
  });
});
