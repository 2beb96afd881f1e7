import type { Mutation } from '../../src/domain/mutation.ts';

interface Known {
  readonly mutation: Mutation;
  status: 'applied' | 'merged' | 'parked' | 'blockedBy';
}

interface Record {
  phone: string;
  prints: number;
  rev: number;
  events: string[];
}

/**
 * What the rules say must become of acts that arrive in this order, told as simply as it can be: one after the other,
 * looking at everything again after each. It knows three kinds of act and nothing of the server's code.
 */
export class Oracle {
  readonly known = new Map<string, Known>();
  readonly records = new Map<string, Record>();

  arrive(mutation: Mutation): void {
    if (this.known.has(mutation.mid)) return;
    const entry: Known = { mutation, status: 'blockedBy' };
    this.known.set(mutation.mid, entry);
    entry.status = this.#judge(mutation);
    if (entry.status === 'applied' || entry.status === 'merged') this.#lookAgain();
  }

  get effects(): number {
    return [...this.known.values()].filter(({ status }) => status === 'applied' || status === 'merged').length;
  }

  #lookAgain(): void {
    for (const entry of this.known.values()) {
      if (entry.status !== 'blockedBy') continue;
      entry.status = this.#judge(entry.mutation);
      if (entry.status === 'applied' || entry.status === 'merged') {
        this.#lookAgain();
        return;
      }
    }
  }

  #judge(mutation: Mutation): Known['status'] {
    for (const dep of mutation.deps) {
      const status = this.known.get(dep)?.status;
      if (status !== 'applied' && status !== 'merged') return 'blockedBy';
    }
    for (const [mid, { mutation: earlier, status }] of this.known) {
      if (mid === mutation.mid) break;
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
      else if (record.phone !== change.from) return 'parked';
      record.phone = change.to;
    }
    record.rev += 1;
    record.events.push(mutation.mid);
    return status;
  }
}
