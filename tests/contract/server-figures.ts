import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Dossier } from '../../src/domain/dossier.ts';
import { countDossiers, dossierCounts } from '../../src/domain/figures/dossier-counts.ts';
import { countBooks, entriesIn, entryTraits, traitValues } from '../../src/domain/figures/entry-counts.ts';
import { entryKinds } from '../../src/domain/figures/entry-facts.ts';
import { closings, daysOf, periodKinds, periodOn } from '../../src/domain/figures/period.ts';
import { deskRules } from '../../src/domain/office/desk-rules.ts';
import { figureOf } from '../../sync-server/figures/figure-of.ts';
import type { ServerStore } from '../../sync-server/store/port.ts';
import { fuzzedAsync } from '../support/fuzzed.ts';
import { histories, moments } from '../support/made-up-histories.ts';
import { otherCommune, testCommune } from '../support/server-parts.ts';

const desk = deskRules(undefined, testCommune);

/** What a database counts is what a device counts of the same dossiers. */
export function figuresContract(opened: () => { store: ServerStore }): void {
  const keep = async (scope: string, dossiers: readonly Dossier[], gone: readonly string[] = []): Promise<void> => {
    const from = await opened().store.figures.mark(scope);
    const figures = dossiers.flatMap((dossier) => figureOf(dossier, desk) ?? []);
    const to = { seq: from.seq + 1, officeRev: 0 };
    const begins = gone.length === 0;
    expect(await opened().store.figures.keep(scope, { from, to, begins, figures, gone })).toBe(true);
  };

  it('counts dossiers and entries of any period as a device does', async () => {
    const met = new Set<string>();
    const property = fc.asyncProperty(
      histories,
      fc.constantFrom('2026-01-10', '2026-06-20', '2026-10-31', '2026-11-20'),
      fc.constantFrom(...periodKinds),
      fc.constantFrom(...closings),
      moments,
      async (dossiers, day, kind, closing, now) => {
        const days = daysOf(periodOn(day, kind, closing), closing);
        await keep(testCommune.code, dossiers);
        const found = await opened().store.figures.count([testCommune.code, otherCommune.code], days, now);
        const counted = new Map(found.map(({ procedure, counts }) => [procedure, counts]));
        expect(counted).toEqual(countDossiers(dossiers, ({ procedure }) => procedure, { days, now, desk }));
        for (const counts of counted.values()) for (const name of dossierCounts) if (counts[name] > 0) met.add(name);
        const kept = await opened().store.figures.entries([testCommune.code, otherCommune.code], days);
        const [theirs, ours] = [countBooks(kept), countBooks(entriesIn(dossiers, days))];
        const plain = (books: typeof ours) =>
          books.map(({ book, total, brides, grooms }) => [book, total, brides, grooms]);
        expect(plain(theirs)).toEqual(plain(ours));
        for (const [at, { of }] of ours.entries()) {
          for (const trait of entryTraits)
            for (const value of traitValues[trait])
              for (const each of entryKinds) expect(theirs[at]?.of(each, trait, value)).toBe(of(each, trait, value));
        }
      },
    );
    await fuzzedAsync(property, 40);
    expect([...met].sort()).toEqual([...dossierCounts].sort());
  });

  it('keeps communes apart, and counts no more what has left', async () => {
    const dossiers = fc.sample(histories, { numRuns: 8, seed: 7 }).flat();
    const apart = dossiers.map((dossier, at) => ({
      ...dossier,
      id: `${dossier.id.slice(0, -4)}${String(at).padStart(4, '0')}`,
    }));
    const handedIn = apart.filter(({ business, source }) => business !== 'REPORTED' && source === undefined);
    await keep(testCommune.code, apart);
    const days = daysOf({ kind: 'year', year: 2026, part: 1 });
    const count = async (scope: string): Promise<number> => {
      const lines = await opened().store.figures.count([scope], days, '2026-12-31T17:00:00.000Z');
      return lines.reduce((sum, { counts }) => sum + counts.received, 0);
    };
    const before = await count(testCommune.code);
    expect(before).toBeGreaterThan(1);
    expect(await count(otherCommune.code)).toBe(0);
    await keep(
      testCommune.code,
      [],
      handedIn.map(({ id }) => id),
    );
    expect(await count(testCommune.code)).toBe(0);
  });
}
