import { describe, expect, it } from 'vitest';
import { parseProvisionalCode } from '../../src/domain/provisional-code.ts';
import { drawIncarnation } from '../../src/store/identity.ts';
import { readDisk } from '../support/device-disk.ts';
import { makeDesk, sessionOf } from '../support/made-up-desk.ts';

describe('who a device is', () => {
  it('is drawn once, also when two tabs ask at once, and kept', async () => {
    const desk = makeDesk();
    const [one, other] = await Promise.all([desk.open().identity(), desk.open().identity()]);
    expect(one).toEqual(other);
    expect(await desk.open().identity()).toEqual(one);
    expect(one.device).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/u);
    expect(one.incarnation).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/u);
  });

  it('draws every letter of the incarnation from chance alone', () => {
    expect(drawIncarnation((count) => new Uint8Array(count).fill(31))).toBe('ZZZZZZZZ');
    expect(drawIncarnation((count) => Uint8Array.from({ length: count }, (_, at) => at + 32))).toBe('01234567');
  });

  it('[R9] a session ends and leaves the work; another person’s begins', async () => {
    const store = makeDesk().open();
    expect(await store.session()).toBeNull();
    await store.startSession(sessionOf(1));
    expect(await store.session()).toEqual(sessionOf(1));
    await store.endSession();
    expect(await store.session()).toBeNull();
    await store.startSession(sessionOf(2));
    expect((await store.session())?.account.username).toBe('can-bo-2');
  });
});

describe('provisional codes', () => {
  it('count per day in Viet Nam, are drawn once, and hold the incarnation', async () => {
    const desk = makeDesk();
    const store = desk.open();
    await store.startSession(sessionOf(1));
    const { incarnation } = await store.identity();
    // 23:59 and 00:01 in Viet Nam.
    const evening = '2026-11-20T16:59:00.000Z';
    const morning = '2026-11-20T17:01:00.000Z';
    expect(await store.drawProvisionalCode(evening)).toBe(`TAM-99999-${incarnation}-261120-001`);
    expect(await store.drawProvisionalCode(morning)).toBe(`TAM-99999-${incarnation}-261121-001`);
    store.close();
    const codes = await Promise.all(Array.from({ length: 20 }, () => desk.open().drawProvisionalCode(evening)));
    expect(codes.map((code) => parseProvisionalCode(code)?.number).toSorted((a = 0, b = 0) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, at) => at + 2),
    );
  });

  it('[R17] are counted for the days of more than a year, and no further back', async () => {
    const desk = makeDesk();
    const store = desk.open();
    await store.startSession(sessionOf(1));
    const noon = (day: number): string => new Date(Date.UTC(2026, 0, 1 + day, 5)).toISOString();
    const numberOf = async (day: number) => parseProvisionalCode(await store.drawProvisionalCode(noon(day)))?.number;
    for (let day = 0; day < 420; day += 1) await numberOf(day);
    const { stores } = await readDisk(desk.disk, 'desk');
    const meta = (stores.find(({ name }) => name === 'meta')?.rows ?? []) as { id: string }[];
    expect(meta.filter(({ id }) => id.startsWith('code:'))).toHaveLength(400);
    expect([await numberOf(419), await numberOf(20)]).toEqual([2, 2]);
  });
});
