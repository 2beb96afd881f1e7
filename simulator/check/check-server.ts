import type { Dossier } from '../../src/domain/dossier.ts';
import type { Mutation } from '../../src/domain/mutation.ts';
import type { Receipt } from '../../src/protocol/receipt.ts';
import type { StoredMutation } from '../../sync-server/store/scope-rows.ts';
import type { Ledger } from './ledger.ts';
import { checkBooks } from './check-books.ts';
import { checkOffice } from './check-office.ts';
import { actsOnBooks, jointActs, Oracle, type Said } from './oracle.ts';
import { worldBegins } from '../world/server-room.ts';
import type { ServerState } from './read-server.ts';
import { wordBefore } from './word-before.ts';

/** Causes for which the server's copy is not the act itself. */
const withoutText = ['unreadableOnDevice', 'hashMismatch', 'midTaken', 'letGo'];
/** Causes that a mended server takes away. */
const unseen = 'authorNotSeenOnDevice';
const unfit = ['mutatorFailed', 'unknownKind'];
const passing = [...unfit, unseen];

/** What the server holds in the end, against the oracle and against what screens were told. */
export function checkServer(ledger: Ledger, server: ServerState, held: ReadonlySet<string>): void {
  checkNumbers(ledger, server);
  const oracle = tellOracle(ledger, server);
  checkAgainst(ledger, server, oracle);
  checkSaved(ledger, server, held);
  checkMended(ledger, server);
  checkBooks(ledger, server);
  checkOffice(ledger, server, oracle);
  checkFirstTimes(ledger, server);
}

function checkNumbers(ledger: Ledger, { counter, receipts }: ServerState): void {
  const numbers = [...receipts.values()].flat().map(({ no }) => no);
  const sorted = numbers.sort((a, b) => a - b);
  const hole = sorted.findIndex((no, index) => no !== index + 1);
  if (hole !== -1 || sorted.length !== counter.receiptNo) {
    ledger.violate('numbers', `${sorted.length} receipts, the last is ${counter.receiptNo}, wrong at ${hole + 1}`);
  }
}

interface Event {
  readonly no: number;
  readonly batch: number | null;
  readonly mid: string;
  readonly kind: 'arrives' | 'aside' | 'judgedAgain';
  /** What had kept it from being judged, and no longer does. */
  readonly mended: string | null;
  /** Of an act at a register: what the server says of it now. */
  readonly said: Said | undefined;
}

/** The acts in the order in which the server took them in, and when it judged again what an older build could not. */
function tellOracle(ledger: Ledger, { receipts, mutations }: ServerState): Oracle {
  const oracle = new Oracle();
  const events = eventsIn(ledger, { receipts, mutations });
  const mends = new Set<number | null>();
  const foretold = new Set<number | null>([null]);
  const arrival = (event: Event): number => mutations.get(event.mid)?.no ?? 0;
  for (const { no: first, batch, mid, kind, mended, said } of events) {
    const stored = mutations.get(mid);
    if (!foretold.has(batch)) {
      foretold.add(batch);
      oracle.foretell(events.filter((event) => event.batch === batch && event.kind === 'judgedAgain'));
    }
    if (mended !== null && !mends.has(batch)) {
      mends.add(batch);
      const together = events.filter((event) => event.batch === batch && event.kind === 'judgedAgain');
      oracle.mended(together.sort((one, other) => arrival(one) - arrival(other)));
    }
    if (kind === 'aside') oracle.setAside(mid);
    else if (stored === undefined) ledger.violate('oracle', `${mid} has a receipt and is not kept`);
    else if (kind === 'judgedAgain') oracle.says(mid, said);
    else {
      const of = receipts.get(mid) ?? [];
      oracle.arrive(stored.mutation, {
        poisoned: ledger.poisoned.has(mid) && wasPutAside(of),
        apart: cameTooLate(ledger, stored, of),
        said,
        // A restored server has forgotten who signed in where.
        unseen: ledger.restores > 0 && of.some(({ no, problems }) => no === first && problems[0]?.code === unseen),
        before: wordBefore(
          ledger,
          of.find(({ no }) => no === first),
        ),
      });
    }
  }
  return oracle;
}

function eventsIn(ledger: Ledger, { receipts, mutations }: Pick<ServerState, 'receipts' | 'mutations'>): Event[] {
  const events: Event[] = [];
  for (const [mid, all] of receipts) {
    const mutation = mutations.get(mid)?.mutation;
    let arrived = false;
    let before: Receipt | undefined;
    for (const receipt of all) {
      const cause = receipt.problems[0]?.code ?? '';
      const aside = receipt.status === 'quarantined' && withoutText.includes(cause);
      const hindrance = before?.status === 'quarantined' ? (before.problems[0]?.code ?? '') : '';
      const mended = passing.includes(hindrance) ? hindrance : null;
      const said = mutation !== undefined && isAtRegister(mutation) ? saidIn(receipt, mutation) : undefined;
      const event = { no: receipt.no, batch: receipt.batch, mid, mended, said };
      if (aside) events.push({ ...event, kind: 'aside' });
      else if (!arrived) events.push({ ...event, kind: 'arrives' });
      else if (mended !== null || said !== undefined) events.push({ ...event, kind: 'judgedAgain' });
      if (!aside) arrived = true;
      if (aside && !ledger.damaged.has(mid) && !(cause === 'letGo' && ledger.released.has(mid)))
        ledger.violate('lost', `${mid} was set aside: ${cause}`);
      before = receipt;
    }
  }
  return events.sort((a, b) => a.no - b.no);
}

function isAtRegister({ name }: Mutation): boolean {
  return actsOnBooks.includes(name) || jointActs.includes(name);
}

/** What the server made of an act at a register: its number as claimed, or as the receipt says it was given. */
function saidIn({ status, flags }: Receipt, { args }: Mutation): Said {
  const given = flags.find((flag) => flag.startsWith('numberGiven:'))?.split(':')[1];
  const claimed = typeof args['number'] === 'number' ? args['number'] : null;
  return { status, number: given === undefined ? claimed : Number(given) };
}

/** R18: whether it came after its author's access had ended, or its machine was revoked. While that was being written down, as the server says. */
function cameTooLate(
  { ended, revoked }: Ledger,
  { author, device }: Pick<StoredMutation, 'author' | 'device'>,
  [first]: readonly Receipt[],
): boolean {
  const came = Date.parse(first?.serverTime ?? '') - worldBegins;
  const isAfter = (told: { readonly from: number; readonly to: number } | undefined, code: string): boolean =>
    told !== undefined && came >= told.from && (came > told.to || first?.problems[0]?.code === code);
  return isAfter(ended.get(author), 'accessEnded') || isAfter(revoked.get(device), 'deviceRevoked');
}

function wasPutAside(receipts: readonly Receipt[] = []): boolean {
  return receipts.some(({ problems }) => unfit.includes(problems[0]?.code ?? ''));
}

function checkAgainst(ledger: Ledger, { receipts, entities }: ServerState, oracle: Oracle): void {
  for (const [mid, { status, mutation }] of oracle.known) {
    const said = receipts.get(mid)?.at(-1);
    if (said?.status === status) continue;
    const about = `${mutation.name} ${mid} (receipt ${said?.no ?? 0}, revision ${said?.revision ?? 0})`;
    const words = (receipts.get(mid) ?? []).map(
      ({ no, status: word, problems }) => `${no} ${word} ${problems[0]?.code ?? ''}`,
    );
    ledger.violate(
      'oracle',
      `${about} is ${said?.status ?? 'without receipt'}, by the rules ${status}; its receipts: ${words.join(', ')}`,
    );
  }
  for (const [id, record] of oracle.records) {
    const stored = entities.get(id);
    if (stored === undefined) {
      ledger.violate('oracle', `record ${id} is not there`);
      continue;
    }
    const dossier = JSON.parse(stored.state) as Dossier;
    const differences = [
      stored.rev === record.rev ? [] : [`revision ${stored.rev}, by the rules ${record.rev}`],
      dossier.business === record.business ? [] : [`state ${dossier.business}, by the rules ${record.business}`],
      dossier.slipPrints === record.prints ? [] : [`${dossier.slipPrints} prints, by the rules ${record.prints}`],
      sameFields(dossier.fields, record.fields) ? [] : ['other fields'],
      dossier.events.map((event) => event.id).join() === record.events.join() ? [] : ['other events'],
      (dossier.parked ?? []).map((act) => act.mid).join() === record.parked.join() ? [] : ['other parked acts'],
      (dossier.documents ?? []).map(({ id: one }) => one).join() === record.documents.join() ? [] : ['other papers'],
    ].flat();
    if (differences.length > 0) ledger.violate('oracle', `record ${id}: ${differences.join('; ')}`);
  }
  for (const id of entities.keys()) if (!oracle.records.has(id)) ledger.violate('oracle', `record ${id} is nobody's`);
  const times = new Map<string, number>();
  for (const { state } of entities.values()) {
    for (const { id } of (JSON.parse(state) as Dossier).events) times.set(id, (times.get(id) ?? 0) + 1);
  }
  for (const [mid, count] of times) if (count > 1) ledger.violate('doubled', `${mid} took effect ${count} times`);
}

function sameFields(fields: Readonly<Record<string, unknown>>, expected: ReadonlyMap<string, unknown>): boolean {
  const keys = Object.keys(fields);
  return (
    keys.length === expected.size &&
    keys.every((key) => JSON.stringify(fields[key]) === JSON.stringify(expected.get(key)))
  );
}

/** R15: the build was mended when the trouble ended. */
function checkMended(ledger: Ledger, { receipts }: ServerState): void {
  for (const [mid, of] of receipts) {
    const last = of.at(-1);
    if (last?.status === 'quarantined' && unfit.includes(last.problems[0]?.code ?? ''))
      ledger.violate('mended', `${mid} is still set aside: ${last.problems[0]?.code ?? ''}`);
  }
}

/** R2, R4: once in effect, or with its receipt in somebody's hands. */
function checkSaved(ledger: Ledger, { receipts, mutations }: ServerState, held: ReadonlySet<string>): void {
  for (const { mid, name, machine } of ledger.saved.values()) {
    const last = receipts.get(mid)?.at(-1);
    // A person has it in her hands; to a server that has lost it only its number travels again, and is set aside (R4).
    const letGo = ledger.restores > 0 && ledger.released.has(mid);
    if (last === undefined) {
      if (ledger.inParcels.has(mid) || (ledger.revoked.size > 0 && held.has(mid) && !ledger.forgotten.has(mid)))
        continue;
      if (!held.has(mid) && ledger.takenByDisk.has(mid)) ledger.goneWithDisk.add(mid);
      else if (!ledger.takenByDisk.has(mid) && !letGo)
        ledger.violate('lost', `${name} ${mid} of ${machine} never reached the server`);
    } else if (!mutations.has(mid) && !ledger.damaged.has(mid) && !letGo) {
      ledger.violate('lost', `${name} ${mid} of ${machine} is not kept on the server`);
    }
  }
}

/** R13: what a device could vouch for stands in the record with the time at which it first came. */
function checkFirstTimes(ledger: Ledger, { entities }: ServerState): void {
  for (const { id, state } of entities.values()) {
    for (const event of (JSON.parse(state) as Dossier).events) {
      const first = ledger.vouched.get(event.id);
      if (first === undefined || (event.recordedAt ?? '') <= first || ledger.withoutVoucher.has(event.id)) continue;
      ledger.violate('firstTime', `${event.id} in ${id} first came at ${first} and now bears ${event.recordedAt}`);
    }
  }
}
