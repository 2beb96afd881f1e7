import * as v from 'valibot';
import { upstreamStates } from '../domain/upstream.ts';

/** `GET`: how what is handed over stands in the asker's commune. */
export const deliveryPath = '/v1/delivery';
/** `POST`: what is done about it. */
export const deliveryOrders = ['pause', 'resume', 'retry', 'waive'] as const;
export type DeliveryOrder = (typeof deliveryOrders)[number];
export const deliveryOrderPath = (order: DeliveryOrder): string => `${deliveryPath}/${order}`;
/** `GET`, `?after=`: what was said about one dossier, oldest first. */
export const exchangesPath = (record: string): string => `${deliveryPath}/exchanges/${record}`;

/** Dossiers that are listed, and exchanges in one answer. */
export const deliveryLimits = { listed: 100, exchanges: 200 } as const;

const reason = v.pipe(v.string(), v.trim(), v.minLength(3), v.maxLength(300));

export const deliveryOrderSchemas = {
  pause: v.strictObject({ reason }),
  resume: v.strictObject({}),
  /** Papers of one dossier that are owed need not go any more. */
  waive: v.strictObject({ record: v.pipe(v.string(), v.uuid()), reason }),
  /** Without a record: all of the commune that wait for a person. */
  retry: v.strictObject({ record: v.optional(v.pipe(v.string(), v.uuid())) }),
} as const;

const instant = v.pipe(v.string(), v.isoTimestamp());
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const waitingSchema = v.object({
  entity: v.string(),
  code: v.string(),
  state: v.picklist(upstreamStates),
  since: instant,
  /** When it is tried next; `null`: not by itself. */
  dueAt: v.nullable(instant),
  /** Failures in a row. */
  tries: count,
  papersOwed: count,
  /** What the last word about it was, and when; `null`: none yet. */
  last: v.nullable(v.object({ at: instant, kind: v.picklist(['send', 'ask']), outcome: v.string() })),
});
export type WaitingDelivery = v.InferOutput<typeof waitingSchema>;

export const deliveryAnswerSchema = v.object({
  serverTime: instant,
  /** The road of this commune; `null`: none was granted. `closedUntil`: it is broken, and rests. */
  road: v.nullable(v.object({ name: v.string(), failures: count, closedUntil: v.nullable(instant) })),
  pause: v.nullable(v.object({ since: instant, reason: v.string(), by: v.nullable(v.string()) })),
  counts: v.array(v.object({ state: v.picklist(upstreamStates), count, since: instant })),
  /** What is not through, those first that wait for a person. */
  waiting: v.array(waitingSchema),
});
export type DeliveryAnswer = v.InferOutput<typeof deliveryAnswerSchema>;

export const deliveryDoneSchema = v.object({ changed: count });

const exchangeSchema = v.object({
  ...{ id: v.string(), at: instant, lastAt: instant, times: count, kind: v.picklist(['send', 'ask']) },
  ...{ outcome: v.string(), request: v.string(), response: v.string() },
});
export const exchangesAnswerSchema = v.object({ exchanges: v.array(exchangeSchema), more: v.boolean() });
export type ToldExchange = v.InferOutput<typeof exchangeSchema>;
