import { describe, expect, it } from 'vitest';
import type { AttachedDocument } from '../../../src/domain/documents/document.ts';
import type { Dossier } from '../../../src/domain/dossier.ts';
import { documentsOnWay, dossiersNaming } from '../../../src/features/outbox/pages-on-way.ts';
import { whyPagesRest } from '../../../src/state/why-pages-rest.ts';
import type { PageHere } from '../../../src/store/pages/page-store.ts';
import { pagedDossiers } from '../../support/paged-dossiers.ts';

const hash = (number: number): string => String(number).padStart(64, '0');
const document = (id: string, pages: readonly number[]): AttachedDocument => ({
  ...{ id, paper: 'birthNotice', standing: 'given', by: 'a', at: '2026-11-20T02:00:00.000Z' },
  pages: pages.map((number) => ({ sha256: hash(number), bytes: 1_000, type: 'image/jpeg' })),
});
const dossier = (number: number, ...documents: readonly AttachedDocument[]) =>
  ({
    ...{ id: String(1_000 - number).padStart(4, '0'), procedure: 'birth', procedureVersion: 1, events: [] },
    ...(documents.length === 0 ? {} : { documents }),
  }) as unknown as Dossier;
const unsent = (number: number, more: Partial<PageHere> = {}): PageHere => ({
  ...{ sha256: hash(number), bytes: 1_000, sent: 0, state: 'waiting' },
  ...more,
});

describe('pages that wait to be sent', () => {
  it('are told by the paper they are of, each once, with how far it came; those of nobody are counted', () => {
    const [first, second] = [dossier(1, document('a', [1, 2]), document('b', [3])), dossier(2, document('c', [2, 4]))];
    const told = documentsOnWay(
      [unsent(2, { sent: 400 }), unsent(3, { state: 'damaged' }), unsent(4), unsent(5)],
      [first, second],
    );
    expect(told.others).toBe(1);
    expect(
      told.documents.map(({ document: { id }, pages }) => [id, ...pages.map(({ number, sent }) => [number, sent])]),
    ).toEqual([
      ['a', [2, 400]],
      ['b', [1, 0]],
      ['c', [2, 0]],
    ]);
    expect(told.documents[0]?.name.vi).toBe('Giấy chứng sinh');
  });

  it('are looked for no further than where the last is named, and not for ever', async () => {
    const all = Array.from({ length: 700 }, (_, at) =>
      at === 5 ? dossier(at, document('a', [1])) : at === 650 ? dossier(at, document('b', [2])) : dossier(at),
    );
    const near = pagedDossiers(all);
    expect((await dossiersNaming(near, [hash(1)])).map(({ id }) => id)).toEqual([all[5]?.id]);
    expect(near.asked).toEqual([0]);
    expect(await dossiersNaming(pagedDossiers(all), [hash(1), hash(2)])).toHaveLength(2);
    expect(await dossiersNaming(pagedDossiers(all), [hash(2)], 600)).toEqual([]);
  });

  it('say why they rest, in the order in which their lane asks', () => {
    const goes = { acts: 0, wishes: { paused: false, onlyWifi: false }, line: 'unknown', failure: null } as const;
    expect(whyPagesRest(goes)).toBeNull();
    expect(whyPagesRest({ ...goes, failure: 'offline' })).toBe('failed');
    expect(whyPagesRest({ ...goes, acts: 1, failure: 'offline' })).toBe('text');
    expect(whyPagesRest({ ...goes, acts: 1, wishes: { paused: false, onlyWifi: true } })).toBe('line');
    expect(whyPagesRest({ ...goes, wishes: { paused: false, onlyWifi: true }, line: 'wifi' })).toBeNull();
    expect(whyPagesRest({ ...goes, acts: 1, wishes: { paused: true, onlyWifi: true } })).toBe('paused');
  });
});
