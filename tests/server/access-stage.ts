import type { ActName } from '../../src/domain/access/act-names.ts';
import type { Mutation } from '../../src/domain/mutation.ts';
import { argumentVersionOf } from '../../src/domain/apply-mutation.ts';
import { recordsOf } from '../../src/domain/act-on.ts';
import type { SyncResponse } from '../../src/protocol/sync-exchange.ts';
import { act, madeUpId } from '../support/acts.ts';
import { heardOfDeath, reportArgs } from '../support/made-up-reports.ts';
import { openBookAct } from '../support/made-up-books.ts';
import { officeId } from '../support/made-up-office.ts';
import { readRecordedActs } from '../support/recorded-acts.ts';
import type { ServerInProcess } from '../support/server-in-process.ts';
import { type Desk, openDesk } from './open-desk.ts';

/** A commune with somebody whose roles change, a colleague, a neighbour, and records of either. */
export interface AccessStage {
  readonly person: Desk;
  readonly colleague: Desk;
  readonly neighbour: Desk;
  /** Arguments as some build has sent them. */
  argsOf(name: ActName): Mutation['args'];
  /** Of acts that may be the leader's word: one that is, and one that is not. */
  deciding(name: ActName): Mutation['args'];
  recording(name: ActName): Mutation['args'];
  /** An act of the person on a record that nobody has touched yet: a report of her own, or of the colleague's; or on the book, or the office record. */
  actOn(cell: { name: ActName; whose: 'own' | 'others'; args: Mutation['args'] }): Mutation;
  /** Sends acts of the person, on in her lane. */
  push(acts: readonly Mutation[]): Promise<SyncResponse>;
  /** The number at which the neighbour's lane goes on, which then counts these. */
  nextOfNeighbour(acts: readonly Mutation[]): number;
}

/** Records that wait to be acted on; made before anything is counted. */
const inStore = 900;

export async function setAccessStage(server: ServerInProcess): Promise<AccessStage> {
  const person = await openDesk(server);
  const colleague = await openDesk(server, { account: 1, device: 1 });
  const neighbour = await openDesk(server, { account: 3, device: 3 });
  let drawn = 0x2_000_000;
  const newId = (): string => madeUpId((drawn += 1));
  const lasts = new Map<Desk, number>();
  const next = (desk: Desk, acts: readonly Mutation[]): number => {
    const from = (lasts.get(desk) ?? 0) + 1;
    lasts.set(desk, from + acts.length - 1);
    return from;
  };
  const byDesk = (desk: Desk): Partial<Mutation> => ({ mid: newId(), author: desk.author, device: desk.device });
  const report = (desk: Desk): Mutation =>
    act('reportEvent', reportArgs(heardOfDeath()), { ...byDesk(desk), entity: newId() });
  const ready = new Map<Desk, string[]>([
    [person, []],
    [colleague, []],
  ]);
  const make = async (desk: Desk): Promise<void> => {
    const reports = Array.from({ length: inStore }, () => report(desk));
    for (let at = 0; at < reports.length; at += 100) {
      const some = reports.slice(at, at + 100);
      const { receipts } = await desk.push(next(desk, some), ...some);
      if (receipts.some(({ status }) => status !== 'applied')) throw new Error('a report was not taken');
    }
    ready.get(desk)?.push(...reports.map(({ entity }) => entity));
  };
  await make(person);
  await make(colleague);
  const opening = openBookAct({}, byDesk(colleague));
  await colleague.push(next(colleague, [opening]), opening);

  const recorded = readRecordedActs();
  const argsOf: AccessStage['argsOf'] = (name) => {
    const of = recorded.get(`${name}.${argumentVersionOf(name)}`) ?? recorded.get(`${name}.1`);
    if (of === undefined) throw new Error(`no recorded ${name}`);
    return of.mutation.args;
  };
  const business = (taken: string): Mutation['args'] => ({
    ...argsOf('decideParked'),
    decisions: [{ field: 'business', standing: 'PROCESSING', parked: taken, take: 'parked' }],
  });
  const said: Partial<Record<ActName, readonly [deciding: Mutation['args'], recording: Mutation['args']]>> = {
    approveDossier: [
      { from: 'SUBMITTED_FOR_SIGNATURE', decision: { how: 'onScreen' } },
      {
        from: 'SUBMITTED_FOR_SIGNATURE',
        decision: { how: 'onPaper', signer: 'Thử Ký', signerTitle: 'Chủ tịch', signedOn: '2026-11-20' },
      },
    ],
    moveDossier: [
      { from: 'SUBMITTED_FOR_SIGNATURE', to: 'APPROVED' },
      { from: 'PROCESSING', to: 'SUBMITTED_FOR_SIGNATURE' },
    ],
    decideParked: [business('APPROVED'), business('SUBMITTED_FOR_SIGNATURE')],
  };
  const sayingOf = (name: ActName, at: 0 | 1): Mutation['args'] => {
    const args = said[name]?.[at];
    if (args === undefined) throw new Error(`${name} is nobody's word`);
    return args;
  };

  return {
    person,
    colleague,
    neighbour,
    argsOf,
    deciding: (name) => sayingOf(name, 0),
    recording: (name) => sayingOf(name, 1),
    actOn({ name, whose, args }) {
      const { kind } = recordsOf({ name, entity: '', args: {} }).first;
      const desk = whose === 'own' ? person : colleague;
      const entityOf = (): string => {
        if (kind === 'book') return opening.entity;
        if (kind === 'office') return officeId;
        const entity = ready.get(desk)?.shift();
        if (entity === undefined) throw new Error('no record is left to act on');
        return entity;
      };
      return act(name, args, { ...byDesk(person), entity: entityOf(), schema: argumentVersionOf(name) ?? 1 });
    },
    push: (acts) => person.push(next(person, acts), ...acts),
    nextOfNeighbour: (acts) => next(neighbour, acts),
  };
}
