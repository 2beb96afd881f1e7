import { countTries, type TryCount } from '../count-tries.ts';
import { Refusal } from '../refusal.ts';
import type { VerifySignature } from '../../src/protocol/verify-proof.ts';
import type { HashText } from '../../src/domain/words.ts';
import type { ServerStore } from '../store/port.ts';
import { checkPage, checkPagePolicy } from './check-page.ts';
import { checkReceipt } from './check-receipt.ts';
import { checkSlip } from './check-slip.ts';
import { readForm } from './read-form.ts';

/** A proof is some thousand letters; each may take three when it is sent. */
const mostBytes = 96 * 1024;
/** Checks from one address: an office's public desk behind one of them has enough, and nobody can keep the server busy. */
const bounds = { most: 120, windowMs: 10 * 60_000, remembered: 10_000 };

export const createCheckLimit = (): TryCount => countTries(bounds);

interface CheckParts {
  readonly store: Pick<ServerStore, 'receiptKeys' | 'accounts' | 'devices'>;
  readonly hash: HashText;
  readonly verify: VerifySignature;
  readonly limit: TryCount;
  readonly now: number;
  readonly address: string;
}

/** Anyone may ask: it tells nothing that is not in what was pasted, but whether it is true. @throws {Refusal} `tooManyTries`, `tooLarge`, `unsupportedMedia` */
export async function answerCheck(request: Request, parts: CheckParts): Promise<Response> {
  const { limit, now, address, store, hash, verify } = parts;
  const wait = limit.wait(address, now);
  if (wait !== null) throw new Refusal('tooManyTries', 'Too many checks from here.', { retryAfterSeconds: wait });
  limit.add(address, now);
  const form = await readForm(request, mostBytes);
  const [keys, communes] = [await store.receiptKeys.all(), await store.accounts.communes()];
  const text = form.get('receipt') ?? '';
  const slip = await checkSlip(text, { devices: store.devices, communes, verify });
  return page(checkPage(slip ?? (await checkReceipt(text, { keys, communes, hash, verify }))));
}

/** The page before anything is asked. */
export function emptyCheck(): Response {
  return page(checkPage(undefined));
}

function page(html: string): Response {
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
  return new Response(html, { headers: { ...headers, 'content-security-policy': checkPagePolicy } });
}
