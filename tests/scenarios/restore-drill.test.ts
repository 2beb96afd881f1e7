import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSmallDisk } from '../../chaos/small-disk.ts';
import { buildServerProgram } from '../support/build-server-program.ts';
import { drillDesks } from '../support/drill-desks.ts';
import { makePeople } from '../support/people.ts';
import { type RunningServer, startServer } from '../support/server.ts';

let folder: string;
let data: string;
let server: RunningServer;
const { device, births, synced, firstTime, names } = drillDesks(() => server, makePeople(205));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lien-mach-drill-'));
  data = join(folder, 'data');
  server = await startServer({ dataDirectory: data });
});
afterAll(async () => {
  await server.kill();
  rmSync(folder, { recursive: true });
});

interface Ended {
  readonly code: number;
  readonly said: string;
}

/** Runs the command as somebody at the terminal does. */
async function lienMach(words: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const program = await buildServerProgram('sync-server/main.ts');
  const world = { ...process.env, DATA_DIR: data, BACKUP_KEY_FILE: join(folder, 'key'), ...env };
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...words], { env: world }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1, said: out + err });
    });
  });
}

describe('the drill: a backup while the desks work, fifty acts more, the machine lost, the backup put back', () => {
  it('[R13] [R19] loses nothing that a machine still has, each act under the time at which it was first received', async () => {
    expect((await lienMach(['backup'])).code).toBe(3);
    expect(await lienMach(['key', join(folder, 'key')])).toMatchObject({ code: 0 });
    const first = await device(0, 'first');
    const second = await device(1, 'second');
    await births(first, 12);
    await synced(first, second);
    const made = await lienMach(['backup']);
    expect(made).toMatchObject({ code: 0 });
    const backup = join(data, 'backups', readdirSync(join(data, 'backups'))[0] ?? '');

    const lost = await births(first, 50);
    await synced(first);
    const times = await Promise.all(lost.map(({ entity }) => firstTime(first, entity)));
    expect(new Set(times).has(undefined)).toBe(false);
    const proofs = await first.store.proofOf(lost[0]?.mid ?? '');
    const before = (await (await fetch(`${server.url}/healthz`)).json()) as { epoch: string };

    // While a server works there nothing is put back; elsewhere the copy is found good.
    expect(await lienMach(['restore', backup, '--replace'])).toMatchObject({ code: 1 });
    const verified = await lienMach(['verify', backup]);
    expect(verified).toMatchObject({ code: 0 });
    expect(verified.said).toContain('12 receipts');
    const receipt = join(folder, 'receipt.json');
    writeFileSync(receipt, JSON.stringify(proofs));
    for (const point of [backup, receipt]) {
      expect(await lienMach(['audit', 'verify', '--against', point])).toMatchObject({ code: 0 });
    }
    writeFileSync(join(folder, 'forged.json'), JSON.stringify(proofs).replace('applied', 'refused'));
    expect(await lienMach(['audit', 'verify', '--against', join(folder, 'forged.json')])).toMatchObject({ code: 1 });

    // The disk is lost: another one, empty, and the backup, which lay elsewhere.
    const { port } = server;
    await server.kill();
    const bytes = readFileSync(backup);
    rmSync(join(data, 'lien-mach.db'));
    for (const tail of ['-wal', '-shm']) rmSync(join(data, `lien-mach.db${tail}`), { force: true });
    rmSync(join(data, 'receipt-key.pem'));
    const restored = await lienMach(['restore', backup]);
    expect(restored).toMatchObject({ code: 0 });
    expect(restored.said).toMatch(/everything received after \d{4}-\d\d-\d\dT\S+ is lost here until/u);
    expect(statSync(join(data, 'receipt-key.pem')).mode & 0o777).toBe(0o600);
    expect(readFileSync(backup).equals(bytes)).toBe(true);
    expect(await lienMach(['restore', backup])).toMatchObject({ code: 1 });

    server = await startServer({ dataDirectory: data, port });
    const now = (await (await fetch(`${server.url}/healthz`)).json()) as { epoch: string };
    expect(now.epoch).not.toBe(before.epoch);
    await births(second, 20);
    await synced(second, first, second);
    for (const each of [first, second]) {
      expect(await each.store.counts()).toMatchObject({ dossiers: 82, waiting: 0, attention: 0 });
    }
    expect(await second.digest()).toBe(await first.digest());
    for (const [at, { entity }] of lost.entries()) {
      expect(await firstTime(first, entity)).toBe(times[at]);
      expect((await second.store.dossier(entity))?.dossier.events[0]?.recordedAt).toBe(times[at]);
    }
    expect((await first.store.exchangeStatus()).restore).toMatchObject({ sentAgain: 50, timesKept: 50, isDone: true });

    expect(await lienMach(['audit', 'verify', '--against', backup])).toMatchObject({ code: 0 });
    // What was signed in the lost history is still this server's word; that its chain was cut is told.
    const cut = await lienMach(['audit', 'verify', '--against', receipt]);
    expect(cut).toMatchObject({ code: 1 });
    expect(cut.said).toContain('or it was restored from before that');
    await first.close();
    await second.close();
  });

  it('leaves no name in the clear in a backup, in what the commands say, or in the log', async () => {
    const said = (await lienMach(['backup', '--to', join(folder, 'again')])).said;
    const again = readdirSync(join(folder, 'again'));
    expect(again).toHaveLength(1);
    const places = [
      readFileSync(join(folder, 'again', again[0] ?? '')),
      Buffer.from(said + (await lienMach(['verify', join(folder, 'again', again[0] ?? '')])).said + server.log()),
    ];
    expect(names.length).toBe(82);
    for (const name of new Set(names)) {
      for (const bytes of places) {
        expect(bytes.includes(Buffer.from(name, 'utf8'))).toBe(false);
        expect(bytes.includes(Buffer.from(name, 'utf16le'))).toBe(false);
      }
    }
  });

  it('[R17] says that there is no room, and leaves the older backups and nothing half-done', async () => {
    const disk = openSmallDisk(1);
    try {
      const to = join(disk.folder, 'backups');
      expect(await lienMach(['backup', '--to', to])).toMatchObject({ code: 0 });
      const older = readdirSync(to);
      disk.fill();
      const full = await lienMach(['backup', '--to', to]);
      if (disk.fillable) {
        expect(full).toMatchObject({ code: 3 });
        expect(full.said).toContain('There is no room left for a backup');
        expect(readdirSync(to)).toEqual(older);
      }
      expect(await lienMach(['verify', join(to, older[0] ?? '')])).toMatchObject({ code: 0 });
    } finally {
      disk.remove();
    }
  });

  it('is made by the server itself, by the clock, and told in the health answer', async () => {
    await server.stop();
    const clocked = await startServer({
      dataDirectory: data,
      env: { BACKUP_KEY_FILE: join(folder, 'key'), BACKUP_EVERY_HOURS: '24', BACKUP_DIR: join(folder, 'again') },
    });
    const health = (await (await fetch(`${clocked.url}/healthz`)).json()) as { backup: { status: string } };
    expect(health.backup.status).toBe('ok');
    await clocked.stop();
    await expect(
      startServer({ dataDirectory: data, env: { BACKUP_KEY_FILE: join(folder, 'none'), BACKUP_EVERY_HOURS: '24' } }),
    ).rejects.toThrow('cannot be read');
    server = await startServer({ dataDirectory: data });
  });

  it('answers wrong use with 2 and what is wrong in the database with 1', async () => {
    expect(await lienMach(['bakcup'])).toMatchObject({ code: 2 });
    expect(await lienMach(['help'])).toMatchObject({ code: 0 });
    const [, reader] = server.accounts;
    await server.stop();
    const reads = await lienMach(['audit', 'reads', '--account', reader?.username ?? '']);
    expect(reads).toMatchObject({ code: 0 });
    expect(reads.said).toMatch(/was sent [0-9a-f-]{36} of commune 99999 in an exchange/u);
    expect(await lienMach(['audit', 'reads', '--account', 'khong-co'])).toMatchObject({ code: 1 });
    const handle = new Database(join(data, 'lien-mach.db'));
    handle.exec("UPDATE entity SET state = replace(state, 'RECEIVED', 'APPROVED') WHERE rev = 1");
    handle.close();
    const found = await lienMach(['audit', 'verify']);
    expect(found).toMatchObject({ code: 1 });
    expect(found.said).toMatch(/Commune 99999, table entity, row [0-9a-f-]{36}, column digest, is not what it was/u);
  });
});
