import { expect, it } from 'vitest';
import { readIdentity } from '../../src/store/identity.ts';
import { openDeviceSigner } from '../../src/store/keys/device-signer.ts';
import { signSlip } from '../../src/sync/sign-slip.ts';
import { verifyWithNode } from '../../sync-server/node-receipt-signer.ts';
import { checkSlip } from '../../sync-server/public-check/check-slip.ts';
import type { StoredDevice } from '../../sync-server/store/device-port.ts';
import { makeDesk } from '../support/made-up-desk.ts';
import { testCommune } from '../support/server-parts.ts';

const slip = { code: 'TAM-26740-7K2M9QXA-261120-007', token: '0123456789abcdef0123456789abcdef' };

it('signs a slip without a line by the key that the server knows the machine by, and by no other', async () => {
  const { subtle } = globalThis.crypto;
  const storeParts = makeDesk().openParts();
  const signer = await openDeviceSigner({ database: storeParts.database, subtle });
  const { device: id } = await readIdentity(storeParts);
  const proof = await signSlip(slip, { signer, device: id, clock: storeParts.clock });
  const text = `${slip.code}#${slip.token}#${proof}`;
  const known = (key: string): StoredDevice => ({
    ...{ id, scope: testCommune.code, name: '', publicKey: key, since: '2026-11-20T02:00:00.000Z', enrolledBy: null },
    ...{
      usedBy: null,
      exchangedAt: null,
      waiting: 0,
      received: 0,
      build: null,
      incarnation: null,
      revokedAt: null,
      revokedBy: null,
    },
    ...{ handedInAt: null, emptyAt: null, emptyCount: 0 },
  });
  const check = (key: string) =>
    checkSlip(text, {
      devices: { byId: async (asked) => (asked === id ? known(key) : undefined) },
      communes: [testCommune],
      verify: verifyWithNode,
    });
  const printedAt = `${new Date(storeParts.clock.now()).toISOString().slice(0, 19)}.000Z`;
  const good = { status: 'goodSlip', commune: testCommune.name, code: slip.code, printedAt, revokedAt: null };
  expect(await check(signer.publicKey)).toEqual(good);
  const other = await openDeviceSigner({ database: makeDesk({ seed: 2 }).openParts().database, subtle });
  expect(await check(other.publicKey)).toEqual({ status: 'falseSlip' });
});
