import { expect, it } from 'vitest';
import type { ServerStore } from '../../sync-server/store/port.ts';
import { otherCommune, testCommune } from '../support/server-parts.ts';

const at = '2026-11-20T02:00:00.000Z';
const key = { scope: testCommune.code, sha256: 'a'.repeat(64) };
const begun = { ...key, size: 4, type: 'image/jpeg', broughtBy: 'a', begunAt: at } as const;
const bytes = (...values: number[]): Uint8Array<ArrayBuffer> => Uint8Array.from(values);

/** What every implementation of the server's store must do about pages that come in parts. */
export function pagesContract(opened: () => { store: ServerStore }): void {
  it('keeps what comes of a page one part after the other, each where what is held ends', async () => {
    const { pages } = opened().store;
    await pages.addPart(key, { position: 0, bytes: bytes(9) });
    expect(await pages.held(key)).toBe(0);
    await pages.begin(begun);
    await Promise.all([1, 2].map((value) => pages.addPart(key, { position: 0, bytes: bytes(value, value) })));
    await pages.addPart(key, { position: 3, bytes: bytes(8) });
    expect(await pages.held(key)).toBe(2);
    await pages.addPart(key, { position: 2, bytes: bytes(3, 4) });
    expect([...(await pages.bytesOf(key))].slice(2)).toEqual([3, 4]);
    expect(await pages.held({ ...key, scope: otherCommune.code })).toBe(0);
  });

  it('[R6] takes no part of a page that is whole, and forgets and settles none that is not as it was read', async () => {
    const { pages } = opened().store;
    const onItsWay = { ...key, wholeAt: null };
    await pages.begin(begun);
    await pages.addPart(key, { position: 0, bytes: bytes(1, 2, 3, 4) });
    expect(await pages.settle(onItsWay, at)).toBe(true);
    await pages.addPart(key, { position: 0, bytes: bytes(5) });
    expect(await pages.held(key)).toBe(0);
    expect([await pages.settle(onItsWay, null), await pages.forget(onItsWay)]).toEqual([false, false]);
    expect((await pages.page(key))?.wholeAt).toBe(at);
    expect(await pages.settle({ ...key, wholeAt: at }, null)).toBe(true);
    await pages.addPart(key, { position: 0, bytes: bytes(5) });
    expect([await pages.settle({ ...key, wholeAt: at }, null), await pages.held(key)]).toEqual([false, 1]);
    expect(await pages.forget(onItsWay)).toBe(true);
    expect([await pages.page(key), await pages.held(key)]).toEqual([undefined, 0]);
  });

  it('[R17] counts as on their way those of an account begun since, and no whole one', async () => {
    const { pages } = opened().store;
    const of = (digit: string) => ({ scope: key.scope, sha256: digit.repeat(64) });
    await pages.begin({ ...begun, ...of('1'), begunAt: '2026-11-18T02:00:00.000Z' });
    await pages.begin({ ...begun, ...of('2') });
    await pages.begin({ ...begun, ...of('3'), broughtBy: 'b' });
    await pages.begin({ ...begun, ...of('4') });
    await pages.settle({ ...of('4'), wholeAt: null }, at);
    const weight = await pages.weigh({ scope: key.scope, account: 'a', since: '2026-11-19T02:00:00.000Z' });
    expect(weight).toEqual({ bytes: 16, onTheirWay: 1 });
  });
}
