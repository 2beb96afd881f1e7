import type { Mutation } from '../src/domain/mutation.ts';
import { decideParked } from '../src/domain/mutations/decide-parked.ts';
import { decideQuarantined } from '../src/domain/mutations/decide-quarantined.ts';
import { opensRecord } from '../src/domain/openings.ts';
import { isFinal } from '../src/protocol/receipt.ts';
import type { StoredMutation } from './store/scope-rows.ts';
import { groundMissing } from './server-problems.ts';
import type { Entry } from './write-receipt.ts';

/** From what is waited for to the ids of those who wait. */
class Links {
  readonly #mids = new Map<string, Set<string>>();

  add(key: string, mid: string): void {
    const mids = this.#mids.get(key);
    if (mids === undefined) this.#mids.set(key, new Set([mid]));
    else mids.add(mid);
  }

  remove(key: string, mid: string): void {
    this.#mids.get(key)?.delete(mid);
  }

  of(key: string): readonly string[] {
    return [...(this.#mids.get(key) ?? [])];
  }
}

/** Which acts on a docket wait, and for what (R5). */
export class WhoWaits {
  readonly #heldOn = new Links();
  readonly #waitingFor = new Links();
  readonly #missing = new Links();
  /** By record, author and device. Only ever added to: a refusal is final. */
  readonly #refusedOpenings = new Map<string, string>();

  add(entry: Entry): void {
    const { stored, mutation } = entry;
    if (stored.status === 'refused' && mutation !== undefined && opensRecord(mutation.name)) {
      this.#refusedOpenings.set(openingKey(mutation), stored.mid);
    }
    this.#change(entry, 'add');
  }

  remove(entry: Entry): void {
    this.#change(entry, 'remove');
  }

  /** The held acts on a record. */
  heldOn(entity: string): readonly string[] {
    return this.#heldOn.of(entity);
  }

  /** The author's own opening of the record, on the same device, that was refused. */
  refusedOpening(mutation: Mutation): string | undefined {
    return this.#refusedOpenings.get(openingKey(mutation));
  }

  /** Who waits for this one by name. */
  waitingFor(mid: string): readonly string[] {
    return this.#waitingFor.of(mid);
  }

  /** Who is to be judged again because of how this one stands now. */
  calledBy({ mid, entity, status }: StoredMutation): readonly string[] {
    // A decision may have come before what it decides about.
    if (!isFinal(status) && status !== 'parked' && status !== 'quarantined') return [];
    // By the record's id wait those for whom it is the second one (decision 0141).
    const ofRecord = entity === null ? [] : [...this.#missing.of(entity), ...this.#waitingFor.of(entity)];
    return [...this.#waitingFor.of(mid), ...ofRecord];
  }

  #change({ stored: { mid, entity, status, waitsFor, cause }, mutation }: Entry, change: 'add' | 'remove'): void {
    if (entity !== null && !isFinal(status)) this.#heldOn[change](entity, mid);
    // R13: for its record to come as far as it was.
    if (entity !== null && cause === groundMissing) this.#missing[change](entity, mid);
    if (status !== 'blockedBy') return;
    // It waits for the first it names, and is refused with any of them.
    for (const dep of mutation?.deps ?? []) this.#waitingFor[change](dep, mid);
    if (waitsFor !== null) this.#waitingFor[change](waitsFor, mid);
    else if (entity !== null) this.#missing[change](entity, mid);
  }
}

function openingKey({ entity, author, device }: Mutation): string {
  return `${entity} ${author} ${device}`;
}

/** It waits for what it decides about, and for nothing that waits behind that. */
export function isDecision(mutation: Mutation | undefined): boolean {
  return mutation?.name === decideParked.name || mutation?.name === decideQuarantined.name;
}
