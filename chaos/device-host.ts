import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { DeviceEnd, DeviceWishes, FromDevice, ToDevice, ToldReceipt } from './worker-talk.ts';

/** What one device was told, kept outside it: what the count is held against. */
export interface Told {
  readonly saved: Map<string, { readonly device: string; readonly name: string; readonly entity: string }>;
  /** The first server time a device held for each act, and every status it was told after. */
  readonly receipts: Map<string, { readonly serverTime: string; readonly statuses: string[] }>;
  /** Why rows of tries came to nothing, and how often: the faults as devices met them. */
  readonly gaveUp: Map<string, number>;
  /** What no device should ever say. */
  readonly troubles: string[];
}

export interface DeviceHost {
  readonly name: string;
  open(): void;
  /** Ends its thread at once, as soon as a question of its is on the way; its directory stays. */
  killInMidSync(): Promise<void>;
  /** Lets it exchange once more, and hears what it holds. */
  drain(): Promise<DeviceEnd>;
  close(): Promise<void>;
}

const askPatienceMs = 3_000;
const drainPatienceMs = 120_000;
const closePatienceMs = 10_000;

export function createDeviceHost(program: string, wishes: DeviceWishes, told: Told): DeviceHost {
  let worker: Worker | undefined;
  let generation = 0;
  const listeners = new Set<(message: FromDevice) => void>();

  const heard = (message: FromDevice): void => {
    if (message.kind === 'saved') {
      told.saved.set(message.mid, { device: wishes.name, name: message.name, entity: message.entity });
    } else if (message.kind === 'gaveUp') told.gaveUp.set(message.reason, (told.gaveUp.get(message.reason) ?? 0) + 1);
    else if (message.kind === 'notSaved') told.troubles.push(`${wishes.name}: ${message.detail}`);
    else if (message.kind === 'receipts') message.receipts.forEach(hearReceipt);
    for (const listener of listeners) listener(message);
  };
  const hearReceipt = ({ mid, serverTime, status }: ToldReceipt): void => {
    const before = told.receipts.get(mid);
    if (before === undefined) told.receipts.set(mid, { serverTime, statuses: [status] });
    else if (before.statuses.at(-1) !== status) before.statuses.push(status);
  };
  const open = (): void => {
    generation += 1;
    const made = new Worker(program, { workerData: { ...wishes, seed: wishes.seed + generation * 1_000 } });
    worker = made;
    made.on('message', heard);
    made.on('error', (error: Error) => {
      told.troubles.push(`${wishes.name} fell over: ${error.stack ?? error.message}`);
      if (worker === made) worker = undefined;
    });
  };
  const next = <Wanted>(wanted: (message: FromDevice) => Wanted | undefined): { whenHeard: Promise<Wanted> } => ({
    whenHeard: new Promise((resolve) => {
      const listener = (message: FromDevice): void => {
        const found = wanted(message);
        if (found === undefined) return;
        listeners.delete(listener);
        resolve(found);
      };
      listeners.add(listener);
    }),
  });
  const say = (order: ToDevice): void => worker?.postMessage(order);

  return {
    name: wishes.name,
    open,
    async killInMidSync() {
      const { whenHeard } = next((message) => (message.kind === 'asking' ? true : undefined));
      await Promise.race([whenHeard, sleep(askPatienceMs)]);
      const ending = worker;
      worker = undefined;
      await ending?.terminate();
    },
    async drain() {
      if (worker === undefined) open();
      const { whenHeard } = next((message) => (message.kind === 'end' ? message.end : undefined));
      say({ kind: 'drain' });
      const end = await Promise.race([whenHeard, sleep(drainPatienceMs, undefined, { ref: false })]);
      if (end === undefined) throw new Error(`${wishes.name} does not come to rest.`);
      return end;
    },
    async close() {
      const ending = worker;
      if (ending === undefined) return;
      const ended = new Promise((resolve) => ending.once('exit', resolve));
      say({ kind: 'close' });
      await Promise.race([ended, sleep(closePatienceMs, undefined, { ref: false })]);
      await ending.terminate();
    },
  };
}
