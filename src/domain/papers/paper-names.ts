import { slipPaper } from '../prints.ts';
import type { Label } from '../words.ts';

/** What the interface calls each paper, by the id its prints are kept under: ids never change. */
export const paperNames = {
  [slipPaper]: { vi: 'Giấy tiếp nhận và hẹn trả (mẫu 01)', en: 'Slip with the return date (form 01)' },
  reportNote: { vi: 'Phiếu báo (không phải giấy tiếp nhận)', en: 'Report note (no receipt)' },
  supplementSlip: { vi: 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (mẫu 02)', en: 'Request for a supplement (form 02)' },
  refusalSlip: { vi: 'Phiếu từ chối tiếp nhận giải quyết hồ sơ (mẫu 03)', en: 'Refusal at the desk (form 03)' },
  registrationRefusal: { vi: 'Thông báo từ chối đăng ký hộ tịch', en: 'Refusal of the registration' },
  apologySlip: { vi: 'Phiếu xin lỗi và hẹn lại ngày trả (mẫu 04)', en: 'Apology with a new return date (form 04)' },
  stopNotice: { vi: 'Thông báo dừng giải quyết hồ sơ (mẫu 05)', en: 'Notice that the dossier is stopped (form 05)' },
  controlSheet: { vi: 'Phiếu kiểm soát quá trình giải quyết (mẫu 06)', en: 'Control sheet (form 06)' },
  birthCertificate: { vi: 'Giấy khai sinh (bản chính)', en: 'Birth certificate (original)' },
  marriageCertificate: { vi: 'Giấy chứng nhận kết hôn (bản chính)', en: 'Marriage certificate (original)' },
  deathExtract: { vi: 'Trích lục khai tử', en: 'Death extract' },
  maritalConfirmation: { vi: 'Giấy xác nhận tình trạng hôn nhân', en: 'Confirmation of marital status' },
  entryExtract: { vi: 'Trích lục', en: 'Extract of the entry' },
  birthCopy: { vi: 'Giấy khai sinh (bản sao)', en: 'Birth certificate (copy)' },
  birthExtractCopy: { vi: 'Trích lục khai sinh (bản sao)', en: 'Birth extract (copy)' },
  marriageExtractCopy: { vi: 'Trích lục kết hôn (bản sao)', en: 'Marriage extract (copy)' },
  deathExtractCopy: { vi: 'Trích lục khai tử (bản sao)', en: 'Death extract (copy)' },
  entryExtractCopy: { vi: 'Trích lục (bản sao)', en: 'Extract of the entry (copy)' },
  declaration: { vi: 'Tờ khai (đã điền sẵn)', en: 'Declaration (prefilled)' },
} as const satisfies Readonly<Record<string, Label>>;

export type PaperId = keyof typeof paperNames;

/** A paper of a newer build goes by its id. */
export function paperName(id: string): Label {
  const names: Readonly<Record<string, Label>> = paperNames;
  return names[id] ?? { vi: id, en: id };
}
