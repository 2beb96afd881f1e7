import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { type Device, openDevice } from '../tests/support/device.ts';
import { makePeople } from '../tests/support/people.ts';
import { createSeededRandom } from '../tests/support/seeded-random.ts';
import { drawAct } from './made-up-acts.ts';
import type { DeviceEnd, DeviceWishes, FromDevice, ToDevice } from './worker-talk.ts';

// One desk's machine in a thread of its own: it goes on with its work whatever befalls the line, until it is told to
// come to rest or its thread is ended under it.
const wishes = workerData as DeviceWishes;
const tell = (message: FromDevice): void => parentPort?.postMessage(message);
const orders: ToDevice[] = [];
parentPort?.on('message', (order: ToDevice) => orders.push(order));

const random = createSeededRandom(wishes.seed);
const people = makePeople(wishes.seed);

const signInTries = 200;
const opened: { device?: Device } = {};
const opening = () =>
  openDevice({
    ...wishes,
    fetch: async (input, init) => {
      // As strict transactions do: what was answered before this question is on the disk when it is asked.
      await opened.device?.flush();
      tell({ kind: 'asking' });
      return fetch(input, init);
    },
  });
const device = await untilSignedIn();
opened.device = device;
await device.flush();

/** A first sign-in may meet a fault like anything else; later the profile holds its session. */
async function untilSignedIn(): Promise<Device> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await opening();
    } catch (error) {
      if (tries === signInTries) throw error;
      await sleep(500);
    }
  }
}

async function act(): Promise<void> {
  const command = await drawAct(device, people, random);
  const saved = await device.store.perform(command);
  await device.flush();
  if (saved.status === 'saved') tell({ kind: 'saved', mid: saved.mid, name: command.name, entity: saved.entity });
  else if (saved.status !== 'refused') tell({ kind: 'notSaved', detail: JSON.stringify(saved) });
}

async function tellReceipts(): Promise<void> {
  const views = await device.dossiers();
  await device.flush();
  const receipts = views.flatMap((view) =>
    view.receipts.map(({ mid, status, serverTime }) => ({ mid, status, serverTime })),
  );
  tell({ kind: 'receipts', receipts });
}

async function comeToRest(): Promise<DeviceEnd> {
  const { failure } = await device.sync();
  await tellReceipts();
  return {
    digest: await device.digest(),
    failure: failure === undefined ? null : `${failure.reason} ${String(failure.httpStatus)}`,
    outbox: (await device.outbox()).map(({ mid, receipt }) => ({ mid, status: receipt?.status ?? null })),
  };
}

let resting = false;
for (let turn = 1; ; turn += 1) {
  const order = orders.shift();
  if (order?.kind === 'close') break;
  if (order?.kind === 'drain') {
    resting = true;
    tell({ kind: 'end', end: await comeToRest() });
  } else if (resting) {
    await sleep(20);
  } else {
    for (let acts = random.integer(1, 3); acts > 0; acts -= 1) await act();
    const { failure } = await device.sync();
    if (failure !== undefined) tell({ kind: 'gaveUp', reason: `${failure.reason} ${failure.httpStatus ?? ''}`.trim() });
    if (turn % 4 === 0) await tellReceipts();
    await sleep(random.integer(50, 400));
  }
}
await device.close();
parentPort?.close();
