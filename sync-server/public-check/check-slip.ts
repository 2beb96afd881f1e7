import type { Instant } from '../../src/domain/words.ts';
import type { Commune } from '../../src/protocol/sign-in.ts';
import { readSlip, slipText } from '../../src/protocol/slip-proof.ts';
import type { VerifySignature } from '../../src/protocol/verify-proof.ts';
import { spkiOfPoint } from '../device-key.ts';
import type { DeviceStore } from '../store/device-port.ts';

/** What a slip proves, without anything of a person. */
export type CheckedSlip =
  | {
      readonly status: 'goodSlip';
      readonly commune: string;
      readonly code: string;
      /** By the machine's own clock. */
      readonly printedAt: Instant;
      /** Since when the machine's word counts no more; `null`: it counts. */
      readonly revokedAt: Instant | null;
    }
  /** Signed by no machine that is known here, or altered. */
  | { readonly status: 'falseSlip' }
  /** Code and token alone, which anybody can write. */
  | { readonly status: 'bareSlip' };

interface CheckParts {
  readonly devices: Pick<DeviceStore, 'byId'>;
  readonly communes: readonly Commune[];
  readonly verify: VerifySignature;
}

/** The text of a slip's code, held to the key of the machine that it names; `undefined`: it is no such text. */
export async function checkSlip(text: string, parts: CheckParts): Promise<CheckedSlip | undefined> {
  const slip = readSlip(text);
  if (slip === undefined) return undefined;
  if (slip === 'bare') return { status: 'bareSlip' };
  const machine = await parts.devices.byId(slip.device);
  const key = machine?.publicKey ?? null;
  if (machine === undefined || key === null) return { status: 'falseSlip' };
  // The id tells nothing here: it is this key or none.
  const holds = await parts.verify({ id: '', spki: spkiOfPoint(key) }, slipText(slip), slip.signature);
  const at = Number.parseInt(slip.time, 36) * 1_000;
  if (!holds || at > latest) return { status: 'falseSlip' };
  const commune = parts.communes.find(({ code }) => code === machine.scope)?.name ?? machine.scope;
  const { revokedAt } = machine;
  return { status: 'goodSlip', commune, code: slip.code, printedAt: new Date(at).toISOString(), revokedAt };
}

/** Nobody has printed one later; a machine may sign what it likes, and not every number is a date that can be written out. */
const latest = Date.parse('9999-12-31T00:00:00.000Z');
