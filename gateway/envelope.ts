import * as v from 'valibot';
import { isModule, type Module } from './record-schemas.ts';

const text = (max: number) => v.pipe(v.string(), v.maxLength(max));

/** One dossier as it is sent. `data` is the record, as a text of its own. */
export const envelopeSchema = v.object({
  maDonVi: v.pipe(v.string(), v.regex(/^\d{5}$/u)),
  maTinh: v.pipe(v.string(), v.regex(/^\d{2}$/u)),
  maTTHC: v.pipe(v.string(), v.regex(/^\d\.\d{6}$/u)),
  module: v.custom<Module>(isModule),
  maHoSoMCDT: v.pipe(v.string(), v.regex(/^[A-Z0-9]+(?:\.[A-Z0-9]+){1,3}-\d{6}-[A-Z0-9]{4,}$/u), v.maxLength(50)),
  maHoSoLT: v.optional(text(50), ''),
  ngayTiepNhan: v.pipe(v.string(), v.regex(/^\d{2}\/\d{2}\/\d{4} \d{2}:\d{2}:\d{2}$/u)),
  data: v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.unknown())),
  fileDinhKem: v.optional(
    v.array(
      v.object({
        id: text(100),
        loaiGiayTo: text(50),
        tenGiayTo: text(300),
        tenTepDinhKem: text(300),
        huyGiayTo: v.optional(v.union([v.string(), v.number(), v.boolean()])),
        duLieuTepDinhKem: v.pipe(v.string(), v.base64()),
      }),
    ),
    [],
  ),
});
export type Envelope = v.InferOutput<typeof envelopeSchema>;

/** Which dossiers somebody asks about. */
export const questionSchema = v.object({
  maTinh: v.string(),
  module: v.custom<Module>(isModule),
  maDinhDanhHoSo: v.pipe(v.array(v.string()), v.maxLength(100)),
});

/** How every send is answered. */
export interface SendAnswer {
  readonly status: 0 | 1;
  readonly statusDescription: string;
  readonly errorCode: string;
  readonly errorDescription: string;
}

export const taken: SendAnswer = {
  status: 1,
  statusDescription: 'Tiếp nhận thành công',
  errorCode: '',
  errorDescription: '',
};

export function turnedDown(errorCode: string, errorDescription: string): SendAnswer {
  return { status: 0, statusDescription: 'Tiếp nhận không thành công', errorCode, errorDescription };
}
