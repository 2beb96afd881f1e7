import type { Dossier, MeantChange, ParkedAct } from './dossier.ts';
import type { Mutation } from './mutation.ts';
import type { Conflict } from './conflict.ts';
import type { Outcome } from './outcome.ts';

/** The record without this parked act; the same record when it is not among them. */
export function withoutParked(dossier: Dossier, mid: string): Dossier {
  if (dossier.parked?.some((act) => act.mid === mid) !== true) return dossier;
  const { parked, ...rest } = dossier;
  const left = parked.filter((act) => act.mid !== mid);
  return left.length === 0 ? rest : { ...rest, parked: left };
}

/** R10: neither value wins; the whole act stays beside the record for everybody to see. */
export function park(
  dossier: Dossier,
  mutation: Mutation,
  changes: readonly MeantChange[],
  conflicts: readonly Conflict[],
  { args, reason }: { readonly args?: Mutation['args']; readonly reason?: string | undefined } = {},
): Outcome {
  const act: ParkedAct = {
    mid: mutation.mid,
    name: mutation.name,
    author: mutation.author,
    device: mutation.device,
    occurredAt: mutation.occurredAt.device,
    changes: changes.map(({ field, from, to }) => ({ field, from, to })),
    conflicts,
    ...(args === undefined ? {} : { args }),
    ...(reason === undefined ? {} : { reason }),
  };
  return { status: 'parked', conflicts, dossier: { ...dossier, parked: [...(dossier.parked ?? []), act] } };
}
