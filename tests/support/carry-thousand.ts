import { openBadLine } from './bad-line.ts';
import { openDevice, type Synced } from './device.ts';
import { makePeople } from './people.ts';
import { startServer } from './server.ts';

export interface CarriedThousand {
  readonly births: Synced;
  readonly edits: Synced;
  /** The second machine, which had nothing, after the births. */
  readonly pulled: Synced;
  /** Asked once more; with the bytes that were on the line, which are not ours alone. */
  readonly idle: Synced & { readonly lineUp: number; readonly lineDown: number };
  readonly equal: boolean;
}

/** So many births, then a field of each changed, sent over a good line to a real server process; a second machine pulls the births. */
export async function carryThousand(count: number): Promise<CarriedThousand> {
  const server = await startServer();
  const line = await openBadLine({ target: { host: '127.0.0.1', port: server.port }, seed: 1 });
  const [account, colleague] = server.accounts;
  if (account === undefined || colleague === undefined) throw new Error('the server made no accounts');
  const first = await openDevice({ serverUrl: line.url, account, name: 'first' });
  const second = await openDevice({ serverUrl: line.url, account: colleague, name: 'second' });
  try {
    const made: string[] = [];
    for (const fields of makePeople(11).births(count)) {
      made.push((await first.perform({ name: 'openDossier', args: fields })).entity);
    }
    const births = await first.sync();
    const pulled = await second.sync();
    const equal = (await first.digest()) === (await second.digest()) && births.receipts === count;
    const before = line.stats;
    const asked = await first.sync();
    const after = line.stats;
    const idle = {
      ...asked,
      lineUp: after.bytesUp - before.bytesUp,
      lineDown: after.bytesDown - before.bytesDown,
    };
    for (const [index, entity] of made.entries()) {
      const from = (await first.store.dossier(entity))?.dossier.fields['applicant.phone'] ?? null;
      const to = `0999${100_000 + ((index * 7_919) % 900_000)}`;
      await first.perform({ name: 'editDossier', entity, args: { changes: [{ field: 'applicant.phone', from, to }] } });
    }
    return { births, pulled, idle, edits: await first.sync(), equal };
  } finally {
    await first.close();
    await second.close();
    await line.close();
    await server.stop();
  }
}
