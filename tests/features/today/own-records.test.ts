import { expect, it } from 'vitest';
import { capturesOf, takenToday } from '../../../src/features/today/own-records.ts';
import type { Dossier } from '../../../src/domain/dossier.ts';
import type { DossierView } from '../../../src/store/store.ts';
import { madeUpId } from '../../support/acts.ts';
import { madeUpView } from '../../support/made-up-view.ts';
import { makePeople } from '../../support/people.ts';

const fields = makePeople(5).birth();
const author = madeUpId(0xa);
const report = { code: 'BAO-99999-0000TEST-261120-001', reportedAt: '2026-11-20T02:00:00.000Z', told: {} };

function brought(number: number, more: Partial<Dossier>, exchange: DossierView['exchange'] = 'received'): DossierView {
  return { ...madeUpView({ number, fields }, { report, business: 'REPORTED', ...more }), exchange };
}
const ids = (views: readonly DossierView[]): readonly string[] => views.map(({ dossier }) => dossier.id);

it('[R16] tells what a volunteer brought by how far it has come, and nobody else’s', () => {
  const views = [
    brought(1, {}, 'local'),
    brought(2, {}, 'attention'),
    brought(3, { line: 'waiting' }),
    brought(4, {}),
    brought(5, { line: 'takenUp', business: 'JOINED' }),
    brought(6, { line: 'setAside', business: 'SET_ASIDE' }),
    brought(7, { events: [] }),
    madeUpView({ number: 8, fields }),
  ];
  const captures = capturesOf(views, author);
  expect(ids(captures.waiting)).toEqual([1, 2].map(madeUpId));
  expect(ids(captures.received)).toEqual([3, 4].map(madeUpId));
  expect(ids(captures.settled)).toEqual([5, 6].map(madeUpId));
  expect(Object.values(capturesOf(views, madeUpId(0xb))).flat()).toEqual([]);
});

it('tells whose slips were given today, by Viet Nam’s day', () => {
  const taken = (number: number, receivedAt: string, more: Partial<Dossier> = {}) =>
    madeUpView({ number, fields }, { receivedAt, ...more });
  const views = [
    taken(1, '2026-11-20T02:00:00.000Z'),
    taken(2, '2026-11-19T17:00:00.000Z', { business: 'COMPLETED' }),
    taken(3, '2026-11-19T16:59:59.000Z'),
    taken(4, '2026-11-20T02:00:00.000Z', { business: 'REPORTED', report }),
    taken(5, '2026-11-20T02:00:00.000Z', { source: { file: '', row: 1, registeredBy: '' } }),
  ];
  expect(ids(takenToday(views, '2026-11-20T03:00:00.000Z'))).toEqual([1, 2].map(madeUpId));
});
