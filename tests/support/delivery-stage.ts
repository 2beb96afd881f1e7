import type { Gateway } from '../../gateway/app.ts';
import type { Faults } from '../../gateway/faults.ts';
import type { Mutation } from '../../src/domain/mutation.ts';
import type { Receipt } from '../../src/protocol/receipt.ts';
import type { Page } from '../../src/domain/documents/page.ts';
import type { Dossier } from '../../src/domain/dossier.ts';
import type { Fields } from '../../src/domain/field.ts';
import type { DeliverParts } from '../../sync-server/delivery/deliver-parts.ts';
import { deliverRound } from '../../sync-server/delivery/deliver-round.ts';
import type { Connection } from '../../sync-server/delivery/connector.ts';
import { builtInMapping } from '../../sync-server/delivery/mapping/mapping.ts';
import type { Road } from '../../sync-server/delivery/plan-delivery.ts';
import { madeUpId } from './acts.ts';
import { type ConnectorKind, openConnector, webhookTarget } from './connectors.ts';
import { openGateway } from './gateway.ts';
import { entryArgs, movesToApproval, openBookAct } from './made-up-books.ts';
import { openPlainDevice } from './plain-device.ts';
import { createSeededRandom } from './seeded-random.ts';
import { createServerActs } from './server-acts.ts';
import { openServerInProcess, type ServerInProcess } from './server-in-process.ts';
import { testCommune } from './server-parts.ts';

export interface DeliveryStage {
  readonly server: ServerInProcess;
  readonly gateway: Gateway;
  /** How often somebody was called over there. */
  calls(): number;
  /** A connector process of its own: what it knows of the road is its own too. */
  process(by: string, changed?: Partial<DeliverParts>): { round(): Promise<number>; readonly parts: DeliverParts };
  /** Enters births in the register, as a desk does; their ids. */
  enter(births: readonly Fields[]): Promise<readonly string[]>;
  /** She notes that she keyed it into another system herself; what the server made of that. */
  noteHandedOver(id: string, code: string): Promise<string | undefined>;
  /** Attaches a paper with these pages to what was entered; nothing of the pages is here by that. */
  attach(id: string, pages: readonly Page[]): Promise<void>;
  /** Any act of hers; its receipt. */
  push(act: Pick<Mutation, 'name' | 'entity' | 'args'>): Promise<Receipt>;
  /** A page arrives whole. */
  bring(bytes: Uint8Array<ArrayBuffer>): Promise<Page>;
  dossier(id: string): Promise<Dossier>;
  /** Lets the connector work, and time pass to when it wants to come again, until `done`. */
  until(done: () => Promise<boolean>, mostRounds?: number): Promise<void>;
  close(): Promise<void>;
}

interface StageWishes {
  readonly faults?: Partial<Faults>;
  readonly seed?: number;
  readonly changed?: Partial<DeliverParts>;
  readonly kind?: ConnectorKind;
}

/** A server and a gateway on one clock that stands still, and the connector between them. */
export async function openDeliveryStage({
  faults = {},
  seed = 1,
  changed = {},
  kind = 'oneStop',
}: StageWishes = {}): Promise<DeliveryStage> {
  const server = await openServerInProcess({ deliveryTargets: kind === 'webhook' ? [webhookTarget] : [] });
  const { clock, store, parts: app } = server;
  const moving = { now: () => Date.parse(clock.now()), advance: (ms: number) => clock.advance(ms) };
  const gateway = openGateway(faults, { seed, clock: moving });
  const device = await openPlainDevice({
    fetch: server.fetch,
    serverUrl: server.serverUrl,
    account: server.accounts[0],
    device: madeUpId(0xd000),
  });
  const acts = createServerActs(device);
  const book = openBookAct().entity;
  let last = 0;
  let processes = 0;

  const opened = openConnector(kind, { gateway, fetch: gateway.fetch, clock, newId: app.newId });
  let calls = 0;
  const counted: Connection = {
    send(parcel) {
      calls += 1;
      return opened.connection.send(parcel);
    },
    ask(about) {
      calls += 1;
      return opened.connection.ask(about);
    },
  };
  const process: DeliveryStage['process'] = (by, own = {}) => {
    processes += 1;
    const random = createSeededRandom(seed * 100 + processes);
    const parts: DeliverParts = {
      ...{ store, clock, by, newId: app.newId, hash: app.hash, apply: app.apply, pokes: app.pokes, log: app.log },
      incarnation: `0000CNX${processes}`,
      mapping: builtInMapping(),
      worldOf: () => ({
        authority: 'Ủy ban nhân dân xã Thử Nghiệm, tỉnh Mẫu',
        unitsOf: () => ({ province: 'Tỉnh Mẫu', commune: 'Xã Thử Nghiệm' }),
      }),
      target: opened.target,
      blobs: app.blobs,
      connection: counted,
      chance: () => random.next(),
      wait(milliseconds) {
        clock.advance(milliseconds);
        return Promise.resolve();
      },
      stopping: () => false,
      ...changed,
      ...own,
    };
    let road: Road = { closedUntil: 0, failures: 0 };
    return {
      parts,
      async round() {
        const done = await deliverRound(road, parts);
        ({ road } = done);
        return done.next;
      },
    };
  };
  const connector = process('first');

  const push: DeliveryStage['push'] = async ({ name, entity, args }) => {
    last += 1;
    const { receipts } = await device.push(last, { ...acts.print(entity), name, args });
    const [receipt] = receipts;
    if (receipt === undefined) throw new Error('no receipt');
    return receipt;
  };
  const dossier = async (id: string): Promise<Dossier> => {
    const [row] = await store.read((reads) => reads(testCommune.code).entities([id]));
    if (row === undefined) throw new Error('no such dossier');
    return JSON.parse(row.state) as Dossier;
  };
  return {
    server,
    gateway,
    calls: () => calls,
    process,
    async enter(births) {
      if (last === 0) {
        const { account } = device.session;
        await device.push(1, openBookAct({}, { author: account.id, device: device.device, mid: madeUpId(0xb0_0000) }));
        last = 1;
      }
      const ids: string[] = [];
      for (const fields of births) {
        const opening = acts.opening(fields);
        const moves = movesToApproval.map(({ from, to }) => acts.move(opening.entity, from, to));
        const entry = { ...acts.print(opening.entity), name: 'enterInBook', args: { ...entryArgs(book, {}) } };
        const { receipts } = await device.push(last + 1, opening, ...moves, entry);
        const wrong = receipts.find(({ status }) => status !== 'applied');
        if (wrong !== undefined) throw new Error(JSON.stringify(wrong));
        last += moves.length + 2;
        ids.push(opening.entity);
      }
      return ids;
    },
    push,
    async noteHandedOver(id, code) {
      const { upstream } = await dossier(id);
      const was = upstream === undefined ? null : { state: upstream.state, code: upstream.code };
      const args = { was, code, system: 'Cổng làm mẫu', by: 'hand' };
      return (await push({ name: 'noteHandedOver', entity: id, args })).status;
    },
    async attach(entity, pages) {
      const args = { paper: 'birthNotice', standing: 'given', pages: [...pages] };
      last += 1;
      const { receipts } = await device.push(last, { ...acts.print(entity), name: 'attachDocument', args });
      if (receipts[0]?.status !== 'applied') throw new Error(JSON.stringify(receipts));
    },
    async bring(bytes) {
      const page: Page = { sha256: app.hash(bytes), bytes: bytes.length, type: 'image/jpeg' };
      const key = { scope: testCommune.code, sha256: page.sha256 };
      const at = clock.now();
      const begun = { ...key, size: page.bytes, type: page.type, broughtBy: device.session.account.id, begunAt: at };
      await store.pages.begin(begun);
      await app.blobs.put(key, bytes);
      await store.pages.settle({ ...key, wholeAt: null }, at);
      return page;
    },
    dossier,
    async until(done, mostRounds = 2_000) {
      for (let round = 0; round < mostRounds; round += 1) {
        const next = await connector.round();
        if (await done()) return;
        clock.advance(Math.max(1, next - Date.parse(clock.now())));
      }
      throw new Error('it never came to that');
    },
    async close() {
      opened.close();
      await server.close();
    },
  };
}
