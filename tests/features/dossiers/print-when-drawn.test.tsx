// @vitest-environment happy-dom
import { lazy } from 'react';
import { expect, it } from 'vitest';
import type { PaperDeskComponent } from '../../../src/components/paper-desk-props.ts';
import { DossierRecord } from '../../../src/features/dossiers/dossier-record.tsx';
import { PaperDesk } from '../../../src/features/papers/paper-desk.tsx';
import { createUnitTables } from '../../../src/state/unit-tables.ts';
import { openDeskWithBirths } from '../../support/desk-with-births.ts';
import { draw } from '../../support/drawn.tsx';
import { createFakeClock } from '../../support/fake-clock.ts';

/** A promise that is kept when the test says so. */
function heldBack<Value>() {
  let resolve: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((keep) => (resolve = keep));
  return { promise, resolve: (value: Value) => resolve(value) };
}

// There are no letters to fetch in a document without a browser.
Reflect.set(document, 'fonts', { load: async () => [] });

const drawing = 'Đang dựng tờ giấy, xong sẽ in…';
const units = createUnitTables(async () => []);

it('a slip asked for before its sheet is drawn and signed is printed once, when it is, and not the screen in its place', async () => {
  const { store, ids } = await openDeskWithBirths(1, 41);
  await store.identity();
  const sheetArrives = heldBack<{ readonly default: PaperDeskComponent }>();
  const signed = heldBack<string>();
  let performed = 0;
  const printed: (string | undefined)[] = [];
  const parts = {
    store: {
      ...store,
      perform: (...asked: Parameters<typeof store.perform>) => {
        performed += 1;
        return store.perform(...asked);
      },
    },
    units,
    clock: createFakeClock(),
    nationalities: async () => [],
    index: () => new Promise<never>(() => undefined),
    timers: { set: () => () => undefined },
    wakeReplay: () => undefined,
    signSlip: () => signed.promise,
    print: () => void printed.push(document.querySelector('.sheet')?.textContent),
  };
  const { frame, press, during, until, end } = await draw(
    <DossierRecord
      id={ids[0] ?? 'missing'}
      papers={lazy(() => sheetArrives.promise)}
      documents={() => null}
      steps={[]}
    />,
    parts,
  );
  const statuses = () => [...frame.querySelectorAll('[role="status"]')].map(({ textContent }) => textContent);
  await until(() => frame.querySelector('h2') !== null);
  await press('In giấy tiếp nhận');
  await press('In giấy tiếp nhận');
  expect(statuses()).toContain(drawing);
  await during(() => sheetArrives.resolve({ default: PaperDesk }));
  for (let tick = 0; tick < 20; tick += 1) await during(() => undefined);
  expect(document.querySelector('.sheet')?.textContent).toContain('GIẤY TIẾP NHẬN HỒ SƠ');
  expect(printed, 'drawn, and not signed yet').toEqual([]);
  await during(() => signed.resolve('signed'));
  await until(() => printed.length > 0);
  expect(performed).toBe(1);
  expect(printed).toHaveLength(1);
  expect(printed[0]).toContain('GIẤY TIẾP NHẬN HỒ SƠ');
  expect(statuses()).not.toContain(drawing);
  await end();
});
