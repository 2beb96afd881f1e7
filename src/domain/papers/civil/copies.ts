import type { PaperSigner } from '../paper-body.ts';
import type { PaperQuestion, PaperSource } from '../paper.ts';

/** A copy is entered in the register of copies and bears that number: without one it is not handed out (TT 04/2024/TT-BTP). */
export const copyNumber: PaperQuestion = {
  name: 'number',
  label: { vi: 'Số của bản sao (theo sổ cấp bản sao)', en: 'Number of the copy (from the register of copies)' },
  kind: 'number',
  required: true,
};

export const signerQuestion: PaperQuestion = {
  name: 'signer',
  label: { vi: 'Người ký, chức vụ', en: 'Who signs, and as what' },
  kind: 'text',
  required: false,
  begins: ({ entry }) => (entry === undefined ? '' : `${entry.signerTitle} ${entry.signer}`.trim()),
};

export function copySigner({ answers }: PaperSource, title: string): PaperSigner {
  return { title, hint: '(Ký, ghi rõ họ, chữ đệm, tên, chức vụ và đóng dấu)', name: answers['signer'] ?? '' };
}
