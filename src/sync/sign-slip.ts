import { slipText, writeSlipProof } from '../protocol/slip-proof.ts';
import type { Clock } from '../store/device-ports.ts';
import type { RequestSigner } from './signed-wire.ts';

interface SignParts {
  readonly signer: Pick<RequestSigner, 'sign'>;
  readonly device: string;
  readonly clock: Pick<Clock, 'now'>;
}

/** Says that this machine prints this slip now, by its key and its own clock; needs no line. */
export async function signSlip(
  slip: { readonly code: string; readonly token: string },
  { signer, device, clock }: SignParts,
): Promise<string> {
  const time = Math.floor(clock.now() / 1_000).toString(36);
  return writeSlipProof({ device, time, signature: await signer.sign(slipText({ ...slip, device, time })) });
}
