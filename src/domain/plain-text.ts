const invisible = /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\ud800-\udfff]/gu;

/** Words of visible ASCII and of Latin letters that are one character each, single spaces between them: kept as they stand. */
const plainAlready = /^[!-~\u00c0-\u024f\u1ea0-\u1ef9]+(?: [!-~\u00c0-\u024f\u1ea0-\u1ef9]+)*$/;
const something = /[!-~\u00c0-\u024f\u1ea0-\u1ef9]/;

/** Whether nothing of a text would be kept. */
export function isBlank(text: string): boolean {
  return !something.test(text) && plainText(text) === '';
}

/** Whether a text is surely as it is kept, and something. */
export function isPlainAlready(text: string): boolean {
  return plainAlready.test(text);
}

/**
 * Text as it is kept everywhere: NFC, no control or invisible characters, no half of a pair, single spaces, trimmed. Line breaks become
 * spaces: no field of a civil-status paper has two lines.
 */
export function plainText(text: string): string {
  if (plainAlready.test(text)) return text;
  const visible = text.replace(/\s+/gu, ' ').replace(invisible, '');
  return visible.replace(/ {2,}/gu, ' ').trim().normalize('NFC');
}
