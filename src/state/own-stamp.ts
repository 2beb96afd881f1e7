import type { LateMessages } from '../messages/language.ts';
import type { Heard } from '../domain/figures/heard.ts';
import type { Instant } from '../domain/words.ts';
import { nameOfAccount } from './session.ts';
import type { ExchangeStatus, Session } from '../store/store.ts';

export interface OtherMachine {
  readonly name: string;
  readonly at: Instant;
}

/** The other machines of the commune by who worked there last, the one silent longest first. */
export function otherMachines(heard: Heard, own: string, session: Session, unknown: string): readonly OtherMachine[] {
  return [...heard]
    .filter(([device]) => device !== own)
    .map(([, { at, author }]) => ({ at, name: nameOfAccount(session, author) ?? unknown }))
    .sort((a, b) => (a.at < b.at ? -1 : 1));
}

interface StampFacts {
  readonly now: Instant;
  readonly status: Pick<ExchangeStatus, 'waiting' | 'attention' | 'oldestMadeAt' | 'lastSuccessAt' | 'load'>;
  /** How many lie here and could not be read. */
  readonly damaged: number;
  readonly machines: readonly OtherMachine[];
  readonly when: (instant: Instant) => string;
}

/** What had not arrived when figures were counted here: so that nobody takes them for more than they are. */
export function ownStamp(
  { now, status, damaged, machines, when }: StampFacts,
  { stamp }: LateMessages['figures'],
): readonly string[] {
  const { waiting, attention, oldestMadeAt, lastSuccessAt, load } = status;
  return [
    stamp.asOf(when(now)),
    ...(load === null ? [] : [stamp.loading(load.amount)]),
    ...(damaged === 0 ? [] : [stamp.damaged(damaged)]),
    waiting > 0 && oldestMadeAt !== null ? stamp.waiting(waiting, when(oldestMadeAt)) : stamp.noneWaiting,
    ...(attention > 0 ? [stamp.attention(attention)] : []),
    lastSuccessAt === null ? stamp.neverPulled : stamp.pulled(when(lastSuccessAt)),
    ...(machines.length === 0 ? [stamp.noMachines] : machines.map(({ name, at }) => stamp.machine(name, when(at)))),
  ];
}
