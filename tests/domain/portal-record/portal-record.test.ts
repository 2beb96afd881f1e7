import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { builtInMapping } from '../../../sync-server/delivery/mapping/mapping.ts';
import type { Module } from '../../../sync-server/delivery/mapping/mapping-file.ts';
import { portalRecordSchema } from '../../../src/domain/portal-record/portal-record.ts';
import { portalRecordOf } from '../../../src/domain/portal-record/portal-record-of.ts';
import { recordOrderOf, recordOrders } from '../../../src/domain/portal-record/record-order.ts';
import { procedures } from '../../../src/domain/procedures/catalogue.ts';
import { procedureFields } from '../../../src/domain/procedure-fields.ts';
import { enteredDossier } from '../../support/entered-dossier.ts';
import { makePeople } from '../../support/people.ts';

const world = {
  unitsOf: () => ({ province: 'Tỉnh Mẫu', commune: 'Xã Thử Nghiệm' }),
  countries: [{ code: 'VN', label: { vi: 'Việt Nam', en: 'Viet Nam' } }],
};

function recordOf(fields: Parameters<typeof enteredDossier>[1]) {
  const procedure = procedures.find(({ id }) => id === 'birth');
  if (procedure === undefined) throw new Error('no births');
  return portalRecordOf(enteredDossier('birth', fields), procedure, 'Hà Thị Mẫu', world);
}

const valueAt = (record: ReturnType<typeof recordOf>, key: string) => record.values.find((value) => value.key === key);

describe('the order of the ministry’s records', () => {
  it.each(Object.keys(recordOrders) as Module[])(
    '%s names all that the delivery hands over, and no other',
    (module) => {
      const { procedures: named } = recordOrders[module];
      const mapping = builtInMapping();
      for (const id of named) expect(mapping.moduleOf(id)).toBe(module);
      for (const procedure of procedures.filter(({ id }) => mapping.moduleOf(id) === module)) {
        const { byPath } = procedureFields(procedure);
        const handed = mapping
          .rulesOf(module)
          .flatMap(({ from, entry }) => (entry === undefined ? (from === undefined ? [] : [from]) : [`entry.${entry}`]))
          .filter((path) => byPath.has(path) || (path.startsWith('entry.') && path !== 'entry.authority'));
        const order = recordOrderOf(procedure.id) ?? [];
        expect([...new Set(handed)].filter((path) => !order.includes(path))).toEqual([]);
        const asked = order.filter((path) => byPath.has(path) || path.startsWith('entry.'));
        expect(asked.filter((path) => !handed.includes(path))).toEqual([]);
      }
    },
  );

  it('keeps child before mother before father before who asks', () => {
    const keys = recordOf(makePeople(11).birth()).values.map(({ key }) => key.split('.')[0]);
    const first = (block: string) => keys.indexOf(block);
    expect(first('entry')).toBeLessThan(first('child'));
    expect(first('child')).toBeLessThan(first('mother'));
    expect(first('mother')).toBeLessThan(first('father'));
    expect(first('father')).toBeLessThan(first('applicant'));
  });
});

describe('a dossier as it is keyed elsewhere', () => {
  it('is a good record, of every birth there is', () => {
    for (const fields of makePeople(12).births(60)) {
      const record = recordOf(fields);
      expect(v.safeParse(portalRecordSchema, record).success).toBe(true);
      const keys = record.values.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it('says an address in the parts that a form asks for', () => {
    const address = { provinceCode: '99', communeCode: '99999', detail: 'Thôn Mẫu 3' };
    const record = recordOf(makePeople(13).birth({ 'child.hometown': address }));
    expect(valueAt(record, 'child.hometown.province')).toMatchObject({ code: '99', text: 'Tỉnh Mẫu', kind: 'choice' });
    expect(valueAt(record, 'child.hometown.commune')).toMatchObject({ code: '99999', text: 'Xã Thử Nghiệm' });
    expect(valueAt(record, 'child.hometown.detail')).toMatchObject({ code: null, text: 'Thôn Mẫu 3' });
  });

  it('says of a date as much as is known, and invents nothing', () => {
    const record = recordOf(makePeople(14).birth({ 'mother.birthDate': { y: 1990, m: 5 } }));
    expect(valueAt(record, 'mother.birthDate')).toMatchObject({ text: '05/1990', code: '1990-05' });
    expect(valueAt(record, 'child.birthDate')?.code).toMatch(/^\d{4}-\d{2}-\d{2}$/u);
  });

  it('says what was entered, and nothing of it before', () => {
    const fields = makePeople(15).birth();
    expect(valueAt(recordOf(fields), 'entry.number')).toMatchObject({ text: '45', kind: 'count' });
    const procedure = procedures.find(({ id }) => id === 'birth');
    if (procedure === undefined) throw new Error('no births');
    const { entry: _entry, ...taken } = enteredDossier('birth', fields);
    const record = portalRecordOf(taken, procedure, 'Hà Thị Mẫu', world);
    expect(record.values.some(({ key }) => key.startsWith('entry.'))).toBe(false);
  });

  it('leaves out what is shown on request only where the ministry does not ask for it', () => {
    for (const procedure of procedures.filter(({ id }) => recordOrderOf(id) === undefined)) {
      const hidden = procedure.groups.flatMap(({ fields }) => fields).filter(({ sensitive }) => sensitive === true);
      const fields = Object.fromEntries(hidden.map(({ path }) => [path, 'không được thấy']));
      const dossier = enteredDossier(procedure.id, fields);
      expect(JSON.stringify(portalRecordOf(dossier, procedure, '', world))).not.toContain('không được thấy');
    }
  });
});
