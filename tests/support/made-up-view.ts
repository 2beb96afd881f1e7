import { applyMutation } from '../../src/domain/apply-mutation.ts';
import type { Dossier } from '../../src/domain/dossier.ts';
import type { Fields } from '../../src/domain/field.ts';
import type { DossierView, OutboxEntry } from '../../src/store/store.ts';
import { act, birthOpening, madeUpId } from './acts.ts';

interface Wishes {
  readonly number: number;
  readonly fields: Fields;
  readonly receivedAt?: string;
}

/** A taken birth as the reducer makes it, on nobody's disk. */
export function madeUpDossier({ number, fields, receivedAt = '2026-11-20T02:00:00.000Z' }: Wishes): Dossier {
  const opening = act('openDossier', { ...birthOpening(fields, receivedAt, number) }, { entity: madeUpId(number) });
  const outcome = applyMutation(undefined, opening, null);
  if (outcome.status !== 'applied') throw new Error(`The made-up birth is refused: ${JSON.stringify(outcome)}`);
  return outcome.dossier;
}

export function madeUpView(wishes: Wishes, overrides: Partial<Dossier> = {}): DossierView {
  return { dossier: { ...madeUpDossier(wishes), ...overrides }, exchange: 'local', receipts: [], waiting: [] };
}

export function madeUpEntry(overrides: Partial<OutboxEntry> = {}): OutboxEntry {
  return {
    mid: madeUpId(1),
    lane: { scope: '99999', incarnation: '0000TEST', author: madeUpId(0xa) },
    seq: 1,
    name: 'openDossier',
    entity: madeUpId(0xe),
    author: madeUpId(0xa),
    madeAt: '2026-11-20T02:00:00.000Z',
    bytes: 2_000,
    exchange: 'local',
    receipt: null,
    unreadable: false,
    copiedAt: null,
    mayLetGo: false,
    ...overrides,
  };
}
