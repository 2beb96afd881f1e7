import { canonicalText } from '../src/domain/canonical-text.ts';
import { suspendPen } from '../src/domain/books/pass-pen.ts';
import type { Book } from '../src/domain/books/book.ts';
import type { HashText } from '../src/domain/words.ts';
import { emptyDigest } from '../src/protocol/digest.ts';
import type { Push } from './push.ts';
import type { PushFacts } from './push-facts.ts';
import type { ScopeLedger } from './scope-ledger.ts';

/**
 * R19: before anything of an exchange is judged, the pens that may have split are suspended, as changes the server makes
 * itself, in the transaction that takes the exchange in:
 * - those last passed on under another epoch of the server: it was restored from a backup since;
 * - all, when a device shows a cursor of the present epoch that this server does not know: it was restored, and nothing
 *   else has told yet. Fences go on under an epoch made of that cursor, which none was given under;
 * - those of a device whose lane has forked: somebody works on a copy of its profile (R14).
 */
export function suspendPens(push: Push, facts: PushFacts, ledger: ScopeLedger, hash: HashText): void {
  const server = facts.epoch;
  const lost = facts.lostCursor;
  const ofLost = lost === null ? '' : hash(canonicalText([lost, facts.counter.chain, push.at])).slice(0, 32);
  for (const book of ledger.books()) {
    const epoch = epochAfter(book, { server, ofLost, forked: facts.forked });
    if (epoch === undefined) continue;
    const act = { mid: book.id, hash: emptyDigest, arrivedAt: push.at };
    ledger.changeBook(act, suspendPen(book, { at: push.at, epoch, server }));
  }
}

/** Of the fences to come; `undefined`: its pen stays as it is. */
function epochAfter(
  { pen, closed }: Book,
  {
    server,
    ofLost,
    forked,
  }: { readonly server: string; readonly ofLost: string; readonly forked: ReadonlySet<string> },
): string | undefined {
  if (closed !== null) return undefined;
  if (pen.server !== server) return server;
  if (pen.standing === 'suspended') return undefined;
  if (ofLost !== '') return ofLost;
  return pen.holder !== null && forked.has(pen.holder) ? pen.epoch : undefined;
}
