import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyProof } from '../../src/protocol/verify-proof.ts';
import { hashText } from '../../src/store/hash-text.ts';
import { verifyWithNode } from '../../sync-server/node-receipt-signer.ts';
import { drillDesks } from '../support/drill-desks.ts';
import { makePeople } from '../support/people.ts';
import { type RunningServer, startServer } from '../support/server.ts';

let data: string;
let server: RunningServer;
const { device, births, synced, firstTime } = drillDesks(() => server, makePeople(50));
const live = (): string => join(data, 'lien-mach.db');
const backup = (): string => join(data, '..', 'backup.db');

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lien-mach-restored-'));
  data = join(folder, 'data');
  server = await startServer({ dataDirectory: data });
});
afterAll(async () => {
  await server.stop();
  rmSync(join(data, '..'), { recursive: true });
});

/** A clean stop folds the log into the file, so that the file alone is the whole database. */
async function stopped(meanwhile: () => void): Promise<void> {
  const { port } = server;
  await server.stop();
  meanwhile();
  server = await startServer({ dataDirectory: data, port });
}

describe('a real server whose database file is put back from before the last 50 acts', () => {
  it('[R13] ends with all 120, each under the time at which it was first received', async () => {
    const first = await device(0, 'first');
    const second = await device(1, 'second');
    await births(first, 10);
    await synced(first, second);
    await stopped(() => copyFileSync(live(), backup()));

    const lost = await births(first, 50);
    await synced(first);
    const times = await Promise.all(lost.map(({ entity }) => firstTime(first, entity)));
    expect(times).not.toContain(undefined);

    await stopped(() => {
      for (const tail of ['-wal', '-shm']) rmSync(`${live()}${tail}`, { force: true });
      copyFileSync(backup(), live());
    });
    await births(second, 60);
    await synced(second);
    expect(await second.dossiers()).toHaveLength(70);

    await synced(first, second);
    for (const each of [first, second]) {
      expect(await each.store.counts()).toMatchObject({ dossiers: 120, waiting: 0, attention: 0 });
    }
    expect(await second.digest()).toBe(await first.digest());
    expect((await first.store.exchangeStatus()).restore).toMatchObject({
      sentAgain: 50,
      timesKept: 50,
      isDone: true,
      isRecent: true,
    });
    // On the machine that made them every word still bears the first time; on the other the record itself does.
    for (const [at, { entity }] of lost.entries()) {
      const receipts = (await first.store.dossier(entity))?.receipts ?? [];
      expect(new Set(receipts.map(({ serverTime }) => serverTime))).toEqual(new Set([times[at]]));
      expect((await second.store.dossier(entity))?.dossier.events[0]?.recordedAt).toBe(times[at]);
    }
    // Anyone with the public key the server tells can check both words.
    const { keys } = (await (await fetch(`${server.url}/v1/keys`)).json()) as { keys: { id: string; spki: string }[] };
    const proofs = await first.store.proofOf(lost[0]?.mid ?? '');
    expect(proofs).toHaveLength(2);
    for (const proof of proofs) {
      expect(await verifyProof(proof, keys, { hash: hashText, verify: verifyWithNode })).toBe(true);
    }
    await first.close();
    await second.close();
  });
});
