import * as v from 'valibot';
import type { HashText } from '../domain/words.ts';
import { rootByPath } from './merkle.ts';
import type { Receipt } from './receipt.ts';
import { chainOfBatch, proofSchema, type PublicKey, receiptLeaf, type Seal, signedText } from './seal.ts';

/** Whether `signature` (IEEE P1363, base64url) is the key's over the UTF-8 of `text`: ECDSA P-256 with SHA-256. Never throws. */
export type VerifySignature = (key: PublicKey, text: string, signature: string) => boolean | Promise<boolean>;

/** A receipt with what proves it. */
export interface Proof {
  readonly receipt: Receipt;
  readonly path: readonly string[];
  readonly seal: Seal;
}

export interface VerifyParts {
  readonly hash: HashText;
  readonly verify: VerifySignature;
}

/** Reads a proof from anywhere; `undefined` when it has not even the form of one. */
export function readProof(value: unknown): Proof | undefined {
  const parsed = v.safeParse(proofSchema, value);
  return parsed.success ? parsed.output : undefined;
}

/** Whether the receipt is one that the holder of one of these keys gave: needs nothing but the proof and the keys. */
export async function verifyProof(
  proof: Proof,
  keys: readonly PublicKey[],
  { hash, verify }: VerifyParts,
): Promise<boolean> {
  const { receipt, path, seal } = proof;
  if (receipt.scope !== seal.scope || receipt.batch !== seal.batch) return false;
  const at = receipt.no - seal.firstNo;
  try {
    if (rootByPath(receiptLeaf(receipt, hash), { at, count: seal.count, path }, hash) !== seal.root) return false;
  } catch {
    // What has no canonical text was never sealed.
    return false;
  }
  return verifySeal(seal, keys, { hash, verify });
}

/** Whether chain and signature of a seal are what they say, under one of these keys. */
export async function verifySeal(
  seal: Seal,
  keys: readonly PublicKey[],
  { hash, verify }: VerifyParts,
): Promise<boolean> {
  const key = keys.find(({ id }) => id === seal.key);
  if (key === undefined || chainOfBatch(seal, hash) !== seal.chain) return false;
  return verify(key, signedText(seal), seal.signature);
}
