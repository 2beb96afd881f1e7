import { describe, expect, it } from 'vitest';
import { applyMutation } from '../../../src/domain/apply-mutation.ts';
import type { ParkedAct } from '../../../src/domain/dossier.ts';
import { businessStates } from '../../../src/domain/life-cycle.ts';
import type { Mutation } from '../../../src/domain/mutation.ts';
import { axisActOf } from '../../../src/domain/steps/axis-acts.ts';
import { parkedInHistory } from '../../../src/domain/steps/parked-in-history.ts';
import { readRecordedActs } from '../../support/recorded-acts.ts';
import { dossierIn, noon, step } from './desk-of-steps.ts';

const reason = 'Thiếu chữ ký';

/** What the builds in the field have sent, and plain moves and an edit that say why. */
const acts: readonly Mutation[] = [
  ...[...readRecordedActs().values()].map(({ mutation }) => mutation),
  ...businessStates.flatMap((from) => businessStates.map((to) => step('moveDossier', { from, to, reason }))),
  step('editDossier', { changes: [{ field: 'child.fullName', from: 'Không ai', to: 'Thử Văn Khác' }], reason }),
];

const parked: readonly ParkedAct[] = acts.flatMap((mutation) =>
  businessStates.flatMap((state) => {
    const outcome = applyMutation(dossierIn(state), mutation, noon);
    return outcome.status === 'parked' ? (outcome.dossier.parked ?? []) : [];
  }),
);

describe('[R15] whatever parks', () => {
  it('is edits, plain moves and steps along an axis', () => {
    const names = new Set(parked.map(({ name }) => name));
    expect(names).toContain('editDossier');
    expect(names).toContain('moveDossier');
    expect(names).toContain('stopDossier');
  });

  // Builds of before take whatever has arguments as a step along an axis, and can take it or leave it no other way.
  it('has arguments only where it is a step along an axis, so that a build of before can decide either way', () => {
    const undecidable = parked.filter(({ name, args }) => args !== undefined && axisActOf(name) === undefined);
    expect(new Set(undecidable.map(({ name }) => name))).toEqual(new Set());
  });

  it('[R10] is told with the reason that was said with it', () => {
    const said = parked.filter(({ name }) => name === 'moveDossier' || name === 'editDossier').map(parkedInHistory);
    for (const type of ['moveDossier', 'editDossier'])
      expect(said.filter((line) => line.type === type).map((line) => line.reason)).toContain(reason);
  });
});
