import { describe, expect, it } from 'vitest';
import type { Dossier, DossierEvent } from '../../../src/domain/dossier.ts';
import { type TourFacts, tourAfter, tourBegun, tourSteps } from '../../../src/features/learning/tour-steps.ts';
import type { DossierView, Draft } from '../../../src/store/store.ts';
import { madeUpDossier } from '../../support/made-up-view.ts';
import { makePeople } from '../../support/people.ts';

const since = '2026-11-20T01:00:00.000Z';
const later = '2026-11-20T02:00:00.000Z';
const begun = tourBegun(since);

const draft = (of: Partial<Draft> = {}): Draft => ({
  ...{
    id: 'd',
    scope: 's',
    author: 'a',
    procedure: 'birth',
    procedureVersion: 1,
    fields: {},
    typing: {},
    step: 'form',
  },
  ...{ startedAt: later, updatedAt: later, provisionalCode: null, slipToken: null },
  ...of,
});
const print = (paper: string): DossierEvent => ({
  ...{ id: paper, type: 'recordPrint', author: 'a', device: 'd', occurredAt: later, clockOffset: 0, recordedAt: null },
  touched: [paper],
});
const view = (of: Partial<Dossier> = {}, exchange: DossierView['exchange'] = 'local'): DossierView => ({
  dossier: { ...madeUpDossier({ number: 1, fields: makePeople(3).birth() }), receivedAt: later, ...of },
  exchange,
  receipts: [],
  waiting: [],
});
const entry = { ...{ book: 'b', bookKind: 'KS' as const, year: 2026, volume: '01/2026', number: 4 } };
const facts = (of: Partial<TourFacts> = {}): TourFacts => ({ drafts: [], dossiers: [], isCut: false, ...of });

describe('the way round the practice commune', () => {
  it('stands at its first step while nothing has been done', () => {
    expect(tourAfter(begun, facts())).toEqual(begun);
  });

  it('goes on one thing after the other, as each lies on the device', () => {
    const noted = draft({ papers: [{ key: 'k', paper: 'birthNotice', standing: 'given' }] });
    const entered = { entry: entry as unknown as NonNullable<Dossier['entry']> };
    const slip = [print('receiptSlip')];
    const story: readonly TourFacts[] = [
      facts({ drafts: [draft()] }),
      facts({ drafts: [noted] }),
      facts({ drafts: [noted], isCut: true }),
      facts({ dossiers: [view()], isCut: true }),
      facts({ dossiers: [view({ events: slip })], isCut: true }),
      facts({ dossiers: [view({ events: slip }, 'sending')] }),
      facts({ dossiers: [view({ events: slip }, 'received')] }),
      facts({ dossiers: [view({ events: slip, ...entered }, 'received')] }),
      facts({ dossiers: [view({ events: [...slip, print('birthCertificate')], ...entered }, 'received')] }),
    ];
    const places = story.reduce((sofar, now) => [...sofar, tourAfter(sofar.at(-1) ?? begun, now)], [begun]);
    expect(places.map(({ step }) => step)).toEqual([...tourSteps, 'done']);
  });

  it('is not moved by what lay there before it began, nor by another procedure', () => {
    const old = '2026-11-19T02:00:00.000Z';
    expect(tourAfter(begun, facts({ drafts: [draft({ startedAt: old })] }))).toEqual(begun);
    expect(tourAfter(begun, facts({ dossiers: [view({ receivedAt: old })] }))).toEqual(begun);
    expect(tourAfter(begun, facts({ drafts: [draft({ procedure: 'death' })] }))).toEqual(begun);
  });

  it('asks for nothing twice: a draft thrown away takes nobody back, and what was done ahead is passed', () => {
    const saving = { ...begun, step: 'save' as const };
    expect(tourAfter(saving, facts())).toEqual(saving);
    expect(tourAfter({ ...begun, step: 'receipt' }, facts({ dossiers: [view({}, 'received')] })).step).toBe('enter');
  });

  it('counts the papers of any draft of hers, not of the first alone', () => {
    const noted = draft({ id: 'e', papers: [{ key: 'k', paper: 'birthNotice', standing: 'given' }] });
    expect(tourAfter({ ...begun, step: 'papers' }, facts({ drafts: [draft(), noted] })).step).toBe('cut');
  });

  it('does not take the slip for the result', () => {
    const entered = view({ events: [print('receiptSlip')], entry: entry as unknown as NonNullable<Dossier['entry']> });
    expect(tourAfter({ ...begun, step: 'print' }, facts({ dossiers: [entered] })).step).toBe('print');
  });
});
