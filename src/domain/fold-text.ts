/** Accent-free lower-case text for search: `Đỗ Thị H'Mẫu` → `do thi hmau`. Apostrophes vanish, hyphens part words. */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐðÐɖƉ]/gu, 'd')
    .replace(/['’‘ʼ`´]/gu, '')
    .toLowerCase()
    .replace(/[-\s]+/gu, ' ')
    .trim();
}
