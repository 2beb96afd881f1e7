import type { SeededRandom } from './seeded-random.ts';

/** Every name carries «Thử» (try) or «Mẫu» (sample), so that nobody can take one for a real person's. */
export interface NamingCustom {
  /** Code of the people in the list of ethnic groups. */
  readonly ethnicity: string;
  readonly families: readonly string[];
  readonly name: (family: string, sex: '1' | '2', given: string, random: SeededRandom) => string;
}

const vietnamese = (family: string, sex: '1' | '2', given: string, random: SeededRandom): string => {
  const middle =
    sex === '2' ? pick(random, ['Thị', 'Thị Ngọc', 'Diệu', 'Thị']) : pick(random, ['Văn', 'Hữu', 'Đức', 'Quốc']);
  return `${family} ${middle} Thử ${given}`;
};

/** The prefix says daughter or son; the clan comes last and goes from mother to child. */
const clanLast = (family: string, sex: '1' | '2', given: string, random: SeededRandom): string =>
  sex === '2' ? `${pick(random, ["H'Mẫu ", "H' Thử "])}${given} ${family}` : `Y Thử ${given} ${family}`;

export const kinh: NamingCustom = {
  ethnicity: '01',
  families: [
    'Nguyễn',
    'Trần',
    'Lê',
    'Phạm',
    'Hoàng',
    'Huỳnh',
    'Phan',
    'Vũ',
    'Võ',
    'Đặng',
    'Bùi',
    'Đỗ',
    'Hồ',
    'Ngô',
    'Dương',
    'Lý',
  ],
  name: vietnamese,
};

export const minorities: readonly NamingCustom[] = [
  { ethnicity: '12', families: ['Niê', 'Byă', 'Mlô', 'Êban', 'Kbuôr', 'Ayŭn', 'Hđơk', 'Ênuôl Čư'], name: clanLast },
  {
    ethnicity: '10',
    families: ['Siu', 'Ksor', 'Rơ Châm', 'Rah Lan'],
    name: (f, s, g) => `${f} ${s === '2' ? "H'Mẫu" : 'Thử'} ${g}`,
  },
  { ethnicity: '03', families: ['Lò', 'Cà', 'Quàng', 'Lường'], name: vietnamese },
  {
    ethnicity: '08',
    families: ['Giàng', 'Sùng', 'Vàng', 'Thào'],
    name: (f, s, g) => `${f} ${s === '2' ? 'Thị' : 'A'} Thử ${g}`,
  },
  { ethnicity: '05', families: ['Thạch', 'Danh', 'Kim', 'Sơn'], name: vietnamese },
  { ethnicity: '16', families: ['Mẫu', 'Thử'], name: (f, s, g) => `${s === '2' ? 'Ka ' : "K'"}${f} ${g}` },
  { ethnicity: '22', families: ['Điểu', 'Thị'], name: (f, _, g) => `${f} Thử ${g}` },
];

export const givenNames: readonly string[] = [
  ...[
    'An',
    'Bình',
    'Chi',
    'Dung',
    'Giang',
    'Hà',
    'Hiếu',
    'Hương',
    'Khánh',
    'Kiên',
    'Lan',
    'Linh',
    'Long',
    'Mai',
    'Minh',
  ],
  ...[
    'Nam',
    'Ngân',
    'Nghĩa',
    'Nhung',
    'Oanh',
    'Phúc',
    'Phượng',
    'Quân',
    'Quỳnh',
    'Sơn',
    'Tâm',
    'Thảo',
    'Thủy',
    'Trang',
  ],
  ...['Tuấn', 'Tuyết', 'Uyên', 'Việt', 'Vy', 'Xuân', 'Yến', 'Đạt', 'Ánh', 'Ân', 'Ý'],
];

/** Letters of the Central Highlands' scripts: č ñ ĕ ŏ ĭ ŭ. */
export const highlandGivenNames: readonly string[] = ['Čuên', 'Ñuôr', 'Brĕl', 'Kŏn', 'Blĭ', 'Djŭng', 'Hmŏk'];

export const longestGiven = 'Nghiệm Công Tằng Tôn Nữ Huyền Diệu Phượng Hoàng Nguyệt Quỳnh Trường Giang Nghiêng Nghiêng';

export function pick<Item>(random: SeededRandom, items: readonly Item[]): Item {
  const item = items[random.integer(0, items.length - 1)];
  if (item === undefined) throw new Error('Nothing to pick from.');
  return item;
}
