import * as v from 'valibot';
import type { Office } from '../domain/office/office.ts';

const text = v.string();
const shape = v.looseObject({
  id: text,
  scope: text,
  statements: v.array(
    v.looseObject({
      id: text,
      key: text,
      validFrom: text,
      from: v.unknown(),
      to: v.unknown(),
      basis: text,
      author: text,
      name: text,
      device: text,
      occurredAt: text,
    }),
  ),
});

/** An office record that came from the disk or the wire, when it has one's shape; loose for the reason a dossier's is. */
export function officeOf(value: unknown): Office | undefined {
  return v.is(shape, value) ? (value as unknown as Office) : undefined;
}
