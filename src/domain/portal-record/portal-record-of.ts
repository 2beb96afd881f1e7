import type { EntryKind, RegisterEntry } from '../books/register-entry.ts';
import type { Dossier } from '../dossier.ts';
import { printLocalDate } from '../local-date.ts';
import type { Procedure } from '../procedure.ts';
import type { Label } from '../words.ts';
import type { PortalRecord, PortalValue } from './portal-record.ts';
import { recordOrderOf } from './record-order.ts';
import { type PartsWorld, partsOfValue } from './value-parts.ts';

/** A dossier as it is keyed into another system. Pure; the words of units and countries are handed in. */
export function portalRecordOf(dossier: Dossier, procedure: Procedure, title: string, world: PartsWorld): PortalRecord {
  const { upstream } = dossier;
  return {
    dossier: dossier.id,
    procedure: dossier.procedure,
    title,
    code: dossier.codes.official ?? dossier.codes.provisional,
    stood: upstream === undefined ? null : { state: upstream.state, code: upstream.code },
    values: valuesOf(dossier, procedure, world),
  };
}

function valuesOf(dossier: Dossier, procedure: Procedure, world: PartsWorld): readonly PortalValue[] {
  const asked = procedure.groups.flatMap(({ title, fields }) => fields.map((spec) => ({ group: title, spec })));
  // Without an order of the ministry's: as our form asks, and nothing that is shown on request only.
  const order =
    recordOrderOf(dossier.procedure) ?? asked.flatMap(({ spec }) => (spec.sensitive === true ? [] : [spec.path]));
  const byPath = new Map(asked.map((each) => [each.spec.path, each]));
  const entered = new Map(enteredValues(dossier.entry).map((value) => [value.key, value]));
  return order.flatMap((path): readonly PortalValue[] => {
    const ofEntry = entered.get(path);
    if (ofEntry !== undefined) return [ofEntry];
    const question = byPath.get(path);
    const value = dossier.fields[path];
    if (question === undefined || value === undefined || question.spec.namesRecord === true) return [];
    const { group, spec } = question;
    return partsOfValue(spec, value, world).map(({ part, name, kind, text, code }) => ({
      key: part === '' ? path : `${path}.${part}`,
      group,
      label: name === null ? spec.label : within(spec.label, name),
      ...{ kind, text, code },
    }));
  });
}

const within = (label: Label, part: Label): Label => ({
  vi: `${label.vi} – ${part.vi}`,
  en: `${label.en} – ${part.en}`,
});

const entryKinds: Readonly<Record<EntryKind, string>> = {
  timely: 'Đăng ký đúng hạn',
  late: 'Đăng ký quá hạn',
  reRegistration: 'Đăng ký lại',
  foreignAnnotation: 'Ghi vào sổ việc đã đăng ký ở nước ngoài',
  unknown: 'Chưa rõ',
};

const register: Label = { vi: 'Sổ hộ tịch', en: 'Register' };

function enteredValues(entry: RegisterEntry | undefined): readonly PortalValue[] {
  if (entry === undefined) return [];
  const said = (
    part: string,
    label: Label,
    text: string | null,
    more: Partial<Pick<PortalValue, 'kind' | 'code'>> = {},
  ): readonly PortalValue[] =>
    text === null || text === ''
      ? []
      : [{ key: `entry.${part}`, group: register, label, kind: 'text', text, code: null, ...more }];
  const count = { kind: 'count' } as const;
  return [
    ...said('number', { vi: 'Số', en: 'Number' }, String(entry.number), count),
    ...said('volume', { vi: 'Quyển số', en: 'Volume' }, entry.volume),
    ...said('page', { vi: 'Trang số', en: 'Page' }, entry.page === null ? null : String(entry.page), count),
    ...said('registeredOn', { vi: 'Ngày đăng ký', en: 'Registered on' }, printLocalDate(entry.registeredOn), {
      ...{ kind: 'date', code: entry.registeredOn },
    }),
    ...said('kind', { vi: 'Loại đăng ký', en: 'Kind of registration' }, entryKinds[entry.kind], {
      ...{ kind: 'choice', code: entry.kind },
    }),
    ...said('signer', { vi: 'Người ký', en: 'Signed by' }, entry.signer),
    ...said('signerTitle', { vi: 'Chức vụ người ký', en: 'Title of who signed' }, entry.signerTitle),
    ...said('officer', { vi: 'Người thực hiện', en: 'Entered by' }, entry.officer),
    ...said('remarks', { vi: 'Ghi chú', en: 'Remarks' }, entry.remarks),
  ];
}
