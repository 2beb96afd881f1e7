import { applyMutation } from '../../../src/domain/apply-mutation.ts';
import type { BusinessState, Dossier } from '../../../src/domain/dossier.ts';
import type { Mutation } from '../../../src/domain/mutation.ts';
import type { Outcome } from '../../../src/domain/outcome.ts';
import { act, madeUpId } from '../../support/acts.ts';
import { madeUpDossier } from '../../support/made-up-view.ts';
import { makePeople } from '../../support/people.ts';

export const morning = '2026-11-20T02:30:00.000Z';
export const noon = '2026-11-20T05:00:00.000Z';

/** A made-up birth in some step, with nothing else said about it. */
export function dossierIn(business: BusinessState): Dossier {
  return { ...madeUpDossier({ number: 0xe, fields: makePeople(1).birth() }), business };
}

let made = 100;

/** One act at noon, by a made-up officer. */
export function step(name: string, args: Mutation['args'], overrides: Partial<Mutation> = {}): Mutation {
  made += 1;
  const occurredAt = { device: noon, offset: null, monotonic: 0 };
  return act(name, args, { mid: madeUpId(made), occurredAt, ...overrides });
}

export function judged(dossier: Dossier, name: string, args: Mutation['args']): Outcome {
  return applyMutation(dossier, step(name, args), noon);
}

/** The record after an act that must take effect. */
export function after(dossier: Dossier, name: string, args: Mutation['args']): Dossier {
  const outcome = judged(dossier, name, args);
  if (outcome.status !== 'applied') throw new Error(`${name}: ${JSON.stringify(outcome)}`);
  return outcome.dossier;
}

export function codeOf(outcome: Outcome): string {
  return outcome.status === 'refused' ? (outcome.problems[0]?.code ?? '') : outcome.status;
}

export const papers = [{ paper: 'Giấy chứng sinh', reason: 'Bản chụp mờ' }];
export const ask = (from: BusinessState, at = morning): Mutation['args'] => ({ from, at, papers, guide: 'Bàn số 2' });
export const refusal = (from: BusinessState): Mutation['args'] => ({
  from,
  reason: 'Đã đăng ký ở xã khác',
  signer: 'Thử Thị Trưởng',
  signerTitle: 'Giám đốc',
});
