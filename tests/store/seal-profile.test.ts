import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainSealer } from '../../src/store/device-ports.ts';
import { isSealed } from '../../src/store/keys/aes-sealer.ts';
import { sealProfile } from '../../src/store/keys/seal-profile.ts';
import { openMutationText } from '../../src/store/row-content.ts';
import type { OutboxRow } from '../../src/store/rows.ts';
import { readDisk, writeDisk } from '../support/device-disk.ts';
import { birthCommand, makeDesk, type MadeUpDesk, sessionOf } from '../support/made-up-desk.ts';
import { type LockedTab, openLockedTab, untilState } from '../support/made-up-keyring.ts';
import { makePeople } from '../support/people.ts';
import { actsOf, profile1 } from '../support/upgraded-profile.ts';

let desk: MadeUpDesk;
const tabs: LockedTab[] = [];
const open = async (): Promise<LockedTab> => {
  const tab = openLockedTab(desk);
  tabs.push(tab);
  await untilState(tab.keyring, 'open');
  return tab;
};
beforeEach(async () => {
  desk = makeDesk();
  await writeDisk(desk.disk, 'desk', profile1.snapshot());
});
afterEach(() => {
  for (const { store } of tabs.splice(0)) store.close();
});

const noPause = (): Promise<void> => Promise.resolve();

/** Boxes and receipts on the disk that are not sealed, hashes that are not hidden. */
async function plainOnDisk(): Promise<string[]> {
  const { stores } = await readDisk(desk.disk, 'desk');
  return stores
    .filter(({ name }) => name !== 'keys')
    .flatMap(({ name, rows }) =>
      (rows as Partial<OutboxRow>[]).flatMap(({ id = '', box, receipt, hash }) => {
        const bytes = [box, receipt].filter((one) => one !== undefined && one !== null);
        const isPlain = bytes.some((one) => !isSealed(one)) || (hash !== undefined && !hash.startsWith('~'));
        return isPlain ? [`${name}/${id}`] : [];
      }),
    );
}

async function expectWhole({ parts }: LockedTab): Promise<void> {
  const rows = await parts.database.outbox.toArray();
  const before = new Map(actsOf(profile1.snapshot()).map((act) => [act.mid, act]));
  expect(rows).toHaveLength(before.size);
  for (const row of rows) {
    expect(await openMutationText(parts.boxes, row)).toBe(before.get(row.id)?.body);
    expect(await parts.boxes.showHash(row.hash, row.id)).toBe(before.get(row.id)?.hash);
  }
}

describe('a profile written before rows were sealed, with a full outbox', () => {
  it('[R15] is sealed whole: every act is there once, to the byte, and nothing lies open', async () => {
    const tab = await open();
    const before = { counts: await tab.store.counts(), dossiers: await tab.store.dossiers({ limit: 100 }) };
    expect((await plainOnDisk()).length).toBeGreaterThan(profile1.waiting);
    expect(await sealProfile({ ...tab.parts, pause: noPause })).toBeGreaterThan(profile1.waiting);
    expect(await plainOnDisk()).toEqual([]);
    await expectWhole(tab);
    expect({ counts: await tab.store.counts(), dossiers: await tab.store.dossiers({ limit: 100 }) }).toEqual(before);
    expect(await tab.store.unreadable()).toEqual([]);
    // Once through with something found, once with nothing: then the large tables are left alone.
    expect(await sealProfile({ ...tab.parts, pause: noPause })).toBe(0);
    expect(await tab.parts.database.keys.get('data')).toMatchObject({ swept: 'clean' });
  });

  it('[R15] goes on where it was killed, wherever that was: nothing lost, nothing doubled', async () => {
    for (let steps = 1; ; steps += 1) {
      desk = makeDesk();
      await writeDisk(desk.disk, 'desk', profile1.snapshot());
      const killed = await open();
      let left = steps;
      const boxes = {
        ...killed.parts.boxes,
        // The power goes at the next row to be sealed.
        sealBytes: async (...row: Parameters<typeof killed.parts.boxes.sealBytes>) => {
          left -= 1;
          if (left < 0) throw new Error('the power is gone');
          return killed.parts.boxes.sealBytes(...row);
        },
      };
      const ended = await sealProfile({ ...killed.parts, boxes, pause: noPause }).then(
        () => true,
        () => false,
      );
      killed.store.close();
      const after = await open();
      await expectWhole(after);
      await sealProfile({ ...after.parts, pause: noPause });
      await expectWhole(after);
      expect(await plainOnDisk()).toEqual([]);
      after.store.close();
      if (ended) break;
      steps += 11;
    }
  });

  it('[R1] leaves a row that changes meanwhile to whoever changed it', async () => {
    const tab = await open();
    await tab.store.startSession(sessionOf(1));
    const [first] = await tab.parts.database.outbox.toArray();
    if (first === undefined) throw new Error('nothing was in the outbox');
    const changed: OutboxRow = { ...first, state: 'refused' };
    let isChanged = false;
    const boxes = {
      ...tab.parts.boxes,
      sealBytes: async (...row: Parameters<typeof tab.parts.boxes.sealBytes>) => {
        if (!isChanged) {
          isChanged = true;
          await tab.parts.database.outbox.put(changed);
        }
        return tab.parts.boxes.sealBytes(...row);
      },
    };
    await sealProfile({ ...tab.parts, boxes, pause: noPause });
    expect(await tab.parts.database.outbox.get(changed.id)).toEqual(changed);
    await sealProfile({ ...tab.parts, pause: noPause });
    expect(await plainOnDisk()).toEqual([]);
  });

  it('[R15] seals at the next start what a tab of the build before has still saved', async () => {
    const tab = await open();
    await sealProfile({ ...tab.parts, pause: noPause });
    const older = desk.openParts({ sealer: plainSealer });
    const row = (await tab.parts.database.outbox.toArray())[0];
    if (row === undefined) throw new Error('nothing was in the outbox');
    const text = await openMutationText(tab.parts.boxes, row);
    const stray = { ...row, id: `${row.id.slice(0, -1)}0`, seq: 9_000, turn: 9_000, state: 'waiting' as const };
    const box = new TextEncoder().encode(text);
    await older.database.table('outbox').add({ ...stray, box, hash: tab.parts.hash(text ?? ''), receipt: null });
    older.database.close();
    await sealProfile({ ...tab.parts, pause: noPause });
    expect(await plainOnDisk()).toEqual([]);
    const taken = await tab.parts.database.outbox.get(stray.id);
    expect(taken && (await openMutationText(tab.parts.boxes, taken))).toBe(text);
  });
});

it('[R1] what is saved on a sealed profile is never on the disk unsealed', async () => {
  const tab = await open();
  await sealProfile({ ...tab.parts, pause: noPause });
  await tab.store.startSession(sessionOf(1));
  expect(await tab.store.perform(birthCommand(makePeople(4).birth()))).toMatchObject({ status: 'saved' });
  expect(await plainOnDisk()).toEqual([]);
});
