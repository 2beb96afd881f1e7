import { describe, expect, it, vi } from 'vitest';
import { createDraftKeeper } from '../../../src/state/form/draft-keeper.ts';
import { throwAway } from '../../../src/state/form/throw-away.ts';
import { makeDesk, sessionOf } from '../../support/made-up-desk.ts';
import { quotaExceeded, withDiskTrouble } from '../../support/disk-trouble.ts';

/** A form half typed and kept on this machine, on a disk that trouble can befall. */
async function halfTyped() {
  const desk = makeDesk();
  const { opened: store, trouble } = withDiskTrouble(() => desk.open());
  await store.startSession(sessionOf(1));
  const timers: (() => void)[] = [];
  let text = '';
  const keeper = createDraftKeeper({
    write: () =>
      store.keepDraft({
        ...{ id: 'one', author: sessionOf(1).account.id, scope: '99999', procedure: 'birth', procedureVersion: 1 },
        ...{ step: 'form', provisionalCode: null, slipToken: null, fields: {}, typing: { 'child.fullName': text } },
        startedAt: '2026-11-20T02:00:00.000Z',
        updatedAt: new Date(desk.clock.now()).toISOString(),
      }),
    now: () => desk.clock.now(),
    schedule: (act) => {
      timers.push(act);
      return () => undefined;
    },
    onState: () => undefined,
    report: () => undefined,
  });
  const type = async (letters: string) => {
    text = letters;
    keeper.changed();
    await keeper.flush();
  };
  await type('Thử');
  const kept = async () => (await store.draft('one'))?.typing['child.fullName'];
  return { store, trouble, keeper, type, kept };
}

describe('a draft that is thrown away', () => {
  it('is gone, and nothing that comes after it brings it back', async () => {
    const { store, keeper, type, kept } = await halfTyped();
    expect(await throwAway(store, 'one', keeper)).toBe(true);
    await type('Thử nữa');
    expect(await kept()).toBeUndefined();
    store.close();
  });

  it('[R1] where the disk does not do it she is told, and what she types goes on being kept', async () => {
    const reported: unknown[] = [];
    vi.stubGlobal('reportError', (error: unknown) => reported.push(error));
    const { store, trouble, keeper, type, kept } = await halfTyped();
    trouble.beforeWrite = (table) => (table === 'drafts' ? quotaExceeded() : undefined);
    expect(await throwAway(store, 'one', keeper)).toBe(false);
    expect(reported).toHaveLength(1);
    trouble.beforeWrite = () => undefined;
    await type('Thử nữa');
    expect(await kept()).toBe('Thử nữa');
    // Pressed once more it is gone.
    expect(await throwAway(store, 'one', keeper)).toBe(true);
    expect(await kept()).toBeUndefined();
    store.close();
    vi.unstubAllGlobals();
  });

  it('somebody else’s, who has signed in in another tab meanwhile, stays hers', async () => {
    const { store, keeper } = await halfTyped();
    await store.startSession(sessionOf(2));
    expect(await throwAway(store, 'one', keeper)).toBe(false);
    await store.startSession(sessionOf(1));
    expect(await store.draft('one')).not.toBeNull();
    store.close();
  });
});
