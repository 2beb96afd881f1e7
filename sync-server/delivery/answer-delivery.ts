import * as v from 'valibot';
import { type DeliveryRight, mayWithDelivery } from '../../src/domain/access/delivery-rights.ts';
import {
  type DeliveryAnswer,
  deliveryLimits,
  type DeliveryOrder,
  deliveryOrderSchemas,
  type ToldExchange,
} from '../../src/protocol/delivery.ts';
import type { Carrier } from '../authenticate.ts';
import type { KeepReads } from '../keep-reads.ts';
import { heldTo } from '../read-body.ts';
import { Refusal } from '../refusal.ts';
import type { ServerStore } from '../store/port.ts';
import type { RoadStanding } from './start-delivering.ts';

export interface AnswerParts {
  readonly store: ServerStore;
  readonly clock: { readonly now: () => string };
  /** The road of a commune, as this process knows it; absent: there is none. */
  readonly roadOf?: (scope: string) => RoadStanding | undefined;
  readonly reads?: KeepReads;
}

function holdToRight({ account }: Carrier, right: DeliveryRight): void {
  if (mayWithDelivery(account.roles, right)) return;
  throw new Refusal('forbidden', 'What is handed over is for those who answer for it.');
}

/** How things stand in the carrier's commune. @throws {Refusal} `forbidden` */
export async function tellDelivery(carrier: Carrier, parts: AnswerParts): Promise<DeliveryAnswer> {
  holdToRight(carrier, 'see');
  const { store, clock, roadOf = () => undefined } = parts;
  const { scope } = carrier.account;
  const now = clock.now();
  const rows = await store.deliveries.waiting(scope, deliveryLimits.listed);
  const lasts = await store.deliveries.lastOf(
    scope,
    rows.map(({ entity }) => entity),
  );
  const pause = (await store.deliveries.pauses()).find((one) => one.scope === scope);
  const by = pause === undefined || pause.by === null ? undefined : (await store.accounts.byIds([pause.by]))[0]?.name;
  const road = roadOf(scope);
  return {
    serverTime: now,
    road: road === undefined ? null : { ...road, closedUntil: openAgainAt(road, now) },
    pause: pause === undefined ? null : { since: pause.since, reason: pause.reason, by: by ?? null },
    counts: (await store.deliveries.counts([scope])).map(({ state, count, since }) => ({ state, count, since })),
    waiting: rows.map(({ entity, code, state, step, since, dueAt, tries, papersOwed }) => {
      const last = lasts.get(entity);
      return {
        ...{ entity, code, state, since, tries, papersOwed },
        dueAt: step === 'rest' ? null : dueAt,
        last: last === undefined ? null : { at: last.lastAt, kind: last.kind, outcome: last.outcome },
      };
    }),
  };
}

function openAgainAt({ closedUntil, failures }: RoadStanding, now: string): string | null {
  return failures > 0 && closedUntil !== null && closedUntil > now ? closedUntil : null;
}

/** @throws {Refusal} `forbidden`, `badRequest` */
export async function doDelivery(
  carrier: Carrier,
  { order, body }: { readonly order: DeliveryOrder; readonly body: unknown },
  { store: { deliveries }, clock }: AnswerParts,
): Promise<{ readonly changed: number }> {
  holdToRight(carrier, order === 'retry' || order === 'waive' ? order : 'manage');
  const { scope, id } = carrier.account;
  switch (order) {
    case 'pause': {
      const { reason } = heldTo(deliveryOrderSchemas.pause, body);
      await deliveries.pause({ scope, since: clock.now(), by: id, reason: reason.normalize('NFC') });
      return { changed: 1 };
    }
    case 'resume':
      heldTo(deliveryOrderSchemas.resume, body);
      return { changed: (await deliveries.resume(scope)) ? 1 : 0 };
    case 'retry': {
      const { record } = heldTo(deliveryOrderSchemas.retry, body);
      return { changed: await deliveries.retry(scope, record ?? null, clock.now()) };
    }
    case 'waive': {
      const { record, reason } = heldTo(deliveryOrderSchemas.waive, body);
      const waived = { at: clock.now(), by: id, reason: reason.normalize('NFC') };
      return { changed: (await deliveries.waiveOwed(scope, record, waived)) ? 1 : 0 };
    }
    default:
      return order satisfies never;
  }
}

const uuid = v.pipe(v.string(), v.uuid());

/** What was said about one dossier of the carrier's commune; that she looked is kept. @throws {Refusal} `forbidden`, `badRequest` */
export async function tellExchanges(
  carrier: Carrier,
  { record, after }: { readonly record: string; readonly after: string | null },
  { store, reads }: AnswerParts,
): Promise<{ readonly exchanges: readonly ToldExchange[]; readonly more: boolean }> {
  holdToRight(carrier, 'read');
  const entity = heldTo(uuid, record);
  const { scope } = carrier.account;
  const most = deliveryLimits.exchanges;
  const of = { entity, after: after === null ? null : heldTo(uuid, after), most: most + 1 };
  const found = await store.deliveries.exchanges(scope, of);
  reads?.note(carrier, { scope, entities: [entity], how: 'exchanges' });
  return {
    exchanges: found.slice(0, most).map(({ scope: _scope, entity: _entity, ...told }) => told),
    more: found.length > most,
  };
}
