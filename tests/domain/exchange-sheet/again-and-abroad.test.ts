import { describe, expect, it } from 'vitest';
import type { Dossier } from '../../../src/domain/dossier.ts';
import { birthSheet } from '../../../src/domain/exchange-sheet/columns/birth.ts';
import { marriageSheet } from '../../../src/domain/exchange-sheet/columns/marriage.ts';
import type { SheetMapping } from '../../../src/domain/exchange-sheet/column-mapping.ts';
import { sheetHeadings, writeRow } from '../../../src/domain/exchange-sheet/write-row.ts';
import { procedureVersion } from '../../../src/domain/procedures/catalogue.ts';
import { enteredDossier } from '../../support/entered-dossier.ts';
import { madeUpForeignEvent } from '../../support/made-up-abroad.ts';
import { madeUpBirthAgain, madeUpMarriageAgain } from '../../support/made-up-again.ts';
import { practiceGazetteer } from '../../support/made-up-old-entries.ts';

const world = { gazetteer: practiceGazetteer, authorityName: 'UBND xã Thử Nghiệm' };

function row(mapping: SheetMapping, dossier: Dossier, kind: 'reRegistration' | 'foreignAnnotation') {
  const procedure = procedureVersion(dossier.procedure, 1);
  if (procedure === undefined || dossier.entry === undefined) throw new Error('not entered');
  const cells = writeRow(mapping, procedure, { ...dossier, entry: { ...dossier.entry, kind } }, world);
  const headings = sheetHeadings(mapping);
  return (column: string) => cells[headings.indexOf(column)];
}

describe('the ministry’s columns', () => {
  it('say that a birth is registered again, of a year alone', () => {
    const cell = row(
      birthSheet,
      enteredDossier(
        'birth-reregistration',
        madeUpBirthAgain({ seed: 41, overrides: { 'child.birthDate': { y: 1938 } } }),
      ),
      'reRegistration',
    );
    expect(cell('loaiDangKy')).toBe('2');
    expect(cell('nksNgaySinh')).toBe('1938');
    expect(cell('nksHoTen')).toBe('Lò Thị Thử Lại');
  });

  it('say how a birth was settled abroad', () => {
    const cell = row(
      birthSheet,
      enteredDossier('foreign-birth-note', madeUpForeignEvent('foreign-birth-note', { seed: 42 })),
      'foreignAnnotation',
    );
    expect(cell('loaiDangKy')).toBe('3');
    expect(cell('soDangKyNuocNgoai')).toBe('12/MAU');
    expect(cell('ngayDangKyNuocNgoai')).toBe('20.11.2026');
    expect(cell('cqNuocNgoaiDaDangKy')).toBe('Tòa thị chính Thành phố Mẫu');
    expect(cell('qgNuocNgoaiDaDangKy')).toBe('FR');
  });

  it('say that a marriage is registered again', () => {
    const cell = row(
      marriageSheet,
      enteredDossier('marriage-reregistration', madeUpMarriageAgain({ seed: 43 })),
      'reRegistration',
    );
    expect(cell('loaiDangKy')).toBe('2');
    expect(cell('soDangKyNuocNgoai')).toBe('');
  });
});
