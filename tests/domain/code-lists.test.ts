import { describe, expect, it } from 'vitest';
import { residenceKinds, sexes } from '../../src/domain/code-lists.ts';
import { ethnicGroups } from '../../src/domain/ethnic-groups.ts';
import { idDocumentTypes } from '../../src/domain/id-document.ts';
import { nationalities } from '../../src/domain/nationalities.ts';
import { isCountryCode, isNationalityCode } from '../../src/domain/nationality-codes.ts';
import { relationships } from '../../src/domain/procedures/shared/relationships.ts';

describe('the code lists', () => {
  it.each([
    ['sexes', sexes],
    ['residence kinds', residenceKinds],
    ['ethnic groups', ethnicGroups],
    ['identity papers', idDocumentTypes],
    ['relationships', relationships],
    ['nationalities', nationalities],
  ])('of %s say each thing once, in both languages, in NFC', (_, choices) => {
    expect(new Set(choices.map((choice) => choice.code)).size).toBe(choices.length);
    expect(new Set(choices.map((choice) => choice.label.vi)).size).toBe(choices.length);
    for (const { code, label } of choices) {
      expect(code).not.toBe('');
      expect(label.vi).not.toBe('');
      expect(label.en).not.toBe('');
      expect(label.vi).toBe(label.vi.normalize('NFC'));
    }
  });

  it('have 54 ethnic groups and the foreigners', () => {
    const name = (code: string) => ethnicGroups.find((group) => group.code === code)?.label.vi;
    expect(ethnicGroups).toHaveLength(55);
    expect([name('01'), name('12'), name('23'), name('54'), name('55')]).toEqual([
      'Kinh',
      'Ê-đê',
      'Bru-Vân Kiều',
      'Rơ-măm',
      'Người nước ngoài',
    ]);
  });

  it('have every nationality, with Viet Nam first and the stateless last', () => {
    expect(nationalities).toHaveLength(250);
    expect(nationalities[0]?.code).toBe('VN');
    expect(nationalities.at(-1)).toEqual({ code: 'XX', label: { vi: 'Không quốc tịch', en: 'Stateless' } });
    expect(nationalities.every((choice) => isNationalityCode(choice.code))).toBe(true);
    expect(isCountryCode('XX')).toBe(false);
    expect(isNationalityCode('AB')).toBe(false);
  });
});
