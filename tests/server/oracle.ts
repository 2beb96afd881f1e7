import type { Mutation } from '../../src/domain/mutation.ts';

interface Known {
  readonly mutation: Mutation;
  status: 'applied' | 'merged' | 'refused' | 'parked' | 'blockedBy';
}

interface Record {
  phone: string;
  prints: number;
  rev: number;
  events: string[];
  parked: string[];
  decided: string[];
}

/**
 * What the rules say must become of acts that arrive in this order, told as simply as it can be: one after the other,
 * looking at everything again after each. It knows four kinds of act and nothing of the server's code.
 */
export class Oracle {
  readonly known = new Map<string, Known>();
  readonly records = new Map<string, Record>();

  arrive(mutation: Mutation): void {
    if (this.known.has(mutation.mid)) return;
    const entry: Known = { mutation, status: 'blockedBy' };
    this.known.set(mutation.mid, entry);
    entry.status = this.#judge(mutation);
    if (entry.status !== 'blockedBy') this.#lookAgain();
  }

  /** Every change of a record: what took effect, and what was parked on it. */
  get effects(): number {
    return [...this.records.values()].reduce((sum, { rev }) => sum + rev, 0);
  }

  #lookAgain(): void {
    for (const entry of this.known.values()) {
      if (entry.status !== 'blockedBy') continue;
      entry.status = this.#judge(entry.mutation);
      if (entry.status !== 'blockedBy') {
        this.#lookAgain();
        return;
      }
    }
  }

  #judge(mutation: Mutation): Known['status'] {
    if (mutation.deps.some((dep) => this.known.get(dep)?.status === 'refused')) return 'refused';
    for (const dep of mutation.deps) {
      const status = this.known.get(dep)?.status;
      if (status !== 'applied' && status !== 'merged') return 'blockedBy';
    }
    if (mutation.name === 'decideParked') return this.#decide(mutation);
    for (const [mid, { mutation: earlier, status }] of this.known) {
      if (mid === mutation.mid) break;
      // A decision may wait for what never comes.
      if (earlier.name === 'decideParked') continue;
      const held = status === 'parked' || status === 'blockedBy';
      const same = (['entity', 'author', 'device'] as const).every((part) => earlier[part] === mutation[part]);
      if (held && same && this.records.has(mutation.entity)) return 'blockedBy';
    }
    const record = this.records.get(mutation.entity);
    if (mutation.name === 'openDossier') {
      const { fields } = mutation.args as { fields: { 'applicant.phone': string } };
      this.records.set(mutation.entity, {
        phone: fields['applicant.phone'],
        prints: 0,
        rev: 1,
        events: [mutation.mid],
        parked: [],
        decided: [],
      });
      return 'applied';
    }
    if (record === undefined) return 'blockedBy';
    let status: Known['status'] = 'applied';
    if (mutation.name === 'recordPrint') record.prints += 1;
    else {
      const [change] = (mutation.args as { changes: { from: string; to: string }[] }).changes;
      if (change === undefined) throw new Error('an edit of nothing');
      if (record.phone === change.to) status = 'merged';
      else if (record.phone !== change.from) {
        record.parked.push(mutation.mid);
        record.rev += 1;
        return 'parked';
      }
      record.phone = change.to;
    }
    record.rev += 1;
    record.events.push(mutation.mid);
    return status;
  }

  #decide(mutation: Mutation): Known['status'] {
    const { parked, decisions } = mutation.args as {
      parked: string;
      decisions: { standing: string; parked: string; take: 'standing' | 'parked' }[];
    };
    const [decision] = decisions;
    const record = this.records.get(mutation.entity);
    const held = this.known.get(parked);
    if (record === undefined || decision === undefined) return 'blockedBy';
    if (record.decided.includes(parked)) return 'refused';
    if (held === undefined || !record.parked.includes(parked)) return 'blockedBy';
    const [change] = (held.mutation.args as { changes: { to: string }[] }).changes;
    if (decision.standing !== record.phone || decision.parked !== change?.to) return 'refused';
    if (decision.take === 'parked') record.phone = decision.parked;
    held.status = record.phone === decision.parked ? 'merged' : 'refused';
    record.parked = record.parked.filter((mid) => mid !== parked);
    record.decided.push(parked);
    record.rev += 1;
    record.events.push(mutation.mid);
    return 'applied';
  }
}
