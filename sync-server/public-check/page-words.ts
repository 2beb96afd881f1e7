/** Viet Nam has no other time than UTC+7. */
export function vietnamTime(at: string): string {
  const [day = '', time = ''] = new Date(Date.parse(at) + 7 * 3_600_000).toISOString().split('T');
  const [year, month, date] = day.split('-');
  return `${time.slice(0, 8)} ${date}/${month}/${year} (giờ Việt Nam)`;
}

/** As text of the page, whatever is in it. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/gu, (letter) => `&#${letter.charCodeAt(0)};`);
}
