import type { ActName } from '../domain/access/act-names.ts';
import { mayAct, mayTouch } from '../domain/access/may-act.ts';
import { type Seen, seenIn } from '../domain/access/seen.ts';
import type { Dossier } from '../domain/dossier.ts';
import type { RecordKind } from '../domain/record-ref.ts';
import { useSession } from './session.ts';

/** Whether her roles go as far as this: any part of an act, or what its arguments say of it. */
export function useMay(): (name: ActName, args?: Readonly<Record<string, unknown>>) => boolean {
  const { account } = useSession();
  return (name, args) =>
    args === undefined ? mayTouch(account.roles, name) : mayAct(account.roles, { name, args, author: account.id }, {});
}

/** Whether she may do any part of these with this record, as it stands here. */
export function useMayWith(dossier: Dossier): (name: ActName) => boolean {
  const { account } = useSession();
  return (name) => mayAct(account.roles, { name, args: {}, author: account.id }, { dossier });
}

/** How much of a kind of records she sees. */
export function useSeen(kind: RecordKind): Seen {
  return seenIn(useSession().account.roles, kind);
}
