import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readMeta } from '../../../src/store/meta.ts';
import {
  allowFolder,
  chooseFolder,
  copyToFolder,
  type FolderCopyParts,
  keepFolderCopy,
} from '../../../src/store/recovery/folder-copy.ts';
import type { CopyFolder } from '../../../src/store/recovery/copy-folder.ts';
import { sealDataKey } from '../../../src/store/recovery/keep-sealed.ts';
import { readOutboxFile } from '../../../src/store/recovery/outbox-file.ts';
import { birthCommand, makeDesk, type MadeUpDesk, sessionOf } from '../../support/made-up-desk.ts';
import { type LockedTab, openLockedTab } from '../../support/made-up-keyring.ts';
import { makeMadeUpKey, stateKey } from '../../support/made-up-recovery.ts';
import { makePeople } from '../../support/people.ts';

let desk: MadeUpDesk;
let tab: LockedTab;
let parts: FolderCopyParts;
/** On the stick, by file. */
let stick: Map<string, Uint8Array>;
let trouble: 'none' | 'prompt' | 'pulled';

beforeEach(async () => {
  desk = makeDesk();
  tab = openLockedTab(desk);
  stick = new Map();
  trouble = 'none';
  parts = { ...tab.recovery, timers: desk.clock };
  const { meta } = tab.parts.database;
  const get = meta.get.bind(meta);
  vi.spyOn(meta, 'get').mockImplementation((async (id: string) => {
    const row = await get(id);
    return id === 'copyFolder' && row !== undefined ? { ...row, value: withHandle(row.value) } : row;
  }) as never);
  const put = meta.put.bind(meta);
  vi.spyOn(meta, 'put').mockImplementation(((row: { id: string; value: unknown; box: null }) =>
    put(row.id === 'copyFolder' ? { ...row, value: JSON.parse(JSON.stringify(row.value)) as unknown } : row)) as never);
  await tab.store.startSession(sessionOf(1));
});
afterEach(() => tab.store.close());

function withHandle(value: unknown): unknown {
  return { ...(value as object), folder: handle };
}

/** A handle goes into the database as the browser's own object; here its name alone does, and finds the stick again. */
const handle: CopyFolder = {
  name: 'USB',
  queryPermission: () => Promise.resolve(trouble === 'prompt' ? 'prompt' : 'granted'),
  requestPermission: () => {
    trouble = 'none';
    return Promise.resolve('granted');
  },
  getFileHandle: (name) =>
    Promise.resolve({
      createWritable: () => {
        let written = new Uint8Array();
        return Promise.resolve({
          write: (bytes: Uint8Array<ArrayBuffer>) => {
            written = bytes.slice();
            return trouble === 'pulled' ? Promise.reject(new Error('no stick')) : Promise.resolve();
          },
          close: () => Promise.resolve(void stick.set(name, written)),
          abort: () => Promise.resolve(),
        });
      },
    }),
};

const last = async () => (await readMeta(parts.database, 'copyFolder'))?.last;
const save = (count: number) => tab.store.perform(birthCommand(makePeople(count).birth(), count));
function onStick() {
  const [bytes] = [...stick.values()];
  const read = bytes === undefined ? undefined : readOutboxFile(Uint8Array.from(bytes));
  return read?.status === 'read' ? read.file.head.count : undefined;
}

async function withKey(): Promise<void> {
  await stateKey(tab.store, await makeMadeUpKey());
  await sealDataKey(tab.recovery);
}

describe('a folder that what waits is copied to', () => {
  it('has one file of this machine, the newest, whenever something was saved and it is calm', async () => {
    await withKey();
    await chooseFolder(parts, handle);
    const troubles: unknown[] = [];
    const end = keepFolderCopy(parts, (error) => troubles.push(error));
    for (const count of [1, 2]) {
      await save(count);
      await vi.waitFor(() => {
        desk.clock.advance(5_000);
        expect(onStick()).toBe(count + 1);
      });
    }
    end();
    expect(stick.size).toBe(1);
    expect([...stick.keys()][0]).toMatch(/^hop-gui-[0-9a-f]{12}\.lien-mach$/u);
    await vi.waitFor(async () => expect(await last()).toMatchObject({ status: 'copied', count: 3 }));
    expect(troubles).toEqual([]);
  });

  it('that the browser must be asked for again is told, and written to once somebody has pressed', async () => {
    await withKey();
    await chooseFolder(parts, handle);
    trouble = 'prompt';
    await copyToFolder(parts);
    expect(await last()).toMatchObject({ status: 'asks' });
    expect(stick.size).toBe(0);
    await allowFolder(parts);
    expect(await last()).toMatchObject({ status: 'copied', count: 1 });
  });

  it('that was pulled out is told, keeps the copy of before, and is tried again', async () => {
    await withKey();
    await chooseFolder(parts, handle);
    await copyToFolder(parts);
    await save(1);
    trouble = 'pulled';
    await copyToFolder(parts);
    expect(await last()).toMatchObject({ status: 'failed' });
    expect(onStick()).toBe(1);
    trouble = 'none';
    await copyToFolder(parts);
    expect(onStick()).toBe(2);
  });

  it('gets nothing that nobody could open, and nothing when none was chosen', async () => {
    await save(1);
    await copyToFolder(parts);
    expect(await last()).toBeUndefined();
    await chooseFolder(parts, handle);
    await copyToFolder(parts);
    expect(await last()).toMatchObject({ status: 'noKey' });
    await chooseFolder(parts, null);
    await copyToFolder(parts);
    expect(stick.size).toBe(0);
  });
});
