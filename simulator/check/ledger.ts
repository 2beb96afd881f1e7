import type { Receipt } from '../../src/protocol/receipt.ts';
import type { ReceiptBatch } from '../../sync-server/store/scope-rows.ts';
import { isFinal } from '../../src/protocol/receipt.ts';

/** What a run is checked for; a violation names one. */
export const checkNames = {
  oracle: 'the server holds what a sequential reading of the same acts gives',
  lost: 'every act shown as saved took effect, or lies with a person or in quarantine with its receipt',
  doubled: 'no act took effect twice',
  hands: 'what the server holds or has refused lies as such with who made it, after a restore too',
  onDisk: 'an act said to be saved is on the disk until the server has answered it for good',
  digest: "each device's base has the server's digest, computed from its own rows",
  base: 'what a device notes of its base fits its rows, and it reaches the head with the server’s base',
  order: 'what one person did on one machine arrives in that order',
  restored: 'no device takes a server for a restored one that is not',
  ownRows: 'a machine alone downloads nothing that it made itself',
  durable: 'every write of an act asks for strict durability',
  revoked: 'a revoked machine is told nothing more, and forgets everything once what waited there is handed in',
  proved: 'what a thief sends of somebody else’s is not taken',
  mirror: 'a hub’s mirror is the province’s records of one moment',
  left: 'nothing of a commune stays on the machine of somebody who may not hold it any more',
  colleagues: 'the outbox shows the signed-in person’s acts and no others',
  firstTime: 'a restored server keeps the first time of what a device can vouch for',
  epoch: 'once a restore was noticed no batch number is signed twice under one epoch',
  books: 'in every register numbers are 1 to n, each once, every hole with a reason, as they stand on paper',
  office: 'in the end every desk goes by the same values of the commune’s own',
  pen: 'a number is taken under the pen as it stands, and under no pen that may have split',
  numbers: 'receipt numbers are 1 to n without a hole',
  drains: 'what waits reaches the server within bounded time once the trouble is over',
  requests: 'it does so in a bounded number of requests',
  pace: 'a device whose requests fail makes fewer of them',
  mended: 'what an older build could not judge is judged once the build is mended',
  shown: 'a record is shown with all that was done to it here and is not answered yet',
  screen: 'the screen never says received before the server has given a final receipt',
  waiting: 'the screen says truly how many acts wait, and how old the oldest is',
  pages: 'a page arrives whole or not at all, as it is told on the screen',
  receipts: 'a device shows receipts that the server wrote',
  privacy: 'nothing personal is logged',
  unhandled: 'nothing fails unheard',
  bug: 'the client reports no bug of its own',
} as const;
export type CheckName = keyof typeof checkNames;

export interface Violation {
  readonly check: CheckName;
  readonly detail: string;
}

export interface SavedAct {
  readonly mid: string;
  readonly machine: string;
  readonly entity: string;
  readonly name: string;
}

const setApartBecause = ['accessEnded', 'deviceRevoked'];

/** What the world knows from outside: what screens were told, and what servers wrote. */
export class Ledger {
  readonly saved = new Map<string, SavedAct>();
  /** Let go by a person, who has the file. */
  readonly released = new Set<string>();
  /** A disk that lied took these back; the server may have them. */
  readonly takenByDisk = new Set<string>();
  /** Their rows were damaged on a disk. */
  readonly damaged = new Set<string>();
  /** Records whose rows of some base were; a copied profile has the damage too. */
  readonly damagedRecords = new Set<string>();
  /** The server's build fails on these. */
  readonly poisoned = new Set<string>();
  /** How often the server was put back to a backup. */
  restores = 0;
  /** First times that lay on a device's disk when the server was put back. */
  readonly vouched = new Map<string, string>();
  /**
   * A copy of the disk, or a disk that lied, holds them as they were before any answer; or a request that bore them set out
   * before the server was restored and came after it. So they may come first with no voucher.
   */
  readonly withoutVoucher = new Set<string>();
  /** Under these no server may number any more. */
  readonly endedEpochs = new Set<string>();
  /** The server had lost them, and then the only disk that held them went too: nobody can bring them back. */
  readonly goneWithDisk = new Set<string>();
  /** Officers without access to the commune any more: from which made-up millisecond, and when that was written down. */
  readonly ended = new Map<string, { readonly from: number; readonly to: number }>();
  /** Machines that were revoked, by the id under which servers know them; the times as above. */
  readonly revoked = new Map<string, { readonly from: number; readonly to: number }>();
  /** Saved on a machine that has forgotten everything since. */
  readonly forgotten = new Set<string>();
  /** Lie in what a machine has handed in sealed, whole. */
  readonly inParcels = new Set<string>();
  /** Acts that were set apart because of who made them, or on what, and their records. */
  readonly setApart = new Set<string>();
  /** Pages that have lain whole where a server puts them. */
  readonly wholePages = new Set<string>();
  /** Acts that name a page, by its hash. */
  readonly namedBy = new Map<string, Set<string>>();
  /** Pages begun by a machine after it was revoked, and which one. */
  readonly begunByRevoked = new Map<string, string>();
  /** Numbers that people have written on paper, by the act that says so. */
  readonly paper = new Map<string, { readonly book: string; readonly number: number; readonly entity: string }>();
  #onPaper = 0;
  /** Numbers that a server has given, as its receipts on the desks say, and to which dossiers. */
  readonly given = new Map<number, Set<string>>();
  readonly violations: Violation[] = [];
  readonly #chains = new Map<string, string>();
  readonly #final = new Map<string, Set<string>>();
  readonly #written = new Set<string>();
  /** By act and revision, in every history there was. */
  readonly #words = new Map<string, Receipt[]>();

  /** The last number in the paper book of the one register there is. */
  get onPaper(): number {
    return this.#onPaper;
  }

  writeOnPaper(number: number): void {
    this.#onPaper = Math.max(this.#onPaper, number);
  }

  violate(check: CheckName, detail: string): void {
    this.violations.push({ check, detail });
  }

  wrote(receipts: readonly Receipt[]): void {
    for (const receipt of receipts) {
      this.#written.add(wordOf(receipt));
      const words = `${receipt.mid} ${receipt.revision}`;
      this.#words.set(words, [...(this.#words.get(words) ?? []), receipt]);
      if (setApartBecause.includes(receipt.problems[0]?.code ?? '')) this.setApart.add(receipt.mid);
      if (!isFinal(receipt.status)) continue;
      const of = this.#final.get(receipt.mid) ?? new Set();
      this.#final.set(receipt.mid, of.add(receipt.status));
    }
  }

  batched({ epoch, batch, chain }: ReceiptBatch): void {
    const number = `${epoch} ${batch}`;
    const before = this.#chains.get(number);
    if (this.endedEpochs.has(epoch) && before !== undefined && before !== chain) {
      this.violate('epoch', `batch ${batch} of epoch ${epoch} was numbered again after the restore was noticed`);
    }
    this.#chains.set(number, chain);
  }

  /** What servers have said of an act in this revision, the latest history last. */
  wordsOn(mid: string, revision: number): readonly Receipt[] {
    return this.#words.get(`${mid} ${revision}`) ?? [];
  }

  /** Whether a server has ever written so: perhaps in a transaction that was then undone. */
  hasWritten(receipt: Receipt): boolean {
    return this.#written.has(wordOf(receipt));
  }

  hasFinal(mid: string, statuses: readonly string[]): boolean {
    const of = this.#final.get(mid);
    return of !== undefined && statuses.some((status) => of.has(status));
  }
}

function wordOf({ no, mid, hash, revision, status, serverTime }: Receipt): string {
  return `${no} ${mid} ${hash} ${revision} ${status} ${serverTime}`;
}
