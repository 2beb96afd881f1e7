import type { Logger } from 'pino';
import type { Dossier } from '../../src/domain/dossier.ts';
import type { Instant } from '../../src/domain/words.ts';
import type { PageBlobs } from '../documents/page-blobs.ts';
import type { Delivery } from '../store/delivery-port.ts';
import type { Connection, Outcome } from './connector.ts';
import type { DeliveryTarget } from './delivery-settings.ts';
import type { FollowParts } from './follow-log.ts';

export interface DeliverParts extends FollowParts {
  readonly target: DeliveryTarget;
  readonly connection: Connection;
  readonly blobs: PageBlobs;
  /** Who holds leases: this process. */
  readonly by: string;
  readonly chance: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly stopping: () => boolean;
  readonly log: Logger;
}

/** What a call came to for the road; `null`: nobody was called, and the road is as it was. */
export type Called = { readonly failed: boolean; readonly afterSeconds: number | null } | null;

export function calledOf(outcome: Outcome | { readonly kind: 'told' }): Called {
  if (outcome.kind === 'later') return { failed: true, afterSeconds: outcome.afterSeconds };
  return { failed: outcome.kind === 'unclear', afterSeconds: null };
}

/** The dossiers of deliveries of one commune, as they are now; one that has left is not among them. */
export async function dossiersOf(
  deliveries: readonly Delivery[],
  { store }: Pick<DeliverParts, 'store'>,
): Promise<readonly Dossier[]> {
  const [first] = deliveries;
  if (first === undefined) return [];
  const ids = deliveries.map(({ entity }) => entity);
  const states = await store.read((reads) => reads(first.scope).entities(ids));
  return states.flatMap(({ kind, leftTo, state }) =>
    kind === 'dossier' && leftTo === null ? [JSON.parse(state) as Dossier] : [],
  );
}

/** Of an exchange that is kept; no words of theirs are longer. */
const longestKept = 20_000;

interface About {
  readonly scope: string;
  readonly entity: string | null;
  readonly kind: 'send' | 'ask';
  readonly outcome: string;
  readonly request: string;
  readonly response: string;
}

/** Writes down what was said, both ways. */
export async function keepSaid(
  said: readonly About[],
  { store, newId, clock }: Pick<DeliverParts, 'store' | 'newId' | 'clock'>,
): Promise<void> {
  const at: Instant = clock.now();
  await store.deliveries.addExchanges(
    said.map((about) => ({ ...about, id: newId(), at, response: about.response.slice(0, longestKept) })),
  );
}
