import { createHash, timingSafeEqual } from 'node:crypto';
import type { Dossier } from '../../src/domain/dossier.ts';
import { deskRules } from '../../src/domain/office/desk-rules.ts';
import { officeIdOf } from '../../src/domain/office/office-id.ts';
import type { Office } from '../../src/domain/office/office.ts';
import type { DeskTime } from '../../src/domain/due-now.ts';
import { type FeeTransfer, feeTransfer } from '../../src/domain/fee-transfer.ts';
import { procedureVersion } from '../../src/domain/procedures/catalogue.ts';
import { parseProvisionalCode } from '../../src/domain/provisional-code.ts';
import { localDateOf } from '../../src/domain/vietnam-time.ts';
import type { Instant } from '../../src/domain/words.ts';
import { readSlipCode } from '../../src/protocol/slip-proof.ts';
import { countOn } from '../figures/count-on.ts';
import type { ServerStore } from '../store/port.ts';

interface FindParts {
  readonly store: Pick<ServerStore, 'accounts' | 'figures' | 'read'>;
  readonly pause: () => void | Promise<void>;
}

/** What a slip leads to. */
export type FoundDossier =
  | {
      readonly status: 'found';
      readonly dossier: Dossier;
      readonly commune: string;
      readonly desk: DeskTime;
      /** How a fee that is due is paid; absent: none is, or the commune has no account. */
      readonly transfer: FeeTransfer | undefined;
    }
  /** Not a slip's text. */
  | { readonly status: 'noSlip' }
  /** No dossier here has this code and this token: not arrived yet, or not true. Which of the two is told to nobody. */
  | { readonly status: 'notHere' };

/** Records that one question may have counted first (R17). */
const mostCounted = 1_000;
const mostMoves = 8;

const sameText = (a: string, b: string): boolean =>
  timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest());

/** The dossier that a slip was given out for, by its code and by the token that nobody can guess. */
export async function findDossier(text: string, now: Instant, { store, pause }: FindParts): Promise<FoundDossier> {
  const slip = readSlipCode(text);
  if (slip === undefined) return { status: 'noSlip' };
  const communes = await store.accounts.communes();
  const taken = communes.find(({ code }) => code === parseProvisionalCode(slip.code)?.communeCode);
  if (taken !== undefined) await countOn(taken, mostCounted, { store, pause });
  for (const borne of await store.figures.withCode(slip.code)) {
    const { scope, dossier, stated } = await whereItIs(borne, store);
    const commune = communes.find(({ code }) => code === scope);
    if (dossier === undefined || commune === undefined) continue;
    if (dossier.slipToken === '' || !sameText(dossier.slipToken, slip.token)) continue;
    const desk = deskRules(stated, commune);
    const version = procedureVersion(dossier.procedure, dossier.procedureVersion);
    const procedure = version === undefined ? undefined : desk.onDay(version, localDateOf(dossier.receivedAt));
    const transfer = feeTransfer(dossier, procedure, { rows: desk.rows, province: commune.provinceCode }, now);
    return { status: 'found', dossier, commune: commune.name, desk, transfer };
  }
  return { status: 'notHere' };
}

interface Standing {
  readonly scope: string;
  readonly dossier: Dossier | undefined;
  /** What its commune has stated for itself. */
  readonly stated: Office | undefined;
}

/** A dossier may have gone from commune to commune since. */
async function whereItIs(
  { scope, id }: { readonly scope: string; readonly id: string },
  store: FindParts['store'],
  moves = mostMoves,
): Promise<Standing> {
  const office = officeIdOf(scope);
  const { leftTo, ...standing } = await store.read(async (of) => {
    const [record] = await of(scope).entities([id]);
    const [own] = office === undefined ? [] : await of(scope).entities([office]);
    const isHere = record !== undefined && record.leftTo === null;
    return {
      leftTo: record?.leftTo ?? null,
      dossier: isHere ? (JSON.parse(record.state) as Dossier) : undefined,
      stated: own === undefined ? undefined : (JSON.parse(own.state) as Office),
    };
  });
  if (leftTo === null || moves === 0) return { scope, ...standing };
  return whereItIs({ scope: leftTo, id }, store, moves - 1);
}
