import type { Dossier } from '../../src/domain/dossier.ts';
import type { Fields } from '../../src/domain/field.ts';
import type { Mutation } from '../../src/domain/mutation.ts';
import type { DecideParkedArgs } from '../../src/domain/mutations/decide-parked.ts';
import { act, birthOpening, madeUpId } from './acts.ts';
import { makePeople } from './people.ts';

interface Author {
  readonly device: string;
  readonly session: { readonly account: { readonly id: string }; readonly commune: { readonly code: string } };
}

/** Made-up acts of one person on one device, each with an id of its own. */
export interface ServerActs {
  opening(fields?: Fields): Mutation;
  openings(count: number): Mutation[];
  /** Compare-and-set of one field. */
  edit(entity: string, field: string, from: unknown, to: unknown, more?: Partial<Mutation>): Mutation;
  print(entity: string, more?: Partial<Mutation>): Mutation;
  /** A decision about a parked act, field by field. */
  decide(parked: Mutation, decisions: DecideParkedArgs['decisions'], more?: Partial<Mutation>): Mutation;
  /** A decision about an act that is set apart. */
  decideSetApart(act: Mutation, take: boolean, reason?: string): Mutation;
  /** One record is found to be of another event than the other. */
  tellApart(entity: string, other: string): Mutation;
  move(entity: string, from: Dossier['business'], to: Dossier['business'], more?: Partial<Mutation>): Mutation;
}

let drawn = 0x1_0000;

export function createServerActs({ device, session }: Author): ServerActs {
  const people = makePeople(drawn);
  const newId = (): string => {
    drawn += 1;
    return madeUpId(drawn);
  };
  const made = (name: string, entity: string, args: Mutation['args'], more: Partial<Mutation> = {}): Mutation =>
    act(name, args, {
      mid: newId(),
      scope: session.commune.code,
      author: session.account.id,
      device,
      entity,
      ...more,
    });
  const opening = (fields: Fields = people.birth()): Mutation => {
    const number = drawn;
    return made('openDossier', newId(), { ...birthOpening(fields, '2026-11-20T02:00:00.000Z', number) });
  };
  return {
    opening,
    openings: (count) => Array.from({ length: count }, () => opening()),
    edit: (entity, field, from, to, more) => made('editDossier', entity, { changes: [{ field, from, to }] }, more),
    print: (entity, more) => made('recordPrint', entity, { paper: 'receiptSlip' }, more),
    decide: (parked, decisions, more) =>
      made('decideParked', parked.entity, { parked: parked.mid, decisions, reason: 'Đã hỏi lại người dân' }, more),
    decideSetApart: ({ entity, mid }, take, reason = 'Đã hỏi lại người lập') =>
      made('decideQuarantined', entity, { mid, take, reason }),
    tellApart: (entity, other) => made('tellApart', entity, { other, reason: 'Đã đối chiếu giấy chứng sinh' }),
    move: (entity, from, to, more) => made('moveDossier', entity, { from, to }, more),
  };
}
