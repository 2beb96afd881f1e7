import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyMutation } from '../../src/domain/apply-mutation.ts';
import type { Dossier } from '../../src/domain/dossier.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import { canonicalText } from '../../src/domain/canonical-text.ts';
import { act, birthOpening, madeUpId } from '../support/acts.ts';
import { makePeople } from '../support/people.ts';

const recordedAt = '2026-11-20T03:00:00.000Z';
const fields = makePeople(1).birth({ 'child.fullName': 'Nguyễn Thị Thử An', 'applicant.phone': '0900000001' });
const opening = act('openDossier', birthOpening(fields));

function taken(outcome: Outcome): Dossier {
  if (outcome.status !== 'applied' && outcome.status !== 'merged') throw new Error(`it was ${outcome.status}`);
  return outcome.dossier;
}

function opened(): Dossier {
  return taken(applyMutation(undefined, opening, recordedAt));
}

function edit(changes: readonly { field: string; from: unknown; to: unknown }[], number = 2) {
  return act('editDossier', { changes }, { mid: madeUpId(number) });
}

describe('openDossier', () => {
  it('makes the record with what the slip promised and both times of the act', () => {
    const dossier = opened();
    expect(dossier.business).toBe('RECEIVED');
    expect(dossier.codes).toEqual({ provisional: 'TAM-99999-0000TEST-261120-001', official: null });
    expect(dossier.dueAt).toBe('2026-11-20T10:00:00.000Z');
    expect(dossier.events).toEqual([
      expect.objectContaining({ id: opening.mid, occurredAt: opening.occurredAt.device, recordedAt }),
    ]);
  });

  it('leaves recordedAt empty while it waits on the device', () => {
    expect(taken(applyMutation(undefined, opening, null)).events[0]?.recordedAt).toBeNull();
  });

  it('is refused for a record that exists, whatever it carries', () => {
    expect(applyMutation(opened(), opening, recordedAt)).toMatchObject({
      status: 'refused',
      problems: [{ code: 'recordExists' }],
    });
  });

  it('is refused at the field when something required is missing', () => {
    const { 'child.fullName': left, ...rest } = fields;
    expect(left).toBe('Nguyễn Thị Thử An');
    expect(applyMutation(undefined, act('openDossier', birthOpening(rest)), recordedAt)).toMatchObject({
      status: 'refused',
      problems: [{ field: 'child.fullName', code: 'required' }],
    });
  });

  it('keeps names in one Unicode form, however they were typed', () => {
    const typed = birthOpening({ ...fields, 'child.fullName': '  Nguyễn  Thị Thử An '.normalize('NFD') });
    expect(taken(applyMutation(undefined, act('openDossier', typed), recordedAt)).fields).toEqual(opened().fields);
  });

  it('[R15] is held, not refused, for a procedure version or argument version this build does not know', () => {
    const later = act('openDossier', { ...birthOpening(fields), procedureVersion: 99 });
    expect(applyMutation(undefined, later, recordedAt)).toEqual({ status: 'unknownKind' });
    expect(applyMutation(undefined, { ...opening, schema: 2 }, recordedAt)).toEqual({ status: 'unknownKind' });
    expect(applyMutation(undefined, { ...opening, name: 'notYetInvented' }, recordedAt)).toEqual({
      status: 'unknownKind',
    });
  });

  it('is refused with the argument named when its arguments have the wrong form', () => {
    const broken = act('openDossier', { ...birthOpening(fields), receivedAt: 'yesterday' });
    expect(applyMutation(undefined, broken, recordedAt)).toMatchObject({
      status: 'refused',
      problems: [{ field: 'receivedAt', code: 'badArguments' }],
    });
  });
});

describe('editDossier', () => {
  it('leaves what the record holds as it was taken in, and looks only at what is changed', () => {
    const dossier = opened();
    const older = { ...dossier, fields: { ...dossier.fields, 'applicant.phone': 'as an older build took it' } };
    const change = { field: 'child.fullName', from: 'Nguyễn Thị Thử An', to: ' nguyễn  thị Thử Ân' };
    const { fields: kept } = taken(applyMutation(older, edit([change]), recordedAt));
    expect(kept).toEqual({ ...older.fields, 'child.fullName': kept['child.fullName'] });
    expect(kept['child.fullName']).not.toBe(change.to);
    const wrong = { field: 'applicant.phone', from: 'as an older build took it', to: 'no phone at all' };
    expect(applyMutation(older, edit([wrong]), recordedAt)).toMatchObject({ status: 'refused' });
  });

  const rename = { field: 'child.fullName', from: 'Nguyễn Thị Thử An', to: 'Nguyễn Thị Thử Ân' };
  const phone = { field: 'applicant.phone', from: '0900000001', to: '0900000002' };

  it('[R10] lets two people change different fields', () => {
    const both = taken(applyMutation(taken(applyMutation(opened(), edit([rename]), null)), edit([phone], 3), null));
    expect(both.fields['child.fullName']).toBe('Nguyễn Thị Thử Ân');
    expect(both.fields['applicant.phone']).toBe('0900000002');
    expect(both.events.map((event) => event.touched)).toEqual([[], ['child.fullName'], ['applicant.phone']]);
  });

  it('[R10] parks the second of two different changes of one field, with both values', () => {
    const first = taken(applyMutation(opened(), edit([rename]), recordedAt));
    const second = edit([{ ...rename, to: 'Nguyễn Thị Thử Anh' }, phone], 3);
    const conflicts = [{ ...rename, to: 'Nguyễn Thị Thử Anh', current: 'Nguyễn Thị Thử Ân' }];
    const changes = [{ ...rename, to: 'Nguyễn Thị Thử Anh' }, phone];
    const { mid, author, device } = second;
    const occurredAt = second.occurredAt.device;
    const parked = [{ mid, name: 'editDossier', author, device, occurredAt, changes, conflicts }];
    expect(applyMutation(first, second, recordedAt)).toEqual({
      status: 'parked',
      conflicts,
      dossier: { ...first, parked },
    });
  });

  it('[R10] merges the second of two equal changes', () => {
    const first = taken(applyMutation(opened(), edit([rename]), recordedAt));
    expect(applyMutation(first, edit([rename], 3), recordedAt).status).toBe('merged');
  });

  it('empties a field, and is refused where the field may not be empty', () => {
    const emptied = applyMutation(opened(), edit([{ ...phone, to: null }]), recordedAt);
    expect(taken(emptied).fields).not.toHaveProperty('applicant.phone');
    expect(applyMutation(opened(), edit([{ ...rename, to: null }]), recordedAt)).toMatchObject({
      status: 'refused',
      problems: [{ field: 'child.fullName', code: 'required' }],
    });
  });

  it('[R5] waits for a record that is not there', () => {
    expect(applyMutation(undefined, edit([rename]), recordedAt)).toEqual({ status: 'recordMissing' });
  });
});

describe('moveDossier', () => {
  const move = (from: string, to: string, number = 2) => act('moveDossier', { from, to }, { mid: madeUpId(number) });

  it('moves along the life cycle and refuses a step that does not exist', () => {
    expect(taken(applyMutation(opened(), move('RECEIVED', 'PROCESSING'), recordedAt)).business).toBe('PROCESSING');
    expect(applyMutation(opened(), move('RECEIVED', 'COMPLETED'), recordedAt)).toMatchObject({
      status: 'refused',
      problems: [{ code: 'moveNotAllowed' }],
    });
  });

  it('[R10] parks a move from a state that has been left meanwhile, merges one already made', () => {
    const processing = taken(applyMutation(opened(), move('RECEIVED', 'PROCESSING'), recordedAt));
    expect(applyMutation(processing, move('RECEIVED', 'WITHDRAWN', 3), recordedAt)).toMatchObject({
      status: 'parked',
      conflicts: [{ field: 'business', current: 'PROCESSING' }],
    });
    expect(applyMutation(processing, move('RECEIVED', 'PROCESSING', 3), recordedAt).status).toBe('merged');
  });
});

describe('recordPrint', () => {
  it('counts every print as a fact', () => {
    const print = act('recordPrint', { paper: 'receiptSlip' }, { mid: madeUpId(2) });
    const printed = taken(
      applyMutation(taken(applyMutation(opened(), print, null)), { ...print, mid: madeUpId(3) }, null),
    );
    expect(printed.slipPrints).toBe(2);
    expect(printed.events).toHaveLength(3);
  });
});

describe('applyMutation', () => {
  it('[R11] gives the same bytes wherever it runs: from parsed JSON as from live objects', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        const mutation = act('openDossier', birthOpening(makePeople(seed).births(1)[0] ?? fields));
        const travelled = JSON.parse(canonicalText(mutation)) as typeof mutation;
        const here = taken(applyMutation(undefined, mutation, recordedAt));
        const there = taken(applyMutation(undefined, travelled, recordedAt));
        expect(canonicalText(there)).toBe(canonicalText(here));
        expect(JSON.parse(canonicalText(here))).toEqual(here);
      }),
      { numRuns: 60 },
    );
  });
});
