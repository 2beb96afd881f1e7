import * as v from 'valibot';
import { type Envelope, envelopeSchema, type SendAnswer } from './envelope.ts';
import type { ToldState } from './tell-state.ts';

const text = v.pipe(v.string(), v.maxLength(300));

const plainSchema = v.object({
  code: text,
  module: text,
  communeCode: text,
  provinceCode: text,
  nationalCode: text,
  receivedAt: v.pipe(v.string(), v.isoTimestamp()),
  record: v.record(v.string(), v.unknown()),
  papers: v.array(v.object({ id: text, kind: text, name: text, fileName: text, sha256: text, data: v.string() })),
});

/** A plain dossier as the envelope it would be here; `undefined`: it is none. */
export function envelopeOfPlain(body: unknown): Envelope | undefined {
  const read = v.safeParse(plainSchema, body);
  if (!read.success) return undefined;
  const { code, module, communeCode, provinceCode, nationalCode, receivedAt, record, papers } = read.output;
  const [day = '', time = ''] = new Date(Date.parse(receivedAt) + 7 * 3_600_000).toISOString().split('T');
  const envelope = v.safeParse(envelopeSchema, {
    ...{ maDonVi: communeCode, maTinh: provinceCode, maTTHC: nationalCode, module, maHoSoMCDT: code },
    ngayTiepNhan: `${day.split('-').reverse().join('/')} ${time.slice(0, 8)}`,
    data: JSON.stringify(record),
    fileDinhKem: papers.map(({ id, kind, name, fileName, data }) => ({
      ...{ id, loaiGiayTo: kind, tenGiayTo: name, tenTepDinhKem: fileName, duLieuTepDinhKem: data },
    })),
  });
  return envelope.success ? envelope.output : undefined;
}

export function plainSendAnswer({ status, errorCode, errorDescription }: SendAnswer) {
  if (status === 1) return { status: 'taken' };
  return { status: errorCode === 'EXIST' ? 'already' : 'refused', said: errorDescription };
}

const states: Readonly<Record<string, string>> = {
  1: 'received',
  2: 'supplement',
  3: 'received',
  4: 'registered',
  5: 'registered',
  6: 'refused',
  7: 'received',
};

/** Where a dossier stands, in plain words. */
export function plainStanding({ maHoSoMCDT, trangThai, noiDungXuLy, ghiChu, hanBoSungHoSo, ...told }: ToldState) {
  const { ketQuaXuLy: result } = told;
  const word = (name: string): string | null => {
    const value = result?.[name];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  return {
    code: maHoSoMCDT,
    state: states[trangThai ?? ''] ?? trangThai,
    said: [noiDungXuLy, ghiChu].filter((part) => part !== '').join('. '),
    until: dayOf(hanBoSungHoSo),
    entry:
      result === null
        ? null
        : {
            ...{ number: word('soDangKy') ?? '', volume: word('quyenSo'), page: word('trangSo') },
            ...{ on: dayOf(word('ngayDangKy')), paper: word('duLieu') !== null },
          },
    personalNumber: word('soDinhDanh'),
  };
}

function dayOf(text: string | null): string | null {
  return text === null || text === '' ? null : text.slice(0, 10).split('/').reverse().join('-');
}
