import { expect, it } from 'vitest';
import type { Dossier, DossierEvent } from '../../../src/domain/dossier.ts';
import { broughtBefore, openFields } from '../../../src/features/dossiers/parked-choice.ts';
import { madeUpId } from '../../support/acts.ts';
import { madeUpDossier } from '../../support/made-up-view.ts';
import { makePeople } from '../../support/people.ts';

const field = 'applicant.phone';
const taken = madeUpDossier({ number: 1, fields: { ...makePeople(5).birth(), [field]: '0999111111' } });

function line(number: number, type: string, more: Partial<DossierEvent> = {}): DossierEvent {
  return {
    ...{ id: madeUpId(number), type, author: madeUpId(0xa00 + number), device: madeUpId(0xd) },
    ...{ occurredAt: '2026-11-20T02:00:00.000Z', clockOffset: null, recordedAt: null, touched: [field] },
    ...more,
  };
}
const decided = (number: number, standing: string, chosen: string): DossierEvent =>
  line(number, 'decideParked', {
    decision: {
      ...{ parked: madeUpId(50 + number), author: madeUpId(0xb) },
      fields: [{ field, standing, parked: 'other', taken: chosen }],
    },
  });

it('[R10] names whose a value was when a decision was taken, not who came after or who left it as it was', () => {
  const [opened] = taken.events;
  const [edit, kept, took, again] = [
    line(2, 'editDossier'),
    decided(3, 'a', 'a'),
    decided(4, 'a', 'b'),
    line(5, 'editDossier'),
  ];
  const events = [...taken.events, edit, kept, took, again];
  const dossier: Dossier = { ...taken, events };
  expect(broughtBefore(dossier, field, edit)).toBe(opened);
  expect(broughtBefore(dossier, field, kept)).toBe(edit);
  expect(broughtBefore(dossier, field, took)).toBe(edit);
  expect(broughtBefore(dossier, field, again)).toBe(took);
});

it('[R10] names whose the standing step is, also where a register book brought it', () => {
  const moved = line(2, 'moveDossier', { touched: ['RECEIVED', 'PROCESSING'] });
  const entered = line(3, 'enterInBook', { touched: ['APPROVED', 'REGISTERED'] });
  const act = {
    ...{ mid: madeUpId(9), name: 'stopDossier', author: madeUpId(0xb), device: madeUpId(0xd) },
    ...{ occurredAt: '2026-11-20T02:00:00.000Z', conflicts: [] },
    changes: [{ field: 'business', from: 'PROCESSING', to: 'STOPPED' }],
  };
  const at = (business: Dossier['business'], ...events: readonly DossierEvent[]) =>
    openFields({ ...taken, business, events: [...taken.events, ...events] }, act).map(({ since }) => since);
  expect(at('PROCESSING', moved)).toEqual([moved]);
  expect(at('REGISTERED', moved, entered)).toEqual([entered]);
  // Both say the same by now: nothing is left to choose.
  expect(at('STOPPED', moved)).toEqual([]);
});
