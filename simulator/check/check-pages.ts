import type { PageBlobs } from '../../sync-server/documents/page-blobs.ts';
import type { PageStore } from '../../sync-server/store/page-port.ts';
import type { ServerStore } from '../../sync-server/store/port.ts';
import type { Machine, Tab } from '../world/machine.ts';
import { scope } from '../world/people-of-the-world.ts';
import type { Scheduler } from '../world/scheduler.ts';
import type { Ledger } from './ledger.ts';

/** How many pages of the commune wait on this disk, and their bytes that have yet to go, as the rows say themselves. */
export function pagesWaitingOn({ disk }: Machine): { readonly pages: number; readonly bytes: number } {
  const rows = disk
    .rows('pages')
    .filter((row) => row['state'] === 'waiting' && row['scope'] === scope && row['damaged'] !== true);
  return { pages: rows.length, bytes: rows.reduce((sum, row) => sum + Number(row['bytes']) - Number(row['sent']), 0) };
}

/** R4, R16, at any moment: what counts as received has been whole at a server, and no server had a reason to turn one away. */
export function checkPagesOnDisk(ledger: Ledger, { name, disk }: Machine): void {
  for (const { id, state } of disk.rows('pages')) {
    const page = `page ${String(id).slice(0, 8)}`;
    if (state === 'here' && !ledger.wholePages.has(String(id)))
      ledger.violate('pages', `${page} counts as received on ${name}, and was never whole at a server`);
    if (state === 'refused') ledger.violate('pages', `${page} was turned away from ${name}`);
  }
}

/** R16: what a screen says of the pages that wait, against the disk at every moment between the question and the answer. */
export async function lookAtPages(
  ledger: Ledger,
  scheduler: Scheduler,
  machine: Machine,
  { store, process }: Tab,
): Promise<void> {
  const moments = new Set<string>();
  const note = (): void => {
    const { pages, bytes } = pagesWaitingOn(machine);
    moments.add(`${pages} with ${bytes} bytes`);
  };
  if ((await store.session()) === null) return;
  const stop = scheduler.observe(note, process);
  note();
  try {
    const { pages, bytes } = await store.pages.waiting();
    note();
    const said = `${pages} with ${bytes} bytes`;
    if (machine.account !== undefined && !moments.has(said))
      ledger.violate('pages', `${machine.name} says ${said} wait; true: ${[...moments].join(', ')}`);
  } finally {
    stop();
  }
}

/** In the end, with no server put back: what counts as received is whole there, once, with nothing left of its parts. */
export async function checkPagesAtServer(
  ledger: Ledger,
  machines: readonly Machine[],
  { store, blobs }: { readonly store: ServerStore; readonly blobs: PageBlobs },
): Promise<void> {
  if (ledger.restores === 0) await checkWhole(ledger, machines, { pages: store.pages, blobs });
  for (const [sha256, name] of ledger.begunByRevoked) {
    const named = [...(ledger.namedBy.get(sha256) ?? [])].some((mid) => ledger.wordsOn(mid, 1).length > 0);
    if (!named)
      ledger.violate('revoked', `${name} was revoked, and begins page ${sha256}, of which no server has heard`);
  }
}

async function checkWhole(
  ledger: Ledger,
  machines: readonly Machine[],
  { pages, blobs }: { readonly pages: PageStore; readonly blobs: PageBlobs },
): Promise<void> {
  const received = new Set(
    machines
      .flatMap(({ disk }) => disk.rows('pages').filter(({ state }) => state === 'here'))
      .map(({ id }) => String(id)),
  );
  for (const sha256 of received) {
    const key = { scope, sha256 };
    const page = await pages.page(key);
    const isWhole =
      typeof page?.wholeAt === 'string' && (await blobs.get(key)) !== undefined && (await pages.held(key)) === 0;
    if (!isWhole)
      ledger.violate('pages', `page ${sha256.slice(0, 8)} counts as received and is not whole at the server`);
  }
}
