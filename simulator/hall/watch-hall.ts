import { recordKinds } from '../../src/domain/record-ref.ts';
import { emptyDigest, foldDigest } from '../../src/protocol/digest.ts';
import { openKept } from '../../src/store/kept-receipts.ts';
import type { Proof } from '../../src/protocol/verify-proof.ts';
import { testCommune } from '../../tests/support/server-parts.ts';
import type { CheckName, Violation } from '../check/ledger.ts';
import type { Hall, HallMachine } from './open-hall.ts';

/** What is looked at between two things that happen, and what has to be remembered for the end. */
export interface HallWatch {
  readonly violations: Violation[];
  readonly violate: (check: CheckName, detail: string) => void;
  /** Acts that the province has had at some time. */
  readonly reached: ReadonlySet<string>;
  /** First times that somebody could vouch for when the province was put back. */
  readonly vouched: ReadonlyMap<string, string>;
  look(): Promise<void>;
  /** Before the province is put back. */
  noteTimes(): Promise<void>;
}

export function watchHall({ province, hub, machines }: Hall): HallWatch {
  const violations: Violation[] = [];
  const reached = new Set<string>();
  const vouched = new Map<string, string>();
  const violate: HallWatch['violate'] = (check, detail) => void violations.push({ check, detail });
  const read = () => province.server.store;

  const lookAtProvince = async (): Promise<void> => {
    const saved = machines.flatMap((machine) => machine.saved);
    const receipts = await read().read((of) => of(testCommune.code).latestReceipts(saved));
    for (const { mid } of receipts) reached.add(mid);
  };

  /** R4: whatever a hub says, what the province has never had is in the outbox of its machine. */
  const lookAtOutbox = async ({ device, saved }: HallMachine): Promise<void> => {
    const waiting = new Set((await device.outbox()).map(({ mid }) => mid));
    for (const mid of saved) {
      if (!waiting.has(mid) && !reached.has(mid))
        violate('onDisk', `${device.name} has let go of ${mid}, which the province has never had`);
    }
  };

  /** What is settled at the hub without a word of the province's is there by another way, or nobody carries it. */
  const lookAtIntake = (): void => {
    for (const { mid, isSettled } of hub.held()) {
      if (isSettled && !reached.has(mid))
        violate('hands', `the hub has settled ${mid}, which the province has never had`);
    }
  };

  /** Whole, it is the commune at one moment of the history that there is: its rows are what its digest says. */
  const lookAtMirror = async (): Promise<void> => {
    if (!hub.mirror.isWhole()) return;
    const [rows, noted] = await hub.mirror.store().read(async (of) => {
      const here = of(testCommune.code);
      return [await here.digestsOf(recordKinds), (await here.counter()).digest];
    });
    if (rows.reduce(foldDigest, emptyDigest) !== noted)
      violate('mirror', 'the rows of the mirror are not what its digest says');
  };

  return {
    ...{ violations, violate, reached, vouched },
    async look() {
      await lookAtProvince();
      for (const machine of machines) if (!machine.isLost) await lookAtOutbox(machine);
      lookAtIntake();
      await lookAtMirror();
    },
    async noteTimes() {
      const held = hub.held();
      // The hub would bring these with no word on them, and may come first.
      const bare = new Set(held.filter(({ proof }) => proof === null).map(({ mid }) => mid));
      for (const { device, isLost, saved } of machines) {
        if (isLost) {
          for (const { mid, proof } of held)
            if (proof !== null && saved.includes(mid))
              vouched.set(mid, (JSON.parse(proof) as Proof).receipt.serverTime);
          continue;
        }
        for (const row of await device.parts.database.acknowledged.toArray()) {
          const kept = await openKept(device.parts.boxes, row);
          if (kept !== null && !bare.has(row.id)) vouched.set(row.id, kept.serverTime);
        }
      }
    },
  };
}
