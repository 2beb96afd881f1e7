import { describe, expect, it } from 'vitest';
import { findUnit, type Unit, unitAtEnd, unitInText, unitKey } from '../../src/domain/administrative-units.ts';
import { printAddress, printPlace } from '../../src/domain/print-address.ts';

const unit = (code: string, name: string, validFrom = '2025-07-01'): Unit => ({ code, name, validFrom });
const table = [
  unit('26740', 'Phường Bến Nghé', '1997-01-01'),
  unit('26740', 'Phường Sài Gòn'),
  unit('00001', 'Xã Đắk Liêng'),
  unit('00002', 'Phường Tân An'),
  unit('00003', 'Xã Tân An'),
];

describe('administrative units', () => {
  it('are a code and a day: a code may be given again', () => {
    expect(findUnit(table, '26740', '2025-06-30')?.name).toBe('Phường Bến Nghé');
    expect(findUnit(table, '26740', '2025-07-01')?.name).toBe('Phường Sài Gòn');
    expect(findUnit(table, '26740', '1996-12-31')).toBeUndefined();
    expect(findUnit(table, '99999', '2026-11-20')).toBeUndefined();
  });

  it('are the same name with or without rank and accents', () => {
    expect(unitKey('Xã Đắk Liêng')).toBe('dak lieng');
    expect(unitKey('dak lieng')).toBe('dak lieng');
    expect(unitKey('TP. Hồ Chí Minh')).toBe(unitKey('Thành phố Hồ Chí Minh'));
  });

  it('are found at the end of a written address, never guessed between two', () => {
    expect(unitAtEnd(table, 'Buôn Thử, xã Đắk Liêng'.normalize('NFD'))).toEqual({
      unit: table[2],
      before: 'Buôn Thử'.normalize('NFD'),
    });
    expect(unitAtEnd(table, 'Đắk Liêng')).toEqual({ unit: table[2], before: '' });
    expect(unitAtEnd(table, 'Ấp Mẫu, Tân An')).toBeUndefined();
    expect(unitAtEnd(table, 'Ấp Mẫu')).toBeUndefined();
    expect(unitAtEnd(table, '')).toBeUndefined();
  });

  it('are written small inside a sentence', () => {
    expect(unitInText('Đặc khu Phú Quốc')).toBe('đặc khu Phú Quốc');
  });
});

describe('an address on paper', () => {
  const address = { provinceCode: '99', communeCode: '99999', detail: 'Thôn Mẫu 3' };
  const names = { province: 'Tỉnh Mẫu', commune: 'Xã Thử Nghiệm' };

  it('goes from the hamlet to the province', () => {
    expect(printAddress(address, names)).toBe('Thôn Mẫu 3, xã Thử Nghiệm, tỉnh Mẫu');
    expect(printAddress({ ...address, detail: '' }, names)).toBe('xã Thử Nghiệm, tỉnh Mẫu');
  });

  it('of a birth: facility with its address, else commune and province, abroad city and country', () => {
    expect(printPlace({ at: 'facility', facility: 'Trạm Y tế Mẫu', address }, names, '')).toBe(
      'Trạm Y tế Mẫu, Thôn Mẫu 3, xã Thử Nghiệm, tỉnh Mẫu',
    );
    expect(printPlace({ at: 'address', address }, names, '')).toBe('xã Thử Nghiệm, tỉnh Mẫu');
    expect(printPlace({ at: 'abroad', city: 'Viêng Chăn', country: 'LA' }, names, 'Lào')).toBe('Viêng Chăn, Lào');
  });
});
