import { expect, it } from 'vitest';
import type { AttachedDocument } from '../../../src/domain/documents/document.ts';
import { digitisedShare } from '../../../src/domain/documents/digitised-share.ts';
import type { Dossier } from '../../../src/domain/dossier.ts';
import { madeUpDossier } from '../../support/made-up-view.ts';
import { makePeople } from '../../support/people.ts';

const page = { sha256: '0'.repeat(64), bytes: 1_000, type: 'image/jpeg' } as const;
const paper = (of: Partial<AttachedDocument>): AttachedDocument => ({
  ...{ id: 'd', paper: 'birthNotice', standing: 'given', by: 'a', at: '2026-11-20T02:00:00.000Z' },
  pages: [page],
  ...of,
});
const finished = (documents?: readonly AttachedDocument[], more: Partial<Dossier> = {}): Dossier => ({
  ...madeUpDossier({ number: 1, fields: makePeople(61).birth() }),
  business: 'COMPLETED',
  ...(documents === undefined ? {} : { documents }),
  ...more,
});

it('counts a finished dossier when papers came and every one of them was photographed', () => {
  const whole = finished([paper({}), paper({ paper: 'identity', standing: 'seen' })]);
  const half = finished([paper({}), paper({ paper: 'identity', standing: 'seen', pages: [] })]);
  expect(digitisedShare([whole, half, finished([]), finished()])).toEqual({ finished: 4, digitised: 1 });
});

it('leaves out what is not finished, and entries of old books, which nobody handed in', () => {
  const open = finished([paper({})], { business: 'PROCESSING', events: [] });
  const old = finished([paper({})], { source: { file: '0', row: 2, registeredBy: 'xã Cũ' } });
  expect(digitisedShare([open, old])).toEqual({ finished: 0, digitised: 0 });
});
