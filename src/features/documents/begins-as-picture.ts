const startsWith = (bytes: Uint8Array, signs: readonly number[], at = 0): boolean =>
  signs.every((sign, index) => bytes[at + index] === sign);

const riff = [0x52, 0x49, 0x46, 0x46];
const webp = [0x57, 0x45, 0x42, 0x50];

/** Whether a file says at its beginning that it is a JPEG, PNG or WebP: that it could not be opened may then be the machine's fault. */
async function beginsAsPicture(source: Blob): Promise<boolean> {
  const bytes = new Uint8Array(await source.slice(0, 12).arrayBuffer());
  const isJpeg = startsWith(bytes, [0xff, 0xd8, 0xff]);
  const isPng = startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return isJpeg || isPng || (startsWith(bytes, riff) && startsWith(bytes, webp, 8));
}

/** What becomes of a kept photograph that no page could be made of: only what is none, and has just been chosen, is dropped. */
export async function unmade(
  source: Blob,
  age: 'new' | 'old',
): Promise<{ readonly problem: 'notAPage' | 'notMade'; readonly drops: boolean }> {
  const isPicture = await beginsAsPicture(source);
  return { problem: isPicture ? 'notMade' : 'notAPage', drops: age === 'new' && !isPicture };
}
