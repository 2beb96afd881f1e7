import type { Book } from '../../src/domain/books/book.ts';
import type { Office } from '../../src/domain/office/office.ts';
import type { Mutation } from '../../src/domain/mutation.ts';
import type { Receipt } from '../../src/protocol/receipt.ts';
import type { ServerStore } from '../../sync-server/store/port.ts';
import type { ScopeCounter, StoredEntity, StoredMutation } from '../../sync-server/store/scope-rows.ts';
import { scope } from '../world/people-of-the-world.ts';

/** Everything a server's database holds of the commune. */
export interface ServerState {
  readonly counter: ScopeCounter;
  readonly mutations: ReadonlyMap<string, StoredMutation & { readonly mutation: Mutation }>;
  readonly receipts: ReadonlyMap<string, readonly Receipt[]>;
  /** Dossiers. */
  readonly entities: ReadonlyMap<string, StoredEntity>;
  readonly books: readonly Book[];
  /** What the commune has stated for itself. */
  readonly office: { readonly rev: number; readonly state: Office } | null;
  readonly epoch: string;
}

export async function readServer(store: ServerStore, mids: readonly string[]): Promise<ServerState> {
  return store.read(async (reads) => {
    const of = reads(scope);
    const counter = await of.counter();
    const mutations = await of.mutations(mids);
    const receipts = new Map<string, readonly Receipt[]>();
    for (const mid of mids) {
      const all = await of.receiptsOf(mid);
      if (all.length > 0) receipts.set(mid, all);
    }
    const heads = await of.headsAfter(0, 1_000_000);
    const entities = await of.entities(heads.map(({ id }) => id));
    const office = entities.find(({ kind }) => kind === 'office');
    return {
      counter,
      mutations: new Map(mutations.map((row) => [row.mid, { ...row, mutation: JSON.parse(row.body) as Mutation }])),
      receipts,
      entities: new Map(entities.filter(({ kind }) => kind === 'dossier').map((row) => [row.id, row])),
      books: entities.filter(({ kind }) => kind === 'book').map(({ state }) => JSON.parse(state) as Book),
      office: office === undefined ? null : { rev: office.rev, state: JSON.parse(office.state) as Office },
      epoch: await of.epoch(),
    };
  });
}
