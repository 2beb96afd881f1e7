import { fillCommune } from './big-commune.ts';
import { openTab, type Tab, type TabOptions } from './desk-on-line.ts';
import { birthCommand, makeDesk, type MadeUpDesk } from './made-up-desk.ts';
import { makePeople } from './people.ts';
import { openServerInProcess, type ServerInProcess } from './server-in-process.ts';

/** Just enough for a first load to come as a snapshot. */
export const bigCount = 520;

/** A server whose made-up commune has so many births. */
export async function bigServer(count = bigCount): Promise<ServerInProcess> {
  const server = await openServerInProcess();
  await fillCommune(server.store, { scope: '99999', author: server.accounts[0].id, count });
  return server;
}

export async function headOf(server: ServerInProcess): Promise<{ readonly digest: string; readonly seq: number }> {
  return server.store.read((reads) => reads('99999').counter());
}

/** A new desk, another with another seed, that has signed in and heard that very much is ahead: its next exchange asks for the manifest. */
export async function deskBeforeLoad(server: ServerInProcess, seed = 1): Promise<MadeUpDesk> {
  const desk = makeDesk({ seed });
  const tab = openTab(server, { desk, seed, loads: true });
  await tab.signIn();
  for (let tries = 0; (await loadOf(tab)) === null; tries += 1) {
    if (tries === 5) throw new Error('no load began');
    await tab.exchange();
  }
  tab.store.close();
  return desk;
}

export const openLoadingTab = (server: ServerInProcess, options: TabOptions): Tab =>
  openTab(server, { ...options, loads: true });

export async function loadOf({ store }: Tab) {
  return (await store.exchangeStatus()).load;
}

/** What a person saves while a load is under way. */
export async function saveOne({ store }: Tab, number = 1): Promise<{ readonly mid: string; readonly entity: string }> {
  const saved = await store.perform(birthCommand(makePeople(600 + number).birth(), number));
  if (saved.status !== 'saved') throw new Error(JSON.stringify(saved));
  return saved;
}

/** Exchanges until nothing is left, or as long as `goesOn`. */
export async function drainWhile(tab: Tab, goesOn: () => boolean | Promise<boolean> = () => true): Promise<void> {
  for (let tries = 0; tries < 60; tries += 1) {
    if (!(await goesOn())) return;
    const attempt = await tab.exchange();
    if (attempt.status === 'exchanged' && !attempt.done.workLeft) return;
  }
  throw new Error('not drained');
}

type Asked = Parameters<typeof fetch>[0];
const addressOf = (input: Asked): string => (input instanceof Request ? input.url : input.toString());

export const isPart = (input: Asked): boolean => /snapshots\/\d+\/[^/]+\/\d+$/u.test(addressOf(input));
export const isOfLoad = (input: Asked): boolean => addressOf(input).includes('/v1/snapshots/');

/** Cuts each part of a snapshot after so many bytes, as a line does that is reset. */
export function cutParts(fetch: typeof globalThis.fetch, after: number): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    if (!isPart(input)) return response;
    const body = new Uint8Array(await response.arrayBuffer());
    if (body.length <= after) return new Response(body, { status: response.status, headers: response.headers });
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(body.slice(0, after)),
      pull: (controller) => controller.error(new TypeError('reset')),
    });
    return new Response(stream, { status: response.status, headers: response.headers });
  };
}
