import * as v from 'valibot';
import type { Dossier } from '../domain/dossier.ts';

const text = v.string();
const shape = v.looseObject({
  id: text,
  scope: text,
  procedure: text,
  procedureVersion: v.number(),
  codes: v.looseObject({ provisional: text, official: v.nullable(text) }),
  channel: text,
  receivedAt: text,
  dueAt: text,
  calendar: text,
  registrationKind: text,
  business: text,
  fields: v.record(text, v.unknown()),
  slipToken: text,
  slipPrints: v.number(),
  events: v.array(v.looseObject({ id: text, type: text, author: text, device: text, occurredAt: text })),
});

/**
 * A dossier that came from the disk or the wire, when it has a dossier's shape. Loose on purpose: what a newer server
 * has added stays in it, or the digest of the row would no longer be the server's (R11).
 */
export function dossierOf(value: unknown): Dossier | undefined {
  return v.is(shape, value) ? (value as unknown as Dossier) : undefined;
}
