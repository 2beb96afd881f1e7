import type { BusinessState } from '../src/domain/dossier.ts';
import { beginDossier } from '../src/domain/begin-dossier.ts';
import { argumentVersionOf } from '../src/domain/apply-mutation.ts';
import type { Fields } from '../src/domain/field.ts';
import type { Mutation } from '../src/domain/mutation.ts';
import { birthRegistration1 } from '../src/domain/procedures/birth/procedure.ts';
import { makeProvisionalCode } from '../src/domain/provisional-code.ts';
import { usualHours } from '../src/domain/working-calendar.ts';
import { calendar202611 } from '../src/domain/working-calendar-data.ts';

const receivedOn = '2026-11-20';
const receivedAt = '2026-11-20T02:00:00.000Z';
/** Province 99 does not exist, and no number of a person begins with 999. */
const residence = { provinceCode: '99', communeCode: '99999', detail: 'Thôn Mẫu' };

/** The field that the checks change: text, asked of everybody. */
export const field = 'applicant.declaredAt';
export const first = 'xã Thử Nghiệm';
export const otherField = 'applicant.phone';
export const otherFirst = '0999000001';

/** The declaration for a plainly made-up foundling: «Thử Đối Chiếu», «try, compare». */
const fields: Fields = {
  'applicant.fullName': 'Mẫu Thị Thử',
  'applicant.pin': '999190000001',
  'applicant.idDocument': {
    type: '4',
    number: '999190000001',
    issuedOn: { y: 2022, m: 3, d: 4 },
    issuedBy: 'Bộ Công an',
  },
  'applicant.relationship': 'carer',
  [otherField]: otherFirst,
  'applicant.email': 'thu@mau.invalid',
  parentageCase: '5',
  'child.fullName': 'Thử Đối Chiếu',
  'child.birthDate': '2026-11-01',
  'child.sex': '2',
  'child.nationality': 'VN',
  'child.birthPlace': { at: 'address', address: residence },
  'child.hometown': residence,
  evidenceKind: 'foundlingRecord',
  'foundling.noticeFrom': '2026-11-02',
  'applicant.copiesRequested': true,
  'applicant.copies': 1,
  'applicant.signature': 'onPaper',
  'applicant.oath': true,
  [field]: first,
  'applicant.declaredOn': receivedOn,
};

export interface Acts {
  act(name: string, args: Mutation['args'], more?: Partial<Mutation>): Mutation;
  /** A record of its own; `wrong` puts other values, of whatever type, into the declaration. */
  opening(wrong?: Readonly<Record<string, unknown>>, more?: Partial<Mutation>): Mutation;
  openings(count: number): readonly Mutation[];
  edit(entity: string, change: { field?: string; from: unknown; to: unknown }, more?: Partial<Mutation>): Mutation;
  move(entity: string, from: BusinessState, to: BusinessState): Mutation;
  print(entity: string, more?: Partial<Mutation>): Mutation;
}

interface ActsParts {
  readonly scope: string;
  readonly author: string;
  readonly device: string;
  readonly newId: () => string;
}

/** Acts of one person at one machine, each with an id of its own. */
export function createActs({ scope, author, device, newId }: ActsParts): Acts {
  const act: Acts['act'] = (name, args, more = {}) => ({
    mid: newId(),
    scope,
    author,
    device,
    schema: argumentVersionOf(name) ?? 1,
    name,
    entity: newId(),
    base: null,
    deps: [],
    args,
    occurredAt: { device: receivedAt, offset: null, monotonic: 0 },
    ...more,
  });
  const opening: Acts['opening'] = (wrong = {}, more = {}) => {
    const entity = newId();
    const begun = beginDossier({
      procedure: birthRegistration1,
      fields,
      channel: 'direct',
      receivedAt,
      provisionalCode: makeProvisionalCode({ communeCode: '99999', incarnation: '0000TEST', receivedOn, number: 1 }),
      slipToken: `made-up-${entity}`,
      calendar: calendar202611,
      hours: usualHours,
    });
    return act('openDossier', { ...begun, fields: { ...fields, ...wrong } }, { entity, ...more });
  };
  return {
    act,
    opening,
    openings: (count) => Array.from({ length: count }, () => opening()),
    edit: (entity, { field: path = field, from, to }, more) =>
      act('editDossier', { changes: [{ field: path, from, to }] }, { entity, ...more }),
    move: (entity, from, to) => act('moveDossier', { from, to }, { entity }),
    print: (entity, more) => act('recordPrint', { paper: 'receiptSlip' }, { entity, ...more }),
  };
}
