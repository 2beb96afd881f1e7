import { describe, expect, it } from 'vitest';
import { applyMutation } from '../../src/domain/apply-mutation.ts';
import type { Dossier } from '../../src/domain/dossier.ts';
import type { NoteHandedOverArgs } from '../../src/domain/mutations/note-handed-over.ts';
import { act, madeUpId } from '../support/acts.ts';
import { enteredDossier } from '../support/entered-dossier.ts';
import { makePeople } from '../support/people.ts';

const at = '2026-11-20T02:00:00.000Z';
const entered = enteredDossier('birth', makePeople(4).birth());
const portal = 'Cổng dịch vụ công tỉnh Mẫu';
const code = 'H99.9-261120-0047';

let drawn = 0;
function judged(dossier: Dossier | undefined, args: Partial<NoteHandedOverArgs>) {
  drawn += 1;
  const all = { was: null, code, system: portal, by: 'companion', ...args };
  return applyMutation(dossier, act('noteHandedOver', all, { mid: madeUpId(0xe000 + drawn), entity: entered.id }), at);
}

function after(dossier: Dossier, args: Partial<NoteHandedOverArgs>): Dossier {
  const outcome = judged(dossier, args);
  if (outcome.status !== 'applied') throw new Error(JSON.stringify(outcome));
  return outcome.dossier;
}

function fromConnector(dossier: Dossier, state: string): Dossier {
  drawn += 1;
  const nothing = { said: '', until: null, entry: null, personalNumber: null, problems: [] };
  const note = act(
    'noteUpstream',
    { state, at, code: 'H99.9-261120-ABCDEF0123', ...nothing },
    { mid: madeUpId(0xe000 + drawn), entity: entered.id },
  );
  const outcome = applyMutation(dossier, note, at);
  if (!('dossier' in outcome)) throw new Error(JSON.stringify(outcome));
  return outcome.dossier;
}

const codeOf = (outcome: ReturnType<typeof judged>) =>
  outcome.status === 'refused' ? outcome.problems[0]?.code : outcome.status;
const connectorsCode = 'H99.9-261120-ABCDEF0123';

describe('a dossier that an officer keyed into another system', () => {
  it('is forwarded, with code, place and way in its history', () => {
    const noted = after(entered, {});
    expect(noted.upstream).toMatchObject({ state: 'forwarded', code, handed: { by: 'companion', system: portal } });
    expect(noted.events.at(-1)?.touched).toEqual(['none', 'forwarded', code, portal, 'companion']);
  });

  it('may be noted before it is entered: a portal takes it at the counter', () => {
    const { entry: _entry, ...taken } = entered;
    expect(after(taken, { by: 'hand' }).upstream?.state).toBe('forwarded');
  });

  it('is noted once: the same code from a second machine changes nothing', () => {
    const noted = after(entered, {});
    expect(judged(noted, { by: 'hand' })).toEqual({ status: 'merged', dossier: noted });
  });

  it('[R10] is compared and set: another officer’s code is not written over, but told', () => {
    const noted = after(entered, {});
    const second = judged(noted, { code: 'H99.9-261120-0048' });
    expect(codeOf(second)).toBe('upstreamMoved');
    expect(JSON.stringify(second)).toContain(code);
  });

  it('lets a wrong code be put right by who has seen it', () => {
    const noted = after(entered, {});
    const right = after(noted, { was: { state: 'forwarded', code }, code: 'H99.9-261120-0074' });
    expect(right.upstream?.code).toBe('H99.9-261120-0074');
  });

  it('is refused of what the connector has brought there', () => {
    for (const state of ['forwarded', 'supplement', 'registered'] as const) {
      const brought = fromConnector(entered, state);
      expect(codeOf(judged(brought, { was: { state, code: connectorsCode } }))).toBe('upstreamThere');
    }
  });

  it('may be noted of what waits for the connector, or was refused there', () => {
    for (const state of ['queued', 'attention', 'refused'] as const) {
      const stuck = fromConnector(entered, state);
      expect(after(stuck, { was: { state, code: connectorsCode } }).upstream?.handed?.system).toBe(portal);
    }
  });

  it('is not queued by the connector afterwards', () => {
    const noted = after(entered, {});
    expect(fromConnector(noted, 'queued')).toEqual(noted);
  });

  it('is refused without a code, without a place, and with letters nobody sees', () => {
    for (const args of [{ code: ' ' }, { system: '' }, { code: 'H99\u200b' }, { code: ' H99' }]) {
      expect(codeOf(judged(entered, args))).toBe('badArguments');
    }
    expect(codeOf(judged(undefined, {}))).toBe('recordMissing');
  });
});
