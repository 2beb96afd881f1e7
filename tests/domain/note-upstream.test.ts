import { describe, expect, it } from 'vitest';
import { applyMutation } from '../../src/domain/apply-mutation.ts';
import type { Dossier } from '../../src/domain/dossier.ts';
import type { NoteUpstreamArgs } from '../../src/domain/mutations/note-upstream.ts';
import { act, madeUpId } from '../support/acts.ts';
import { enteredDossier } from '../support/entered-dossier.ts';
import { makePeople } from '../support/people.ts';

const at = '2026-11-20T02:00:00.000Z';
const entered = enteredDossier('birth', makePeople(3).birth());
const entry = { number: '45', volume: '01/2026', page: '12', on: '2026-03-10', paper: true };

let drawn = 0;
const note = (args: Partial<NoteUpstreamArgs>) => {
  drawn += 1;
  const all = { state: 'forwarded', at, code: 'H99.9-261120-0001', said: '', until: null, entry: null } as const;
  const more = { personalNumber: null, problems: [], ...args };
  return act('noteUpstream', { ...all, ...more }, { mid: madeUpId(0xf000 + drawn), entity: entered.id });
};

function after(dossier: Dossier, ...notes: readonly Partial<NoteUpstreamArgs>[]): Dossier {
  return notes.reduce((standing, args) => {
    const outcome = applyMutation(standing, note(args), at);
    if (outcome.status !== 'applied' && outcome.status !== 'merged') throw new Error(JSON.stringify(outcome));
    return outcome.dossier;
  }, dossier);
}

describe('what the connector notes', () => {
  it('goes along the states, each a line of the history', () => {
    const dossier = after(entered, { state: 'queued' }, {}, { state: 'registered', entry });
    expect(dossier.upstream).toMatchObject({ state: 'registered', entry, problems: [] });
    expect(dossier.events.map(({ touched }) => touched)).toEqual([
      ['none', 'queued'],
      ['queued', 'forwarded'],
      ['forwarded', 'registered'],
    ]);
  });

  it('fills a personal number that is empty, once, and waits for one that comes later', () => {
    const registered = after(entered, { state: 'registered', entry });
    expect(registered.fields['child.pin']).toBeUndefined();
    const numbered = after(registered, { state: 'registered', entry, personalNumber: '099326000001' });
    expect(numbered.fields['child.pin']).toBe('099326000001');
    expect(numbered.events.at(-1)?.touched).toEqual(['registered', 'registered', 'child.pin']);
    expect(after(numbered, { state: 'registered', entry, personalNumber: '099326000001' })).toEqual(numbered);
  });

  it('overwrites no personal number that is there, nor takes one that is none', () => {
    const numbered = after(entered, { state: 'registered', entry, personalNumber: '099326000001' });
    const other = after(numbered, { state: 'registered', entry, personalNumber: '099326000002' });
    expect(other.fields['child.pin']).toBe('099326000001');
    expect(other.upstream).toMatchObject({
      state: 'attention',
      problems: [{ field: 'child.pin', code: 'upstreamPersonalNumberDiffers' }],
    });
    const broken = after(entered, { state: 'registered', entry, personalNumber: '12' });
    expect(broken.upstream).toMatchObject({ state: 'attention', problems: [{ field: 'child.pin' }] });
    expect(broken.fields['child.pin']).toBeUndefined();
  });

  it('leaves the entry as the book has it, and calls somebody when theirs has another number', () => {
    const dossier = after(entered, { state: 'registered', entry: { ...entry, number: '46' } });
    expect(dossier.entry).toEqual(entered.entry);
    expect(dossier.upstream).toMatchObject({
      state: 'attention',
      entry: { number: '46' },
      problems: [{ field: null, code: 'upstreamNumberDiffers' }],
    });
    expect(after(entered, { state: 'registered', entry: { ...entry, number: '0045/2026' } }).upstream?.state).toBe(
      'registered',
    );
  });

  it('says the same twice and nothing happens', () => {
    const once = after(entered, {});
    expect(after(once, { at: '2026-11-20T03:00:00.000Z' })).toEqual(once);
  });

  it('does not fall back behind what was registered', () => {
    const registered = after(entered, { state: 'registered', entry });
    expect(after(registered, { state: 'forwarded' }, { state: 'queued' })).toEqual(registered);
  });

  it('is refused of a dossier that is in no book, and waits for one that is not here', () => {
    const { entry: _, ...open } = entered;
    expect(applyMutation(open, note({}), at)).toMatchObject({
      status: 'refused',
      problems: [{ code: 'registerFirst' }],
    });
    expect(applyMutation(undefined, note({}), at)).toEqual({ status: 'recordMissing' });
  });

  it('fills nothing where a procedure asks for no such number', () => {
    const dead = enteredDossier('death', {});
    const dossier = after(dead, { state: 'registered', entry, personalNumber: '099326000001' });
    expect(dossier.fields).toEqual({});
  });

  describe('of what an officer has keyed in herself', () => {
    const hers = 'H99.9-261120-0047';
    const keyedIn = act(
      'noteHandedOver',
      { was: null, code: hers, system: 'Cổng làm mẫu', by: 'hand' },
      { mid: madeUpId(0xefff), entity: entered.id },
    );
    const outcome = applyMutation(entered, keyedIn, at);
    if (outcome.status !== 'applied') throw new Error(JSON.stringify(outcome));
    const { dossier: noted } = outcome;
    const { upstream: before } = noted;

    it('changes nothing where it says no more than that it goes by itself', () => {
      expect(after(noted, { state: 'queued' })).toEqual(noted);
    });

    it('keeps that she did, and her code, whatever else they say', () => {
      const same = after(noted, { state: 'registered', code: hers, entry });
      expect(same.upstream).toMatchObject({ state: 'registered', code: hers, entry, handed: before?.handed });
      const wordless = after(noted, { state: 'supplement', code: null, said: 'Thiếu giấy' });
      expect(wordless.upstream).toMatchObject({ state: 'supplement', code: hers, said: 'Thiếu giấy', problems: [] });
      expect(wordless.upstream?.handed).toEqual(before?.handed);
    });

    it('calls somebody when they have it under the code of the connection as well', () => {
      for (const state of ['forwarded', 'registered'] as const) {
        const told = state === 'registered' ? { state, entry } : { state };
        const twice = after(noted, told);
        expect(twice.upstream).toMatchObject({ state: 'attention', code: hers, handed: before?.handed });
        expect(twice.upstream?.problems.map(({ code }) => code)).toEqual(['upstreamTwoCodes']);
        expect(twice.upstream?.problems[0]?.message.vi).toContain('H99.9-261120-0001');
        expect(after(twice, { ...told, at: '2026-11-20T05:00:00.000Z' })).toEqual(twice);
      }
    });

    it('says nothing of a second code where they have turned the other one down', () => {
      for (const state of ['attention', 'refused'] as const) {
        expect(after(noted, { state, said: 'Sai mã' })).toEqual(noted);
      }
    });
  });
});
