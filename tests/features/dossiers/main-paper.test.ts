import { describe, expect, it } from 'vitest';
import type { Dossier } from '../../../src/domain/dossier.ts';
import { birthRegistration1 } from '../../../src/domain/procedures/birth/procedure.ts';
import { procedures } from '../../../src/domain/procedures/catalogue.ts';
import { mainPaperOf } from '../../../src/features/dossiers/main-paper.ts';
import { enteredDossier } from '../../support/entered-dossier.ts';
import { everyProcedure } from '../../support/every-procedure.ts';
import { standsAt } from '../../support/made-up-paper.ts';
import { madeUpDossier } from '../../support/made-up-view.ts';
import { makePeople } from '../../support/people.ts';

const now = '2026-11-21T02:00:00.000Z';
const fields = makePeople(7).birth();
const done = { by: 'x', at: '2026-11-20T03:00:00.000Z' };
const birth = (more: Partial<Dossier> = {}) =>
  mainPaperOf({ ...madeUpDossier({ number: 1, fields }), ...more }, birthRegistration1, standsAt(now));

describe('the paper that is waited for', () => {
  it('is the slip of whatever has just been taken', () => {
    const first = procedures
      .filter(({ version }) => version === 1)
      .map((procedure) => {
        const { entry: _, ...taken } = enteredDossier(procedure.id, everyProcedure[procedure.id]?.() ?? {});
        return [procedure.id, mainPaperOf({ ...taken, business: 'RECEIVED' }, procedure, standsAt(now))];
      });
    expect(first.filter(([, paper]) => paper !== 'receiptSlip')).toEqual([]);
    expect(first.length).toBeGreaterThan(30);
  });

  it('is the result once it was entered, and the form of a step that has one', () => {
    const entered = enteredDossier('birth', fields);
    expect(mainPaperOf(entered, birthRegistration1, standsAt(now))).toBe('birthCertificate');
    const asked = { by: 'x', requestedAt: done.at, papers: [], guide: '', receivedAt: null };
    expect(birth({ business: 'SUPPLEMENT_REQUESTED', supplement: asked })).toBe('supplementSlip');
    const refusal = { ...done, reason: 'thử', signer: 'Thử', signerTitle: 'Thử' };
    expect(birth({ business: 'REFUSED', refusal: { ...refusal, kind: 'registration' } })).toBe('registrationRefusal');
    expect(birth({ business: 'REFUSED', refusal: { ...refusal, kind: 'intake' } })).toBe('refusalSlip');
    expect(birth({ business: 'STOPPED', ending: { ...done, kind: 'stopped', reason: 'thử' } })).toBe('stopNotice');
    expect(birth({ business: 'PROCESSING' })).toBe('receiptSlip');
  });
});
