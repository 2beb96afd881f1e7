import type { Mutation } from '../../src/domain/mutation.ts';
import { change, enter, type OracleRecord, type OracleStatus, standingIn, text } from './oracle-record.ts';
import { OracleOffice } from './oracle-office.ts';
import { askedFor, isInTheBook, meantBy } from './what-acts-mean.ts';
import type { WordBefore } from './word-before.ts';

interface Known {
  readonly mutation: Mutation;
  status: OracleStatus;
  /** The server's build cannot work it until it is mended. */
  poisoned: boolean;
  /** The server does not know its author on its device. */
  unseen: boolean;
  /** It came after its author's access had ended, and no officer has decided about it yet. */
  apart: boolean;
  /** An officer has taken it in all the same. */
  takenIn: boolean;
  /** What the server had said of it in a history that was lost. */
  readonly before: WordBefore;
  /** Of an act that has to do with a register: what the server says of it now, which the check of registers judges. */
  said?: Said | undefined;
}

/** A word of the server on an act at a register, and the number it gave. */
export interface Said {
  readonly status: OracleStatus;
  readonly number: number | null;
}

interface FieldDecision {
  readonly field: string;
  readonly standing: unknown;
  readonly parked: unknown;
  readonly take: 'standing' | 'parked' | 'other';
  readonly value?: unknown;
}

/**
 * What the rules say must become of acts that arrive in this order, told as simply as it can be: one after the other,
 * looking at everything again after each. It knows eleven kinds of act and nothing of the server's code.
 */
export class Oracle {
  readonly known = new Map<string, Known>();
  readonly records = new Map<string, OracleRecord>();
  readonly office = new OracleOffice();
  /** Acts that came without a text: nothing waits for them (R5). */
  readonly #aside = new Set<string>();

  setAside(mid: string): void {
    this.#aside.add(mid);
    this.#lookAgain();
  }

  arrive(mutation: Mutation, hindered: Pick<Known, 'poisoned' | 'unseen' | 'apart' | 'said' | 'before'>): void {
    if (this.known.has(mutation.mid)) return;
    const entry: Known = { mutation, status: 'blockedBy', takenIn: false, ...hindered };
    this.known.set(mutation.mid, entry);
    entry.status = this.#judge(entry);
    if (frees(entry.status)) this.#lookAgain();
  }

  /**
   * The server was mended, or an author signed in again: what it had put aside is judged again, in the order of arrival.
   * `mended` is `null` for what had waited for that; of acts at registers the server's word is known beforehand.
   */
  mended(
    acts: readonly { readonly mid: string; readonly mended: string | null; readonly said: Said | undefined }[],
  ): void {
    for (const { mid, said } of acts) {
      const entry = this.known.get(mid);
      if (entry !== undefined && said !== undefined) entry.said = said;
    }
    for (const { mid, mended } of acts) {
      const entry = this.known.get(mid);
      if (entry === undefined || mended === null) continue;
      Object.assign(entry, { poisoned: false, unseen: false });
      if (entry.status !== 'quarantined') continue;
      entry.status = this.#judge(entry);
      if (frees(entry.status)) this.#lookAgain();
    }
  }

  /** What the server is about to say of acts on a record and a register: they are judged before what stands behind them. */
  foretell(acts: readonly { readonly mid: string; readonly said: Said | undefined }[]): void {
    for (const { mid, said } of acts) {
      const entry = this.known.get(mid);
      if (entry === undefined || said === undefined || !jointActs.includes(entry.mutation.name)) continue;
      if (entry.status === 'blockedBy') entry.said = said;
    }
  }

  /** The server says something else of an act at a register. */
  says(mid: string, said: Said | undefined): void {
    const entry = this.known.get(mid);
    if (entry === undefined || said === undefined) return;
    entry.said = said;
    if (isFinal(entry.status)) return;
    entry.status = this.#judge(entry);
    if (frees(entry.status)) this.#lookAgain();
  }

  #lookAgain(): void {
    for (const entry of this.known.values()) {
      if (entry.status !== 'blockedBy' && !this.#lacksGround(entry)) continue;
      entry.status = this.#judge(entry);
      if (frees(entry.status)) {
        this.#lookAgain();
        return;
      }
    }
  }

  /** R13: it stands apart until its record is as far as it was. */
  #lacksGround({ status, before, poisoned, unseen, apart, takenIn }: Known): boolean {
    return status === 'quarantined' && before.stoodAt > 0 && !poisoned && !unseen && (!apart || takenIn);
  }

  #judge(entry: Known): OracleStatus {
    const { mutation } = entry;
    if (entry.before.refused) return 'refused';
    if (!entry.takenIn && (entry.apart || entry.unseen)) return 'quarantined';
    const awaited = mutation.deps.filter((dep) => this.known.has(dep) || !this.#aside.has(dep));
    const statuses = awaited.map((dep) => this.known.get(dep)?.status);
    if (statuses.includes('refused')) return 'refused';
    if (statuses.some((status) => status !== 'applied' && status !== 'merged')) return 'blockedBy';
    const record = this.records.get(mutation.entity);
    let openingRefused = false;
    for (const { mutation: other, status } of this.known.values()) {
      const hers = (['entity', 'author', 'device'] as const).every((part) => other[part] === mutation[part]);
      if (hers && openings.includes(other.name) && status === 'refused') openingRefused = true;
    }
    for (const [mid, { mutation: earlier, status }] of this.known) {
      // What waits behind the parked act waits for the decision, which waits for none of it.
      if (mid === mutation.mid || decisions.includes(mutation.name)) break;
      // A decision may wait for what never comes.
      if (decisions.includes(earlier.name)) continue;
      const same = (['entity', 'author', 'device'] as const).every((part) => earlier[part] === mutation[part]);
      const isHere = mutation.name === 'stateValue' ? this.office.rev > 0 : record !== undefined;
      if (same && isHere && !isFinal(status)) return 'blockedBy';
    }
    if (entry.poisoned) {
      // Forgotten with the judgement: it is decided about once more.
      entry.takenIn = false;
      return 'quarantined';
    }
    if (actsOnBooks.includes(mutation.name)) return entry.said?.status ?? 'blockedBy';
    if (mutation.name === 'stateValue') return this.office.state(mutation);
    if (mutation.name === 'decideQuarantined') return this.#decideApart(mutation);
    if (openings.includes(mutation.name)) return this.#open(mutation, record);
    if (record === undefined) return openingRefused ? 'refused' : 'blockedBy';
    const status =
      mutation.name === 'decideParked'
        ? this.#decide(mutation, record)
        : jointActs.includes(mutation.name)
          ? this.#register(entry, record)
          : change(mutation, record);
    if (isAgainst(status) && record.rev + 1 < entry.before.stoodAt && !entry.takenIn) return 'quarantined';
    if (status === 'applied' || status === 'merged') {
      record.rev += 1;
      // What stands in the register already is no event.
      if (status === 'applied' || !jointActs.includes(mutation.name)) record.events.push(mutation.mid);
    } else if (status === 'parked') {
      record.rev += 1;
      record.parked.push(mutation.mid);
    }
    return status;
  }

  #open({ entity, mid, name, args }: Mutation, record: OracleRecord | undefined): OracleStatus {
    if (record !== undefined) return 'refused';
    const { fields } = args as { fields: Record<string, unknown> };
    this.records.set(entity, {
      fields: new Map(Object.entries(fields).filter(([path]) => !path.startsWith('report.'))),
      business: name === 'reportEvent' ? 'REPORTED' : 'RECEIVED',
      asked: false,
      prints: 0,
      rev: 1,
      events: [mid],
      parked: [],
      decided: new Set(),
      entered: false,
      joinedTo: null,
      documents: [],
      takenAway: new Set(),
    });
    return 'applied';
  }

  /** R18: what is set apart because of who made it is judged after all, or refused. */
  #decideApart({ entity, args }: Mutation): OracleStatus {
    const { mid, take } = args as { mid: string; take: boolean };
    const target = this.known.get(mid);
    if (target === undefined) return 'blockedBy';
    const decidable = target.status === 'quarantined' && target.apart && !target.takenIn;
    if (!decidable || target.mutation.entity !== entity) return 'refused';
    target.takenIn = take;
    target.status = take ? this.#judge(target) : 'refused';
    return 'applied';
  }

  /** R10: a compare-and-set on both values of every field; the parked act is then taken, or refused. */
  #decide({ args }: Mutation, record: OracleRecord): OracleStatus {
    const { parked: mid, decisions } = args as { parked: string; decisions: FieldDecision[] };
    if (record.decided.has(mid)) return 'refused';
    const parked = this.known.get(mid);
    if (parked === undefined || !record.parked.includes(mid)) return 'blockedBy';
    const meant = meantBy(parked.mutation);
    if (decisions.length !== meant.size) return 'refused';
    for (const { field, standing, parked: wanted } of decisions) {
      if (text(standing) !== text(standingIn(record, field))) return 'refused';
      if (!meant.has(field) || text(wanted) !== text(meant.get(field))) return 'refused';
    }
    const asksAgain = decisions.some(
      ({ field, standing, parked: wanted, take }) =>
        field === 'business' && take === 'parked' && wanted === askedFor && wanted !== standing,
    );
    if (asksAgain && record.asked) return 'refused';
    const changes = decisions.some(({ field, standing, parked: wanted, take, value }) => {
      const taken = take === 'other' ? value : take === 'parked' ? wanted : standing;
      return isInTheBook(field) && text(taken) !== text(standing);
    });
    if (record.entered && changes) return 'refused';
    let [all, some] = [true, false];
    for (const { field, standing, parked: wanted, take, value } of decisions) {
      const taken = take === 'other' ? value : take === 'parked' ? wanted : standing;
      if (text(taken) !== text(wanted)) all = false;
      else if (text(wanted) !== text(standing)) some = true;
      if (text(taken) === text(standing)) continue;
      if (field === 'business') enter(record, String(taken));
      else if (text(taken) === 'null') record.fields.delete(field);
      else record.fields.set(field, taken);
    }
    record.parked.splice(record.parked.indexOf(mid), 1);
    record.decided.add(mid);
    parked.status = all || some ? 'merged' : 'refused';
    return 'applied';
  }

  /** A dossier is entered in a register, or its entry is struck. */
  #register({ mutation, said, before, takenIn }: Known, record: OracleRecord): OracleStatus {
    const status = said?.status ?? 'blockedBy';
    // What it is to become is known before it is its turn: until then it stands apart, if it had stood before (R13).
    if (before.stoodAt > record.rev + 1 && !takenIn && !mayBeAtRegister(mutation, record)) return 'quarantined';
    if (status !== 'applied') return status;
    record.entered = mutation.name !== 'strikeEntry' && said?.number !== null;
    if (mutation.name === 'strikeEntry') record.business = 'APPROVED';
    else record.business = record.entered ? 'REGISTERED' : 'WAITING_NUMBER';
    return status;
  }
}

/** Acts that make a record. */
const openings = ['openDossier', 'reportEvent'];

/** Acts whose one record is a register, and acts on a dossier and a register together. */
export const actsOnBooks = ['openBook', 'lendPen', 'returnPen', 'takePen', 'closeDoubt'];
export const jointActs = ['enterInBook', 'strikeEntry'];

/** They wait for nothing that waits behind what they decide about. */
const decisions = ['decideParked', 'decideQuarantined'];

/** As far as the dossier goes: it is entered once it is approved, and struck while it is entered. */
function mayBeAtRegister({ name }: Mutation, { business, entered }: OracleRecord): boolean {
  return entered || (name !== 'strikeEntry' && ['APPROVED', 'WAITING_NUMBER'].includes(business));
}

function isAgainst(status: OracleStatus): boolean {
  return status === 'refused' || status === 'parked';
}

/** Others may have waited for it: a decision for what it decides about. */
function frees(status: OracleStatus): boolean {
  return isFinal(status) || status === 'parked';
}

function isFinal(status: OracleStatus): boolean {
  return status === 'applied' || status === 'merged' || status === 'refused';
}
