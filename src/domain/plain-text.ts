const invisible = /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\ud800-\udfff]/gu;

/**
 * Text as it is kept everywhere: NFC, no control or invisible characters, no half of a pair, single spaces, trimmed. Line breaks become
 * spaces: no field of a civil-status paper has two lines.
 */
export function plainText(text: string): string {
  const visible = text.replace(/\s+/gu, ' ').replace(invisible, '');
  return visible.replace(/ {2,}/gu, ' ').trim().normalize('NFC');
}
