import { describe, expect, it } from 'vitest';
import { checkRecord, glued } from '../../gateway/check-record.ts';
import { recordSchemas } from '../../gateway/record-schemas.ts';
import type { Dossier } from '../../src/domain/dossier.ts';
import type { Fields, FieldValue } from '../../src/domain/field.ts';
import { procedureFields } from '../../src/domain/procedure-fields.ts';
import { procedures, procedureVersion } from '../../src/domain/procedures/catalogue.ts';
import { textAt } from '../../src/domain/read-field.ts';
import { mapRecord, ownFieldOf } from '../../sync-server/delivery/mapping/map-record.ts';
import { modules } from '../../sync-server/delivery/mapping/mapping-file.ts';
import { builtInMapping, readMapping } from '../../sync-server/delivery/mapping/mapping.ts';
import builtIn from '../../sync-server/delivery/mapping/national-records.json' with { type: 'json' };
import { readErrors } from '../../sync-server/delivery/mapping/read-errors.ts';
import { enteredDossier } from '../support/entered-dossier.ts';
import { everyProcedure } from '../support/every-procedure.ts';
import { fillIn } from '../support/fill-in.ts';
import { makePeople } from '../support/people.ts';
import { createSeededRandom } from '../support/seeded-random.ts';

const mapping = builtInMapping();
const world = {
  authority: 'Ủy ban nhân dân xã Thử Nghiệm, tỉnh Mẫu',
  unitsOf: () => ({ province: 'Tỉnh Mẫu', commune: 'Xã Thử Nghiệm' }),
};
const mapped = procedures.filter(({ id, version }) => version === 1 && mapping.moduleOf(id) !== undefined);

function recordOf(dossier: Dossier, by = mapping) {
  if (dossier.entry === undefined) throw new Error('not entered');
  const result = mapRecord(dossier, dossier.entry, by, world);
  if (result.status !== 'record') throw new Error(JSON.stringify(result));
  return result;
}

const errorsOf = (dossier: Dossier) => {
  const { module, record } = recordOf(dossier);
  return checkRecord(module, record);
};

describe('the built-in mapping', () => {
  it('names only fields that the national record has and that our procedures ask', () => {
    for (const module of modules) {
      const asked = new Set(
        mapped
          .filter(({ id }) => mapping.moduleOf(id) === module)
          .flatMap((procedure) => [...procedureFields(procedure).byPath.keys()]),
      );
      for (const { to, from } of mapping.rulesOf(module)) {
        expect(recordSchemas[module].has(to), `${module} ${to}`).toBe(true);
        const { persons } = builtIn.records[module];
        // A block has what any person may have; what is said of one field must be asked somewhere.
        const ofBlock = persons.some(({ block }) => from?.startsWith(`${block}.`));
        if (from !== undefined && !ofBlock) expect([...asked, 'foreign.number'], `${module} ${to}`).toContain(from);
      }
    }
  });

  it('has every field that our procedures give a national name', () => {
    // Asked here, and no part of any record that is known: the child's number comes back, and a spouse to be.
    const without = /^(?:soDinhDanh$|nxnNguoiKetHon)/u;
    for (const procedure of mapped) {
      const module = mapping.moduleOf(procedure.id) ?? 'KS';
      const told = new Set(mapping.rulesOf(module).map(({ to }) => to));
      const lost = procedureFields(procedure).specs.flatMap(({ nationalName }) =>
        nationalName === undefined || without.test(nationalName) || told.has(nationalName) ? [] : [nationalName],
      );
      expect(
        lost.filter((name) => name !== 'soLuongBanSao'),
        procedure.id,
      ).toEqual([]);
    }
  });

  it('covers births, deaths, marriages, confirmations, recognitions and copies', () => {
    expect(mapped.map(({ id }) => id)).toHaveLength(22);
    expect(mapRecord(enteredDossier('guardianship', {}), enteredEntry(), mapping, world)).toEqual({ status: 'none' });
  });
});

const enteredEntry = () => {
  const { entry } = enteredDossier('birth', {});
  if (entry === undefined) throw new Error('not entered');
  return entry;
};

describe('what the far system makes of it', () => {
  it('takes every kind of birth that our people are made of, but for the longest names', () => {
    for (const [index, fields] of makePeople(5).births(300).entries()) {
      const longest = (textAt(fields, 'child.fullName') ?? '').length > 100 ? ['nksHoTen'] : [];
      expect(
        errorsOf(enteredDossier('birth', fields)).map(({ field }) => field),
        `birth ${index}`,
      ).toEqual(longest);
    }
  });

  it('takes one complete dossier of each procedure', () => {
    for (const { id } of mapped) expect(errorsOf(enteredDossier(id, everyProcedure[id]?.() ?? {})), id).toEqual([]);
  });

  it('takes whatever may stand in the fields, or names a field of ours at fault', () => {
    const random = createSeededRandom(11);
    let taken = 0;
    for (const procedure of mapped) {
      for (let round = 0; round < 40; round += 1) {
        const fields: Record<string, FieldValue> = { ...everyProcedure[procedure.id]?.() };
        fillIn(fields, procedureFields(procedure).specs, random, new Set());
        const hasEmail = procedureFields(procedure).byPath.has('applicant.email');
        if (hasEmail && round % 4 === 0) fields['applicant.email'] = `${'lam.mau'.repeat(20)}@mau.example`;
        const dossier = enteredDossier(procedure.id, fields);
        const errors = errorsOf(dossier);
        if (errors.length === 0) taken += 1;
        for (const { field } of errors) {
          const module = mapping.moduleOf(procedure.id) ?? 'KS';
          expect(ownFieldOf(field, module, mapping, dossier), `${procedure.id} ${field}`).toBeDefined();
        }
      }
    }
    expect(taken).toBeGreaterThan(500);
  });
});

const birth = (more: Fields = {}): Dossier => enteredDossier('birth', makePeople(3).birth(more));

describe('values', () => {
  it('writes dates whole or in parts, and never a day that nobody knows', () => {
    const { record } = recordOf(birth({ 'mother.birthDate': { y: 1988 }, 'child.birthDate': '2026-11-02' }));
    expect(record).toMatchObject({
      nksNgaySinh: '02/11/2026',
      meNgaySinh: { namSinh: 1988, thangSinh: null, ngaySinh: null },
      ngayDangKy: '10/03/2026',
    });
  });

  it('writes addresses by their units, old ones and those abroad as text', () => {
    const asWritten = 'Bản Mẫu, xã Cũ, huyện Cũ, tỉnh Cũ';
    const old = { provinceCode: '00', communeCode: '00000', detail: '', asWritten };
    const here = { provinceCode: '99', communeCode: '99999', detail: 'Thôn Mẫu 3' };
    const { record } = recordOf(birth({ 'child.hometown': here, 'mother.residence': old }));
    expect(record).toMatchObject({
      nksQueQuan: { quocGia: 'VN', maTinh: '99', maXa: '99999', dcChiTiet: 'Thôn Mẫu 3' },
      meNoiCuTru: { quocGia: 'VN', maTinh: '', maXa: '', dcChiTiet: asWritten },
    });
    const abroad = { 'mother.nationality': 'LA', 'mother.residenceAbroad': 'Bản Mẫu, Hủa Phăn' };
    const { 'mother.residence': _, ...fields } = makePeople(3).birth(abroad);
    expect(recordOf(enteredDossier('birth-foreign', fields)).record).toMatchObject({
      meNoiCuTru: { quocGia: 'LA', maTinh: '', maXa: '', dcChiTiet: 'Bản Mẫu, Hủa Phăn' },
    });
  });

  it('writes places of birth as text, and their unit beside it', () => {
    const address = { provinceCode: '99', communeCode: '99999', detail: 'Thôn Mẫu 3' };
    const facility = { at: 'facility', facility: 'Trạm y tế xã Thử Nghiệm', address } as const;
    expect(recordOf(birth({ 'child.birthPlace': facility })).record).toMatchObject({
      nksNoiSinh: 'Trạm y tế xã Thử Nghiệm, Thôn Mẫu 3, xã Thử Nghiệm, tỉnh Mẫu',
      nksNoiSinhDVHC: { maXa: '99999' },
    });
    const { record } = recordOf(birth({ 'child.birthPlace': { at: 'abroad', city: 'Ville Modèle', country: 'FR' } }));
    expect(record).toMatchObject({ nksNoiSinh: 'Ville Modèle, Pháp', nksNoiSinhNuocNgoai: 'Ville Modèle, Pháp' });
    expect(record).not.toHaveProperty('nksNoiSinhDVHC');
  });

  it('tells an ethnic group by name until the province has given its codes', () => {
    const fields = { 'mother.ethnicity': '03', 'father.ethnicity': '01' };
    expect(recordOf(birth(fields)).record).toMatchObject({ meDanTocKhac: 'Thái', chaDanTocKhac: 'Kinh' });
    const read = readMapping({ ...builtIn, lists: { ...builtIn.lists, ethnic: { '03': '63003', '*': 'none' } } });
    if (read.status === 'wrong') throw new Error(read.sentence);
    const { record } = recordOf(birth(fields), read.mapping);
    expect(record).toMatchObject({ meDanToc: '63003', chaDanTocKhac: 'Kinh' });
    expect(record).not.toHaveProperty('meDanTocKhac');
  });

  it('cuts names in three for copies alone', () => {
    const { record } = recordOf(enteredDossier('extract-copy', { 'subject.fullName': 'Y Thử Niê Mẫu' }));
    expect(record).toMatchObject({ cbsHo: 'Y Thử', cbsChuDem: 'Niê', cbsTen: 'Mẫu' });
    expect(recordOf(birth({ 'child.fullName': "H'Mẫu" })).record).toMatchObject({ nksHoTen: "H'Mẫu" });
  });

  it('says at our field what their list does not have', () => {
    const { timely: _, ...entryKind } = builtIn.lists.entryKind;
    const read = readMapping({ ...builtIn, lists: { ...builtIn.lists, sex: { '1': '1' }, entryKind } });
    if (read.status === 'wrong') throw new Error(read.sentence);
    const result = mapRecord(birth({ 'child.sex': '2' }), enteredEntry(), read.mapping, world);
    expect(result).toMatchObject({
      status: 'problems',
      problems: [
        { field: 'child.sex', code: 'notInNationalList' },
        { field: '', code: 'notInNationalList' },
      ],
    });
  });
});

describe('a province’s own file', () => {
  const wrong = (file: unknown): string => {
    const read = readMapping(file);
    if (read.status === 'mapping') throw new Error('it was taken');
    return read.sentence;
  };

  it('is refused with the place where it is wrong', () => {
    expect(wrong({ ...builtIn, version: 2 })).toContain('version');
    expect(wrong({ ...builtIn, person: [{ to: 'HoTen' }] })).toContain('person.0');
    expect(wrong({ ...builtIn, person: [{ to: 'DanToc', from: 'ethnicity', as: 'code', list: 'x' }] })).toContain(
      'list',
    );
    const { records } = builtIn;
    const twice = { ...records, KT: { ...records.KT, procedures: ['birth'] } };
    expect(wrong({ ...builtIn, records: twice })).toContain('two records');
    expect(wrong({ ...builtIn, records: { ...records, KT: { ...records.KT, with: ['x'] } } })).toContain('shared');
  });
});

describe('errors that come back', () => {
  const of = { procedure: 'birth', procedureVersion: 1 };

  it('are found at our fields, sentence by sentence', () => {
    const dossier = birth({ 'child.fullName': 'Lò '.repeat(35).trim() });
    const text = glued(errorsOf(dossier));
    expect(
      readErrors(`${text}Giá trị 1.5 của trường meDanToc không tồn tại trong danh mục.`, 'KS', mapping, of),
    ).toEqual([
      expect.objectContaining({ field: 'child.fullName', code: 'upstreamError' }),
      expect.objectContaining({ field: 'mother.ethnicity' }),
    ]);
  });

  it('keep the whole sentence, and stand with the dossier where no field of ours is named', () => {
    const [problem, second] = readErrors('Hồ sơ chưa đúng quy trình; Trường so bắt buộc', 'KS', mapping, of);
    expect(problem).toMatchObject({ field: '' });
    expect(problem?.message.vi).toContain('Hồ sơ chưa đúng quy trình');
    expect(second).toMatchObject({ field: '' });
    expect(readErrors('Trường nksHoTen sai', 'KT', mapping, { procedure: 'death', procedureVersion: 1 })).toMatchObject(
      [{ field: '' }],
    );
  });

  it('know no procedure that this build does not', () => {
    expect(procedureVersion('birth', 99)).toBeUndefined();
    expect(ownFieldOf('nksHoTen', 'KS', mapping, { procedure: 'birth', procedureVersion: 99 })).toBeUndefined();
  });
});
