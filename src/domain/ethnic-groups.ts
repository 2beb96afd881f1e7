import type { Choice } from './words.ts';

// QĐ 121-TCTK/PPCĐ of 1979, from memory: the statistical codes 01–54 in order (to be confirmed with a commune).
const names =
  'Kinh|Tày|Thái|Hoa|Khơ-me|Mường|Nùng|Mông|Dao|Gia-rai|Ngái|Ê-đê|Ba-na|Xơ-đăng|Sán Chay|Cơ-ho|Chăm|Sán Dìu|Hrê|Mnông|Ra-glai|Xtiêng|Bru-Vân Kiều|Thổ|Giáy|Cơ-tu|Gié-Triêng|Mạ|Khơ-mú|Co|Tà-ôi|Chơ-ro|Kháng|Xinh-mun|Hà Nhì|Chu-ru|Lào|La Chí|La Ha|Phù Lá|La Hủ|Lự|Lô Lô|Chứt|Mảng|Pà Thẻn|Cơ Lao|Cống|Bố Y|Si La|Pu Péo|Brâu|Ơ Đu|Rơ-măm';

/** The 54 ethnic groups and, as 55, foreigners. A group's own name in both languages. */
export const ethnicGroups: readonly Choice[] = [
  ...names.split('|').map((name, index) => ({
    code: String(index + 1).padStart(2, '0'),
    label: { vi: name, en: name },
  })),
  { code: '55', label: { vi: 'Người nước ngoài', en: 'Foreigner' } },
];
