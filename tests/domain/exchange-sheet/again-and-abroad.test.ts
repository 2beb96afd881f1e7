import { describe, expect, it } from 'vitest';
import type { EntryKind } from '../../../src/domain/books/register-entry.ts';
import type { Dossier } from '../../../src/domain/dossier.ts';
import { birthSheet } from '../../../src/domain/exchange-sheet/columns/birth.ts';
import { maritalConfirmationSheet } from '../../../src/domain/exchange-sheet/columns/marital-confirmation.ts';
import { marriageSheet } from '../../../src/domain/exchange-sheet/columns/marriage.ts';
import { recognitionSheet } from '../../../src/domain/exchange-sheet/columns/recognition.ts';
import type { SheetMapping } from '../../../src/domain/exchange-sheet/column-mapping.ts';
import { sheetHeadings, writeRow } from '../../../src/domain/exchange-sheet/write-row.ts';
import { procedureVersion } from '../../../src/domain/procedures/catalogue.ts';
import { enteredDossier } from '../../support/entered-dossier.ts';
import { madeUpForeignEvent } from '../../support/made-up-abroad.ts';
import { madeUpBirthAgain, madeUpMarriageAgain } from '../../support/made-up-again.ts';
import { madeUpMaritalConfirmation } from '../../support/made-up-events.ts';
import { practiceGazetteer } from '../../support/made-up-old-entries.ts';

const world = { gazetteer: practiceGazetteer, authorityName: 'UBND xã Thử Nghiệm' };

function row(mapping: SheetMapping, dossier: Dossier, kind: EntryKind) {
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

  it('say how a recognition was settled abroad', () => {
    const cell = row(
      recognitionSheet,
      enteredDossier('foreign-recognition-note', madeUpForeignEvent('foreign-recognition-note', { seed: 44 })),
      'foreignAnnotation',
    );
    expect([cell('loaiDangKy'), cell('soDangKyNuocNgoai'), cell('qgNuocNgoaiDaDangKy')]).toEqual(['2', '12/MAU', 'FR']);
    expect(cell('cmHoTen')).not.toBe('');
  });

  it('say every time of residence and how a marriage ended', () => {
    const confirmed = madeUpMaritalConfirmation({
      seed: 45,
      overrides: {
        'marital.state': 'divorced',
        'marital.spouse': 'Lò Văn Cũ',
        'marital.endPaper': 'Bản án số 12/2001/HNGĐ-ST',
        'marital.endedOn': '2001-03-15',
      },
    });
    const cell = row(maritalConfirmationSheet, enteredDossier('marital-confirmation', confirmed), 'timely');
    expect([cell('nxnThoiGianCuTruTu'), cell('nxnThoiGianCuTruDen'), cell('nxnThoiGianCuTruTu2')]).toEqual([
      '09.2018',
      '30.06.2021',
      '01.07.2021',
    ]);
    expect([cell('nxnTinhTrangHonNhan'), cell('nxnGiayToChamDutHonNhan'), cell('nxnNgayChamDutHonNhan')]).toEqual([
      'Đã ly hôn, chưa kết hôn lại',
      'Bản án số 12/2001/HNGĐ-ST',
      '15.03.2001',
    ]);
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
