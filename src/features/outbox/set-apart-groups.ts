import { applyMutation } from '../../domain/apply-mutation.ts';
import type { Dossier } from '../../domain/dossier.ts';
import type { Mutation } from '../../domain/mutation.ts';
import { opensRecord } from '../../domain/openings.ts';
import { readMutation } from '../../domain/read-envelope.ts';
import type { SetApartAct } from '../../protocol/quarantine.ts';

/** One act that waits for a decision, as far as this build can read it. */
export interface ReadSetApart {
  readonly act: SetApartAct;
  readonly mutation: Mutation | undefined;
  /** The record it would open, or that an act of the same list would open; `null` where it is of another. */
  readonly opened: Dossier | null;
}

/** What one person brought from one machine and was set apart for one cause: mostly decided together. */
export interface SetApartGroup {
  readonly key: string;
  readonly author: string;
  readonly authorName: string | null;
  readonly cause: string;
  readonly acts: readonly ReadSetApart[];
}

/** Oldest first, as they came. */
export function setApartGroups(acts: readonly SetApartAct[]): readonly SetApartGroup[] {
  const read = acts.map((act) => ({ act, mutation: readMutation(act.mutation) }));
  const opened = new Map(read.flatMap(({ act, mutation }) => openedBy(act, mutation)));
  const groups = new Map<string, ReadSetApart[]>();
  for (const { act, mutation } of read) {
    const key = `${act.author} ${act.device} ${act.cause}`;
    const one = { act, mutation, opened: opened.get(act.entity) ?? null };
    const ofKey = groups.get(key);
    if (ofKey === undefined) groups.set(key, [one]);
    else ofKey.push(one);
  }
  return [...groups].flatMap(([key, ofKey]) => {
    const [first] = ofKey;
    if (first === undefined) return [];
    const { author, authorName, cause } = first.act;
    return [{ key, author, authorName, cause, acts: ofKey }];
  });
}

function openedBy({ entity, serverTime }: SetApartAct, mutation: Mutation | undefined): [string, Dossier][] {
  if (mutation === undefined || !opensRecord(mutation.name)) return [];
  const outcome = applyMutation(undefined, mutation, serverTime);
  return 'dossier' in outcome ? [[entity, outcome.dossier]] : [];
}
