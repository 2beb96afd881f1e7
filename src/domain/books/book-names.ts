import type { Label } from '../words.ts';
import type { BookKind } from './book.ts';

/** What the registers of a commune are called. */
export const bookNames: Readonly<Record<BookKind, Label>> = {
  KS: { vi: 'Sổ đăng ký khai sinh', en: 'Register of births' },
  KT: { vi: 'Sổ đăng ký khai tử', en: 'Register of deaths' },
  KH: { vi: 'Sổ đăng ký kết hôn', en: 'Register of marriages' },
  CMC: { vi: 'Sổ đăng ký nhận cha, mẹ, con', en: 'Register of recognitions' },
  GH: { vi: 'Sổ đăng ký giám hộ', en: 'Register of guardianships' },
  TDCC: {
    vi: 'Sổ đăng ký thay đổi, cải chính, bổ sung hộ tịch, xác định lại dân tộc',
    en: 'Register of changes and corrections',
  },
  TTHN: { vi: 'Sổ cấp giấy xác nhận tình trạng hôn nhân', en: 'Register of marital-status confirmations' },
  GCKH: { vi: 'Sổ ghi chú kết hôn', en: 'Register of marriages noted from abroad' },
  GCLH: { vi: 'Sổ ghi chú ly hôn', en: 'Register of divorces noted from abroad' },
  BSTL: { vi: 'Sổ cấp bản sao trích lục hộ tịch', en: 'Register of copies' },
  CTBS: { vi: 'Sổ chứng thực bản sao từ bản chính', en: 'Register of certified copies' },
  CTCK: { vi: 'Sổ chứng thực chữ ký', en: 'Register of certified signatures' },
  CTDC: { vi: 'Sổ chứng thực di chúc', en: 'Register of certified wills' },
  BSSG: { vi: 'Sổ cấp bản sao từ sổ gốc', en: 'Register of copies from an original register' },
};
