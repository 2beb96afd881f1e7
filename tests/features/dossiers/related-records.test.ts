import { expect, it } from 'vitest';
import type { Dossier } from '../../../src/domain/dossier.ts';
import type { Fields } from '../../../src/domain/field.ts';
import { procedureVersion } from '../../../src/domain/procedures/catalogue.ts';
import { relatedRecords } from '../../../src/features/dossiers/related-records.ts';
import type { Walk } from '../../../src/state/each-dossier.ts';
import type { DossierView } from '../../../src/store/store.ts';
import { madeUpId } from '../../support/acts.ts';
import { enteredDossier } from '../../support/entered-dossier.ts';
import { madeUpChange, madeUpDeath, madeUpMaritalConfirmation, madeUpMarriage } from '../../support/made-up-events.ts';
import { pagedDossiers } from '../../support/paged-dossiers.ts';
import { makePeople } from '../../support/people.ts';

const view = (dossier: Dossier): DossierView => ({ dossier, exchange: 'received', receipts: [], waiting: [] });

function storeOf(dossiers: readonly Dossier[]) {
  return {
    ...pagedDossiers(dossiers),
    async dossier(id: string) {
      const found = dossiers.find((each) => each.id === id);
      return found === undefined ? null : view(found);
    },
  };
}

async function related(source: Dossier, store: ReturnType<typeof storeOf>, walk?: Walk) {
  const procedure = procedureVersion(source.procedure, source.procedureVersion);
  if (procedure === undefined) throw new Error('no procedure');
  return relatedRecords(store, source, procedure, walk);
}

const dead = madeUpDeath({ seed: 12 });
const same = (block: string): Fields => ({
  [`${block}.fullName`]: dead['deceased.fullName'] ?? '',
  [`${block}.birthDate`]: dead['deceased.birthDate'] ?? '',
  [`${block}.pin`]: dead['deceased.pin'] ?? '',
});
const death = enteredDossier('death', dead, { id: madeUpId(0xd0) });

it('a death finds the marriage it ends, and what the person had asked for and is still under way', async () => {
  const wedding = madeUpMarriage({ seed: 13, overrides: same('groom') });
  const marriage = enteredDossier('marriage', wedding, { id: madeUpId(1) });
  const asked = madeUpMaritalConfirmation({ seed: 14, overrides: same('subject') });
  const under = enteredDossier('marital-confirmation', asked, { id: madeUpId(2), business: 'PROCESSING' });
  const done = enteredDossier('marital-confirmation', asked, { id: madeUpId(3), business: 'COMPLETED' });
  const others = makePeople(15)
    .births(3)
    .map((fields, index) => enteredDossier('birth', fields, { id: madeUpId(10 + index) }));
  const found = await related(death, storeOf([death, marriage, under, done, ...others]));
  expect(found.notes.map(({ target, how, args }) => [target.id, how, args.kind])).toEqual([
    [marriage.id, 'certain', 'death'],
  ]);
  expect(found.concerned.map(({ id }) => id)).toEqual([under.id]);
});

it('a correction finds the record it names, without a walk through all', async () => {
  const birth = enteredDossier('birth', makePeople(3).birth({ 'father.birthDate': { y: 1990 } }));
  const source = enteredDossier('change', madeUpChange({ seed: 3, overrides: { 'original.record': birth.id } }), {
    id: madeUpId(0xc0),
  });
  const store = storeOf([birth, source]);
  expect((await related(source, store)).notes.map(({ target }) => target.id)).toEqual([birth.id]);
  expect(store.asked).toEqual([]);
  expect((await related(source, storeOf([source]))).notes).toEqual([]);
});

it('stopped before the end, it does not pass for all there is', async () => {
  const told: number[] = [];
  const walk = { tell: (_done: number, of: number) => told.push(of), isStopped: () => told.length > 0 };
  const marriage = enteredDossier('marriage', madeUpMarriage({ seed: 13, overrides: same('groom') }));
  const found = await related(death, storeOf([death, marriage]), walk);
  expect(told).toEqual([2]);
  expect(found.isWhole).toBe(false);
});

it('what is not entered touches nothing', async () => {
  const { entry: _, ...waiting } = death;
  const marriage = enteredDossier('marriage', madeUpMarriage({ seed: 13, overrides: same('groom') }));
  expect(await related(waiting, storeOf([marriage]))).toEqual({ notes: [], concerned: [], isWhole: true });
});
