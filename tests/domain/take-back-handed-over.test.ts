import { describe, expect, it } from 'vitest';
import { applyMutation } from '../../src/domain/apply-mutation.ts';
import type { Dossier } from '../../src/domain/dossier.ts';
import { act, madeUpId } from '../support/acts.ts';
import { enteredDossier } from '../support/entered-dossier.ts';
import { makePeople } from '../support/people.ts';

const at = '2026-11-20T02:00:00.000Z';
const entered = enteredDossier('birth', makePeople(6).birth());
const [code, system] = ['H99.9-261120-0047', 'Cổng dịch vụ công tỉnh Mẫu'];
const reason = 'Ghi nhầm mã của hồ sơ khác';

let drawn = 0;
function judged(dossier: Dossier | undefined, name: string, args: Readonly<Record<string, unknown>>) {
  drawn += 1;
  return applyMutation(dossier, act(name, args, { mid: madeUpId(0xd000 + drawn), entity: entered.id }), at);
}
const handed = (dossier: Dossier, as = code): Dossier => {
  const outcome = judged(dossier, 'noteHandedOver', { was: null, code: as, system, by: 'hand' });
  if (outcome.status !== 'applied') throw new Error(JSON.stringify(outcome));
  return outcome.dossier;
};
const takenBack = (dossier: Dossier | undefined, args: Readonly<Record<string, unknown>> = {}) =>
  judged(dossier, 'takeBackHandedOver', { code, system, reason, ...args });
const codeOf = (outcome: ReturnType<typeof judged>) =>
  outcome.status === 'refused' ? outcome.problems[0]?.code : outcome.status;

describe('a code of a portal that was noted by mistake', () => {
  it('is taken back with a reason: the dossier stands as before, and its history keeps both', () => {
    const outcome = takenBack(handed(entered));
    if (outcome.status !== 'applied') throw new Error(JSON.stringify(outcome));
    const { upstream, events } = outcome.dossier;
    expect(upstream).toBeUndefined();
    expect(events.at(-1)).toMatchObject({ touched: ['forwarded', 'none', code, system], reason });
    expect(events).toHaveLength(entered.events.length + 2);
    // Another may be noted then.
    expect(handed(outcome.dossier, 'H99.9-261120-0048').upstream?.code).toBe('H99.9-261120-0048');
  });

  it('[R8] is taken back once, whoever does it twice', () => {
    const first = takenBack(handed(entered));
    if (first.status !== 'applied') throw new Error(first.status);
    expect(takenBack(first.dossier)).toEqual({ status: 'merged', dossier: first.dossier });
  });

  it('[R10] is compared: another code, another system, or the connector’s own are left', () => {
    expect(codeOf(takenBack(handed(entered), { code: 'H1' }))).toBe('upstreamMoved');
    expect(codeOf(takenBack(handed(entered), { system: 'Cổng khác' }))).toBe('upstreamMoved');
    expect(codeOf(takenBack(entered))).toBe('upstreamMoved');
    const nothing = { said: '', until: null, entry: null, personalNumber: null, problems: [] };
    const sent = judged(entered, 'noteUpstream', { state: 'forwarded', at, code, ...nothing });
    if (sent.status !== 'applied') throw new Error(sent.status);
    expect(codeOf(takenBack(sent.dossier))).toBe('upstreamMoved');
    expect(codeOf(takenBack(undefined))).toBe('recordMissing');
  });

  it('stays where they have registered it', () => {
    const noted = handed(entered);
    const upstream = noted.upstream === undefined ? undefined : { ...noted.upstream, state: 'registered' as const };
    expect(codeOf(takenBack({ ...noted, ...(upstream && { upstream }) }))).toBe('upstreamThere');
  });

  it.each([{ reason: ' ' }, { reason: 'x'.repeat(301) }, { code: '' }, { more: 1 }])('is refused as %o', (args) => {
    expect(['badArguments', 'refused']).toContain(takenBack(handed(entered), args).status);
  });
});
