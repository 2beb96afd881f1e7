import { expect, it } from 'vitest';
import type { Dossier } from '../../../src/domain/dossier.ts';
import { searchEntries } from '../../../src/features/new-dossier/search-entries.ts';
import { textAt } from '../../../src/domain/read-field.ts';
import type { DossierView } from '../../../src/store/store.ts';
import { madeUpId } from '../../support/acts.ts';
import { enteredDossier } from '../../support/entered-dossier.ts';
import { makePeople } from '../../support/people.ts';

const view = (dossier: Dossier): DossierView => ({ dossier, exchange: 'received', receipts: [], waiting: [] });

/** Newest first, as the store gives them. */
function storeOf(dossiers: readonly Dossier[]) {
  const asked: (string | undefined)[] = [];
  return {
    asked,
    counts: async () => ({ dossiers: dossiers.length, drafts: 0, waiting: 0, attention: 0 }),
    async dossiers({ limit, before }: { limit: number; before?: string }) {
      asked.push(before);
      const from = before === undefined ? 0 : dossiers.findIndex(({ id }) => id === before) + 1;
      return dossiers.slice(from, from + limit).map(view);
    },
  };
}

const births = makePeople(5)
  .births(1_100)
  .map((fields, index) => enteredDossier('birth', fields, { id: madeUpId(1000 + index) }));

it('walks all pages for the oldest entry, and stops as soon as it has enough', async () => {
  const store = storeOf(births);
  const oldest = births.at(-1);
  const name = textAt(oldest?.fields ?? {}, 'child.fullName') ?? '';
  const found = await searchEntries(store, 'KS', name);
  expect(found.map(({ dossier }) => dossier.id)).toContain(oldest?.id);
  expect(store.asked).toHaveLength(3);

  const quick = storeOf(births);
  expect(await searchEntries(quick, 'KS', '45')).toHaveLength(8);
  expect(quick.asked).toHaveLength(1);
});

it('finds nothing where there is nothing', async () => {
  expect(await searchEntries(storeOf([]), 'KS', 'ai do')).toEqual([]);
});
