import type { Annotation } from '../../src/domain/books/register-entry.ts';
import type { Dossier } from '../../src/domain/dossier.ts';
import type { FieldPath, Fields, FieldValue } from '../../src/domain/field.ts';
import type { Procedure } from '../../src/domain/procedure.ts';
import { procedureFields } from '../../src/domain/procedure-fields.ts';
import { birthRegistration1 } from '../../src/domain/procedures/birth/procedure.ts';
import { deathRegistration1 } from '../../src/domain/procedures/death/procedure.ts';
import { maritalConfirmation1 } from '../../src/domain/procedures/marital-confirmation/procedure.ts';
import { marriageRegistration1 } from '../../src/domain/procedures/marriage/procedure.ts';
import { enteredDossier } from './entered-dossier.ts';
import { madeUpDeath, madeUpMaritalConfirmation, madeUpMarriage } from './made-up-events.ts';
import { makePeople } from './people.ts';

export const longestName = "H'Nguyễn Hoàng Thục Khuê Công Tằng Tôn Nữ Niê Kđăm Êban Mlô";

export interface HardCase {
  readonly dossier: Dossier;
  readonly procedure: Procedure;
}

const withoutFather = makePeople(13).birth({
  'child.fullName': longestName,
  'mother.fullName': longestName,
  'applicant.fullName': longestName,
  'child.otherNationality': 'FR',
  'child.ethnicity': '13',
  'child.ethnicityText': 'Roh',
  'mother.residence': {
    provinceCode: '99',
    communeCode: '99999',
    detail: 'Buôn Thử 3',
    asWritten: 'Buôn Cũ, xã Cũ, huyện Cũ, tỉnh Cũ',
  },
  parentageCase: '3',
});

const correction: Annotation = {
  id: '01930000-0000-7000-8000-0000000000c0',
  kind: 'correction',
  on: '2026-06-02',
  basis: 'Quyết định số 12/QĐ-UBND ngày 01/06/2026 của Ủy ban nhân dân xã Thử Nghiệm',
  dossier: null,
  changes: [{ field: 'mother.birthDate', from: { y: 1990 }, to: { y: 1991 } }],
  author: '01930000-0000-7000-8000-00000000000a',
  recordedAt: '2026-06-02T02:00:00.000Z',
};

interface MadeHard {
  readonly fields: Fields;
  /** What must then stand on a paper that tells of these persons. */
  readonly words: readonly string[];
}

/** Everybody in it has the longest name and two nationalities, and was born in 1938 and nothing more is known. */
export function madeHard(procedure: Procedure, fields: Fields): MadeHard {
  const hard: Record<FieldPath, FieldValue> = { ...fields };
  const words = new Set<string>();
  const put = (path: FieldPath, value: FieldValue, word: string): void => {
    hard[path] = value;
    words.add(word);
  };
  for (const { path, kind } of procedureFields(procedure).specs) {
    const block = path.slice(0, path.lastIndexOf('.'));
    if (kind === 'name' && path in fields) put(path, longestName, longestName.toUpperCase());
    else if (path.endsWith('.otherNationality') && fields[`${block}.nationality`] === 'VN') put(path, 'FR', 'Pháp');
    else if (kind === 'partialDate' && path.endsWith('.birthDate') && path in fields) put(path, { y: 1938 }, '1938');
  }
  return { fields: hard, words: [...words] };
}

/** What papers are hardest to print for: the longest name, an empty father block, two nationalities, 1938 and nothing more, an address of before. */
export const hardCases = {
  birth: {
    procedure: birthRegistration1,
    dossier: enteredDossier(
      'birth',
      Object.fromEntries(Object.entries(withoutFather).filter(([path]) => !path.startsWith('father.'))),
      { annotations: [correction] },
    ),
  },
  death: {
    procedure: deathRegistration1,
    dossier: enteredDossier(
      'death',
      madeUpDeath({
        seed: 71,
        overrides: {
          'deceased.fullName': longestName,
          'deceased.birthDate': { y: 1938 },
          'deceased.otherNationality': 'LA',
        },
      }),
    ),
  },
  marriage: {
    procedure: marriageRegistration1,
    dossier: enteredDossier(
      'marriage',
      madeUpMarriage({
        seed: 72,
        overrides: { 'bride.fullName': longestName, 'groom.fullName': longestName, 'groom.otherNationality': 'US' },
      }),
    ),
  },
  marital: {
    procedure: maritalConfirmation1,
    dossier: enteredDossier(
      'marital-confirmation',
      madeUpMaritalConfirmation({ seed: 73, overrides: { 'subject.fullName': longestName } }),
    ),
  },
} as const satisfies Readonly<Record<string, HardCase>>;
