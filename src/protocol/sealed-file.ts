/** `LMOUTBOX` begins a file of what waits on a machine: mark, form, the head's length in four bytes, the head, the key's box, the rest. */
export const fileMark: readonly number[] = [0x4c, 0x4d, 0x4f, 0x55, 0x54, 0x42, 0x4f, 0x58];

/** To whom such a file is sealed: the commune's recovery key, or the server's key for what revoked machines hand in. */
export const fileForms = { recovery: 1, server: 2 } as const;
export type FileForm = (typeof fileForms)[keyof typeof fileForms];

export const lengthBytes = 4;
/** Bytes of an uncompressed point of P-256, with which the key's box begins. */
export const pointBytes = 65;

const mostHead = 4_096;

export interface FilePlaces {
  readonly form: FileForm;
  /** Where the head, as JSON, and behind it the key's box begin. */
  readonly headAt: number;
  readonly keyAt: number;
}

/** Where its parts lie. `otherFile`: none of these; `newer`: of a newer build; `cut`: too short to tell. */
export function placesIn(bytes: Uint8Array): FilePlaces | 'otherFile' | 'newer' | 'cut' {
  if (!fileMark.every((byte, at) => bytes[at] === byte)) return 'otherFile';
  const form = bytes[fileMark.length] ?? fileForms.recovery;
  if (form > fileForms.server) return 'newer';
  const headAt = fileMark.length + 1 + lengthBytes;
  if (bytes.length < headAt) return 'cut';
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(fileMark.length + 1);
  if (length > mostHead || (form !== fileForms.recovery && form !== fileForms.server)) return 'otherFile';
  return { form, headAt, keyAt: headAt + length };
}
