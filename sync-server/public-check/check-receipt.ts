import * as v from 'valibot';
import type { HashText, Instant } from '../../src/domain/words.ts';
import type { ReceiptStatus } from '../../src/protocol/receipt.ts';
import type { PublicKey } from '../../src/protocol/seal.ts';
import type { Commune } from '../../src/protocol/sign-in.ts';
import { readProof, verifyProof, type VerifySignature } from '../../src/protocol/verify-proof.ts';
import { nestedTooDeep } from '../nested-too-deep.ts';

/** What a receipt proves, without anything of a person: not what was declared, nor about whom. */
export type CheckedReceipt =
  | {
      readonly status: 'good';
      readonly commune: string;
      readonly no: number;
      readonly serverTime: Instant;
      readonly receiptStatus: ReceiptStatus;
      /** Of the act: who has the act can compare. */
      readonly hash: string;
    }
  /** It has the form of a receipt, and this server has not given it as it stands. */
  | { readonly status: 'notOurs' }
  | { readonly status: 'noReceipt' };

interface CheckParts {
  readonly keys: readonly PublicKey[];
  readonly communes: readonly Commune[];
  readonly hash: HashText;
  readonly verify: VerifySignature;
}

/** A receipt with its proof as a device saves it, in JSON, held to the server's public keys. */
export async function checkReceipt(text: string, { keys, communes, ...parts }: CheckParts): Promise<CheckedReceipt> {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson()), text);
  const proof = read.success && !nestedTooDeep(read.output) ? readProof(read.output) : undefined;
  if (proof === undefined) return { status: 'noReceipt' };
  if (!(await verifyProof(proof, keys, parts))) return { status: 'notOurs' };
  const { scope, no, serverTime, status, hash } = proof.receipt;
  const commune = communes.find(({ code }) => code === scope)?.name ?? scope;
  return { status: 'good', commune, no, serverTime, receiptStatus: status, hash };
}
