import type { SheetColumn, SheetMapping } from '../column-mapping.ts';
import { stays } from '../../procedures/marital-confirmation/stays.ts';
import { bookColumns, fill, keptOfPerson, personColumns, requesterColumns } from './shared.ts';

const timeOf = (stay: number, suffix: string): readonly SheetColumn[] => [
  fill(`nxnThoiGianCuTruTai${suffix}`, `stays.${stay}.place`),
  fill(`nxnThoiGianCuTruTu${suffix}`, `stays.${stay}.from`),
  fill(`nxnThoiGianCuTruDen${suffix}`, `stays.${stay}.to`),
];

/** The ministry has one time of residence and one cell for the status: what an entry says beyond that goes behind, under names of ours. */
const ours: readonly SheetColumn[] = [
  ...Array.from({ length: stays.most - 1 }, (_, index) => timeOf(index + 2, String(index + 2))).flat(),
  fill('nxnTenVoChong', 'marital.spouse'),
  fill('nxnGiayChungNhanKetHon', 'marital.certificate'),
  fill('nxnGiayToChamDutHonNhan', 'marital.endPaper'),
  fill('nxnNgayChamDutHonNhan', 'marital.endedOn'),
  ...personColumns('nxnNguoiKetHon', 'intended'),
  fill('nxnNoiKetHon', 'purpose.place'),
];

/** Confirmations of marital status (`HN`): the status by its name, since no national list of codes is known. */
export const maritalConfirmationSheet: SheetMapping = {
  bookKind: 'TTHN',
  names: 'ministry',
  procedure: 'marital-confirmation',
  columns: [
    ...bookColumns({ '0': 'unknown', '1': 'timely' }),
    ...personColumns('nxn', 'subject'),
    fill('nxnGioiTinh', 'subject.sex'),
    ...timeOf(1, ''),
    fill('nxnTinhTrangHonNhan', 'marital.state', { byName: true, otherwise: { field: 'marital.endPaper' } }),
    fill('nxnLoaiMucDichSuDung', 'purpose.kind', { none: ['0'] }),
    fill('nxnMucDichSuDung', 'purpose.text'),
    ...requesterColumns,
    fill('soLuongBanSao', 'applicant.copies'),
    ...ours,
  ],
  kept: ['noiCap', ...keptOfPerson('nxn'), ...keptOfPerson('nyc')],
};
