import { describe, expect, it } from 'vitest';
import { canDraftAgain, draftAgain } from '../../../src/features/outbox/draft-again.ts';
import type { Receipt } from '../../../src/protocol/receipt.ts';
import { madeUpId } from '../../support/acts.ts';
import { madeUpDossier, madeUpEntry } from '../../support/made-up-view.ts';
import { makePeople } from '../../support/people.ts';

const dossier = madeUpDossier({ number: 1, fields: makePeople(17).birth() });
const receipt = (status: Receipt['status']): Receipt => ({
  scope: '99999',
  no: 1,
  mid: madeUpId(1),
  hash: '0'.repeat(64),
  revision: 1,
  status,
  serverTime: '2026-11-20T02:00:00.000Z',
  rev: null,
  problems: [],
  conflicts: [],
  waitsFor: null,
  flags: [],
  batch: null,
});

describe('a refused creation', () => {
  it('can be taken up again, nothing else can', () => {
    const refused = madeUpEntry({ receipt: receipt('refused') });
    expect(canDraftAgain(refused, dossier)).toBe(true);
    expect(canDraftAgain(refused, null)).toBe(false);
    expect(canDraftAgain(madeUpEntry({ receipt: receipt('parked') }), dossier)).toBe(false);
    expect(canDraftAgain({ ...refused, name: 'editDossier' }, dossier)).toBe(false);
  });

  it('keeps the code and token of the slip the citizen may already hold', () => {
    const draft = draftAgain(dossier, { id: madeUpId(9), author: madeUpId(0xa), now: '2026-11-20T03:00:00.000Z' });
    expect(draft.provisionalCode).toBe(dossier.codes.provisional);
    expect(draft.slipToken).toBe(dossier.slipToken);
    expect(draft.fields).toEqual(dossier.fields);
  });
});
