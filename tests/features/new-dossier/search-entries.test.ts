import { expect, it } from 'vitest';
import { searchEntries } from '../../../src/features/new-dossier/search-entries.ts';
import { textAt } from '../../../src/domain/read-field.ts';
import { madeUpId } from '../../support/acts.ts';
import { enteredDossier } from '../../support/entered-dossier.ts';
import { pagedDossiers } from '../../support/paged-dossiers.ts';
import { makePeople } from '../../support/people.ts';

const births = makePeople(5)
  .births(1_100)
  .map((fields, index) => enteredDossier('birth', fields, { id: madeUpId(1000 + index) }));

it('walks all pages for the oldest entry, and stops as soon as it has enough', async () => {
  const store = pagedDossiers(births);
  const oldest = births.at(-1);
  const name = textAt(oldest?.fields ?? {}, 'child.fullName') ?? '';
  const found = await searchEntries(store, 'KS', name);
  expect(found.map(({ dossier }) => dossier.id)).toContain(oldest?.id);
  expect(store.asked).toHaveLength(11);

  const quick = pagedDossiers(births);
  expect(await searchEntries(quick, 'KS', '45')).toHaveLength(8);
  expect(quick.asked).toHaveLength(1);
});

it('finds nothing where there is nothing', async () => {
  expect(await searchEntries(pagedDossiers([]), 'KS', 'ai do')).toEqual([]);
});
