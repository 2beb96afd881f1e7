import type { DeviceStore, StoredDevice } from '../../sync-server/store/device-port.ts';
import type { AccountParts } from './model-accounts.ts';
import type { KeptHandIn } from './model-tables.ts';
import type { ModelTransaction } from './model-transaction.ts';
import type { View } from './versioned-table.ts';

const newcomer = {
  name: '',
  exchangedAt: null,
  usedBy: null,
  waiting: 0,
  received: 0,
  build: null,
  incarnation: null,
  revokedAt: null,
  revokedBy: null,
  handedInAt: null,
  emptyAt: null,
  emptyCount: 0,
} as const;

interface DeviceParts extends AccountParts {
  /** Acts that the lanes of a device have brought, in one statement. */
  readonly received: DeviceStore['received'];
}

/** Machines as the modelled database keeps them. */
export function modelDevices({ tables, statement, writing, received }: DeviceParts): DeviceStore {
  const { devices, deviceCodes, handIns } = tables;
  const change = (id: string, facts: (now: StoredDevice) => Partial<StoredDevice> | undefined): Promise<void> =>
    writing(async (transaction) => {
      await transaction.lock(devices.lock(null, id));
      const now = devices.get(id, transaction.view);
      const next = now === undefined ? undefined : facts(now);
      if (now !== undefined && next !== undefined) await transaction.upsert(devices, [{ ...now, ...next }]);
    });
  const handInOf = (device: string, sha256: string, view: View) => handIns.get(`${device} ${sha256}`, view);
  const bytesIn = (kept: KeptHandIn | undefined): Uint8Array =>
    Uint8Array.from((kept?.parts ?? []).flatMap(({ bytes }) => [...bytes]));
  const changeHandIn = (
    device: string,
    sha256: string,
    next: (now: KeptHandIn, transaction: ModelTransaction) => KeptHandIn | undefined,
  ) =>
    writing(async (transaction) => {
      await transaction.lock(handIns.lock(null, `${device} ${sha256}`));
      const now = handInOf(device, sha256, transaction.view);
      const changed = now === undefined ? undefined : next(now, transaction);
      if (changed !== undefined) await transaction.upsert(handIns, [changed]);
    });
  return {
    byId: (id) => statement((view) => devices.get(id, view)),
    ofScope: (scope) => statement((view) => devices.by('scope', scope, view).sort((a, b) => (a.id < b.id ? -1 : 1))),
    enrol: ({ id, scope, name, publicKey, by, at }) =>
      writing(async (transaction) => {
        await transaction.lock(devices.lock(null, id));
        const now = devices.get(id, transaction.view) ?? { ...newcomer, id, since: at };
        const facts = { scope, publicKey, enrolledBy: by, ...(name === undefined ? {} : { name }) };
        await transaction.upsert(devices, [{ ...now, ...facts }]);
      }),
    async learnKey(id, publicKey) {
      let learnt = false;
      await change(id, (now) => {
        learnt = now.publicKey === null;
        return learnt ? { publicKey } : undefined;
      });
      return learnt;
    },
    rename: (id, name) => change(id, () => ({ name })),
    note: (id, { missing, ...told }) =>
      change(id, ({ emptyAt }) => ({
        ...told,
        ...(missing > 0 && emptyAt === null ? { emptyAt: told.exchangedAt, emptyCount: missing } : {}),
      })),
    seen: (id) => change(id, () => ({ emptyAt: null, emptyCount: 0 })),
    revoke: (id, by, at) =>
      change(id, ({ revokedAt }) => (revokedAt === null ? { revokedAt: at, revokedBy: by } : undefined)),
    received,
    addCode: (code) =>
      writing(async (transaction) => {
        for (const old of deviceCodes.all(transaction.view)) {
          if (old.expiresAt <= code.madeAt) await transaction.remove(deviceCodes, old);
        }
        await transaction.insert(deviceCodes, [{ ...code, usedAt: null }]);
      }),
    async useCode({ hash, scope, at }) {
      let used: { readonly name: string } | undefined;
      await writing(async (transaction) => {
        await transaction.lock(deviceCodes.lock(null, hash));
        const code = deviceCodes.get(hash, transaction.view);
        if (code === undefined || code.scope !== scope || code.expiresAt <= at || code.usedAt !== null) return;
        await transaction.upsert(deviceCodes, [{ ...code, usedAt: at }]);
        used = { name: code.name };
      });
      return used;
    },
    handIn: (device, sha256) =>
      statement((view) => {
        const kept = handInOf(device, sha256, view);
        if (kept === undefined) return undefined;
        const { parts: _, ...handIn } = kept;
        return handIn;
      }),
    beginHandIn: (handIn) =>
      writing(async (transaction) => {
        for (const begun of handIns.by('device', handIn.device, transaction.view)) {
          if (begun.at === null) await transaction.remove(handIns, begun);
        }
        await transaction.insert(handIns, [{ ...handIn, at: null, parts: [] }]);
      }),
    heldOf: (device, sha256) => statement((view) => bytesIn(handInOf(device, sha256, view)).length),
    addPart: (device, sha256, part) =>
      changeHandIn(device, sha256, (now) =>
        now.parts.some(({ position }) => position === part.position)
          ? undefined
          : { ...now, parts: [...now.parts, part].sort((a, b) => a.position - b.position) },
      ),
    bytesOf: (device, sha256) => statement((view) => bytesIn(handInOf(device, sha256, view))),
    async endHandIn(device, sha256, at) {
      await changeHandIn(device, sha256, (now) => (now.at === null ? { ...now, at } : undefined));
      await change(device, () => ({ handedInAt: at }));
    },
    noteHandedIn: (device, at) => change(device, () => ({ handedInAt: at })),
    handInsOf: (scope) =>
      statement((view) =>
        handIns
          .by('scope', scope, view)
          .sort((a, b) => (a.device < b.device ? -1 : 1))
          .map(({ parts: _, ...handIn }) => handIn),
      ),
  };
}
