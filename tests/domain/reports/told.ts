import { applyMutation } from '../../../src/domain/apply-mutation.ts';
import type { Dossier } from '../../../src/domain/dossier.ts';
import type { Mutation } from '../../../src/domain/mutation.ts';
import { act, madeUpId } from '../../support/acts.ts';
import { madeUpDeath } from '../../support/made-up-events.ts';
import { heardOfDeath, receiptArgs, reportArgs } from '../../support/made-up-reports.ts';

export const [volunteer, officer, colleague] = [madeUpId(0xa), madeUpId(0xb), madeUpId(0xc)];
export const declared = madeUpDeath({ seed: 4, overrides: { 'deceased.fullName': 'Điểu Văn Thử' } });

let mids = 100;
export const said = (name: string, args: Mutation['args'], author = officer): Mutation =>
  act(name, args, {
    author,
    mid: madeUpId((mids += 1)),
    occurredAt: { device: '2026-11-20T02:00:00.000Z', offset: null, monotonic: 0 },
  });

export const reported = (fields = heardOfDeath()): Dossier =>
  after(undefined, said('reportEvent', reportArgs(fields), volunteer));

export const receive = (author = officer, number = 7) =>
  said('receiveReport', receiptArgs(declared, { number }), author);

/** The record behind acts that all take effect. */
export function after(dossier: Dossier | undefined, ...acts: readonly Mutation[]): Dossier {
  let standing = dossier;
  for (const one of acts) {
    const outcome = applyMutation(standing, one, null);
    if (outcome.status !== 'applied' && outcome.status !== 'merged') throw new Error(JSON.stringify(outcome));
    standing = outcome.dossier;
  }
  if (standing === undefined) throw new Error('nothing was done');
  return standing;
}

/** Why it was refused; nothing when it was not. */
export function codesOf(outcome: ReturnType<typeof applyMutation>): readonly string[] {
  return outcome.status === 'refused' ? outcome.problems.map(({ code }) => code) : [];
}
