import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makePracticeCommune } from '../../src/practice/open-practice-commune.ts';
import { createStoreOn, type DeviceStore } from '../../src/store/create-store.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { makeDesk } from '../support/made-up-desk.ts';

const token = (): string => '0123456789abcdef0123456789abcdef';

async function openedOn(now: string): Promise<DeviceStore> {
  const desk = makeDesk();
  const parts = desk.openParts({ clock: createFakeClock(now) });
  await makePracticeCommune(parts, token);
  return createStoreOn(parts);
}

describe('the practice commune', () => {
  it('stands', async () => {
    const store = await openedOn('2026-11-20T02:00:00.000Z');
    const dossiers = await store.dossiers({ limit: 100 });
    console.info(dossiers.map(({ dossier: d, exchange }) => [d.codes.provisional, d.business, d.entry?.number, exchange, d.suspects?.length, d.parked?.length].join(' ')).join('\n'));
    console.info(await store.counts());
  });
});
