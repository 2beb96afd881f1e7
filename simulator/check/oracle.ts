import type { Mutation } from '../../src/domain/mutation.ts';

export type OracleStatus = 'applied' | 'merged' | 'refused' | 'parked' | 'blockedBy' | 'quarantined';

interface Known {
  readonly mutation: Mutation;
  status: OracleStatus;
  /** The server's build cannot work it until it is mended. */
  poisoned: boolean;
  /** The server does not know its author on its device. */
  unseen: boolean;
}

export interface OracleRecord {
  readonly fields: Map<string, unknown>;
  business: string;
  prints: number;
  rev: number;
  readonly events: string[];
  /** Acts that wait here for an officer's decision (R10). */
  readonly parked: string[];
}

/**
 * What the rules say must become of acts that arrive in this order, told as simply as it can be: one after the other,
 * looking at everything again after each. It knows four kinds of act and nothing of the server's code.
 */
export class Oracle {
  readonly known = new Map<string, Known>();
  readonly records = new Map<string, OracleRecord>();

  arrive(mutation: Mutation, hindered: { readonly poisoned: boolean; readonly unseen: boolean }): void {
    if (this.known.has(mutation.mid)) return;
    const entry: Known = { mutation, status: 'blockedBy', ...hindered };
    this.known.set(mutation.mid, entry);
    entry.status = this.#judge(entry);
    if (isFinal(entry.status)) this.#lookAgain();
  }

  /** The server was mended, or the author signed in again: an act it had put aside is judged again. */
  mended(mid: string, what: 'poisoned' | 'unseen'): void {
    const entry = this.known.get(mid);
    if (entry === undefined) return;
    entry[what] = false;
    if (entry.status !== 'quarantined') return;
    entry.status = this.#judge(entry);
    if (isFinal(entry.status)) this.#lookAgain();
  }

  #lookAgain(): void {
    for (const entry of this.known.values()) {
      if (entry.status !== 'blockedBy') continue;
      entry.status = this.#judge(entry);
      if (isFinal(entry.status)) {
        this.#lookAgain();
        return;
      }
    }
  }

  #judge(entry: Known): OracleStatus {
    const { mutation } = entry;
    if (entry.unseen) return 'quarantined';
    const statuses = mutation.deps.map((dep) => this.known.get(dep)?.status);
    if (statuses.includes('refused')) return 'refused';
    if (statuses.some((status) => status !== 'applied' && status !== 'merged')) return 'blockedBy';
    const record = this.records.get(mutation.entity);
    let openingRefused = false;
    for (const { mutation: other, status } of this.known.values()) {
      const hers = (['entity', 'author', 'device'] as const).every((part) => other[part] === mutation[part]);
      if (hers && other.name === 'openDossier' && status === 'refused') openingRefused = true;
    }
    for (const [mid, { mutation: earlier, status }] of this.known) {
      if (mid === mutation.mid) break;
      const same = (['entity', 'author', 'device'] as const).every((part) => earlier[part] === mutation[part]);
      if (same && record !== undefined && !isFinal(status)) return 'blockedBy';
    }
    if (entry.poisoned) return 'quarantined';
    if (mutation.name === 'openDossier') return this.#open(mutation, record);
    if (record === undefined) return openingRefused ? 'refused' : 'blockedBy';
    const status = this.#change(mutation, record);
    if (status === 'applied' || status === 'merged') {
      record.rev += 1;
      record.events.push(mutation.mid);
    } else if (status === 'parked') {
      record.rev += 1;
      record.parked.push(mutation.mid);
    }
    return status;
  }

  #open({ entity, mid, args }: Mutation, record: OracleRecord | undefined): OracleStatus {
    if (record !== undefined) return 'refused';
    const { fields } = args as { fields: Record<string, unknown> };
    this.records.set(entity, {
      fields: new Map(Object.entries(fields)),
      business: 'RECEIVED',
      prints: 0,
      rev: 1,
      events: [mid],
      parked: [],
    });
    return 'applied';
  }

  #change({ name, args }: Mutation, record: OracleRecord): OracleStatus {
    switch (name) {
      case 'recordPrint':
        record.prints += 1;
        return 'applied';
      case 'moveDossier': {
        const { from, to } = args as { from: string; to: string };
        if (record.business === to) return 'merged';
        if (record.business !== from) return 'parked';
        record.business = to;
        return 'applied';
      }
      case 'editDossier': {
        const { changes } = args as { changes: { field: string; from: unknown; to: unknown }[] };
        const now = (field: string): string => JSON.stringify(record.fields.get(field) ?? null);
        const news = changes.filter(({ field, to }) => now(field) !== JSON.stringify(to));
        if (news.some(({ field, from }) => now(field) !== JSON.stringify(from))) return 'parked';
        for (const { field, to } of changes) {
          if (to === null) record.fields.delete(field);
          else record.fields.set(field, to);
        }
        return news.length === 0 ? 'merged' : 'applied';
      }
      default:
        throw new Error(`the oracle does not know ${name}`);
    }
  }
}

function isFinal(status: OracleStatus): boolean {
  return status === 'applied' || status === 'merged' || status === 'refused';
}
